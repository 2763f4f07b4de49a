"""The name of a document as people see it."""
# floor 7

import re
import unicodedata

_LONGEST = 120
_LONGEST_ENDING = 10


def shown_name(name: str) -> str:
    """Last part of a file name without control and direction marks, at most 120 characters; for showing only."""
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(char for char in last if unicodedata.category(char)[0] != "C" and char not in "\u2028\u2029").strip()
    if kept.strip(". ") == "":
        return "document"
    if len(kept) <= _LONGEST:
        return kept
    stem, dot, ending = kept.rpartition(".")
    tail = dot + ending if stem and len(ending) <= _LONGEST_ENDING else ""
    return kept[: _LONGEST - len(tail) - 1] + "…" + tail
