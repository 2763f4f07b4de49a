"""Which way an English sentence looks from a date: back, ahead, or neither."""
# floor 5

import re

# Between an auxiliary and its verb.
_BETWEEN = "(?: (?:not|also|then|be|have|been|again|soon|probably|likely|now|only|formally|officially|already))*"
_DONE = "(?: (?:[a-z]{2,}ed|held|taken|made|given|put|sent|cut|built|sold|begun|shown|brought|paid))?"
_READY = (
    "still|also|now|due|set|likely|expected|scheduled|about|supposed|ready|planning|going|not|soon|yet|slated|bound|"
    "poised"
)
_AHEAD = "|".join(
    (
        rf"(?:will|would|shall|should|must|won't|may|might|could|can|'ll){_BETWEEN}(?: [a-z]+)?",
        rf"(?:is|are|was|were|still|set|due|has|have|had)(?: (?:{_READY}))? to{_BETWEEN}(?: [a-z]+)?",
        f"to be{_DONE}",
        "(?:is|are|was|were|been|be)(?: [a-z]+ly)? (?:planned|expected|scheduled|due|set|slated|likely|invited|called)",
        "(?:moved|changed|shifted|rescheduled|adjourned|brought forward)(?: up| back)? to",
        "plans? to|planned|planning to|hopes? to|aims? to|intends? to|looking to|prepares? (?:to|for)|preparing",
        "due|schedules?|scheduled|expects?|expected|set for|going to|upcoming|forthcoming|coming|slated|targeted",
        "invited|postponed|delayed|proposed|deadline|ahead of|lies ahead|awaits?|awaited|waited for",
        # What is fixed is told in the present: "comes into force in May".
        "takes? (?:place|over|effect|office)|kicks off|comes? into|goes (?:up|into|to|on)|enters|falls on|expires?",
        "begins|starts|opens|ends|closes|leaves|arrives|resumes|precedes|returns|votes|meets?|moves|retires|faces|flies|gets",
    )
)
_NOW = rf"(?:is|are|be|stays?|remains?|keeps?){_BETWEEN}(?: shut| open|{_DONE})|has|have|runs|lasts"
_IRREGULAR = (
    "said told set was were had did since according came went took made began met held saw fell rose let cut "
    "hit shut lay won lost gave found left sent spoke wrote became got kept led put ran shot struck stood "
    "thought brought bought sold built grew knew drew drove flew heard laid paid read sank sat sought taught "
    "threw woke broke chose dealt felt forgot fought hid meant rode rang sang slept spent swore swam tore wore"
)
_BACK = (
    r"(?:has|have)(?: [a-z]+)? (?:been|[a-z]+ed|[a-z]+en|gone|done|made|had|held|won|lost|sent|cut|put)"
    rf"|{_IRREGULAR.replace(' ', '|')}|[a-z]{{2,}}ed"
)
_CUE = re.compile(rf"\b(?:(?P<ahead>{_AHEAD})|(?P<now>{_NOW})|(?P<back>{_BACK}))\b")

# Weaker than a verb: these point ahead where no verb of the past stands by.
_TOWARDS = re.compile(r"\b(?:until|by|before|till|through)(?: the| late| early| the end of)? $")
# These point ahead unless the past is denied, or lasted: "was not raised until March", "had been streets until Friday".
_NOT_YET = re.compile(r"\b(?:until|till|before) (?:the |late |early |at least )?$")
_DENIED = re.compile(r"\b(?:did|was|were|had|could|would)(?: not|n't)|\bnever\b|\bno\b.{0,40}\buntil")
_LASTED = frozenset(
    ["was", "were", "had", "did", "stood", "lay", "kept", "lived", "remained", "lasted", "stayed", "worked"]
)
# "Figures for December" are of a month that is over.
_FIGURES = re.compile(
    r"\b(?:figures?|data|reports?|results?|rise|fall|increase|decrease|gain|drop|numbers?|rates?|sales|profits?|earnings|"
    r"income|index|estimates?|totals?|time) for (?:the )?$"
)


def looks_ahead(before: str, after: str) -> bool | None:
    """Whether the words around a date, in small letters, point ahead; those before it count first.

    None: the sentence is in the present and says neither.
    """
    if before.endswith((" for ", " for the ")) and not _FIGURES.search(before):
        return True
    cues = list(_CUE.finditer(before))
    cue = cues[-1] if cues else _CUE.search(after)
    put_off = bool(cues) and cues[-1][0] not in _LASTED and not _DENIED.search(before)
    if put_off and _NOT_YET.search(before):
        return True
    if cue is None:
        return bool(_TOWARDS.search(before))
    if cue["now"] is not None:
        return True if _TOWARDS.search(before) else None
    return cue["ahead"] is not None
