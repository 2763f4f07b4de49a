"""What was done to a candidate, step by step, in the words of one language."""
# floor 17

from collections.abc import Mapping, Sequence
from typing import Any

from events.language import LANGUAGES
from events.review_content import GROUPS, KINDS
from events.review_wording import Wording
from events.store.rows import Revision


def history_rows(history: Sequence[Revision], wording: Wording) -> list[dict[str, Any]]:
    """Who did what when, first to last, and which fields it changed; nothing while it is as it was proposed."""
    return [_step(revision, wording) for revision in history] if len(history) > 1 else []


def undoable(history: Sequence[Revision]) -> bool:
    """Whether a step is left that can be taken back."""
    depth = 0
    for revision in history[1:]:
        depth += -1 if revision.action == "undo" else 1
    return depth > 0


def _step(revision: Revision, wording: Wording) -> dict[str, Any]:
    key = f"documents.did-{revision.action}"
    return {
        "who": revision.who,
        "when": revision.when,
        "what": wording.words.get(key, revision.action),
        "changes": [
            {"field": name, "old": _shown(old, field, wording), "new": _shown(new, field, wording)}
            for field, (before, after) in revision.changes.items()
            if (name := wording.words.get(f"documents.field-{field}"))
            for old, new in [_differing(before, after)]
        ],
    }


def _differing(old: object, new: object) -> tuple[object, object]:
    """Of texts in several languages only those that are not the same."""
    if not isinstance(old, Mapping) or not isinstance(new, Mapping):
        return old, new
    langs = [lang for lang in LANGUAGES if old.get(lang) != new.get(lang)]
    return {lang: old.get(lang) for lang in langs}, {lang: new.get(lang) for lang in langs}


def _shown(value: object, field: str, wording: Wording) -> str:
    """A value of a revision in a line."""
    if field == "places" and isinstance(value, list):
        return wording.groups([group for group in value if group in GROUPS]) or "–"
    if field == "kind" and value in KINDS:
        return wording.kind(str(value))
    if field == "status":
        return wording.words.get(f"documents.status-{value}", str(value))
    if field == "place_basis":
        return wording.words.get(f"documents.scope-{value}", "–")
    if isinstance(value, Mapping):
        return " / ".join(str(text) for text in value.values() if text) or "–"
    return str(value) if value else "–"
