"""Text in one spelling of letters, digits, blanks and dashes, character for character: offsets stay what they were."""
# floor 0

_DASHES = "‐‑‒–—―−－"
_BLANKS = "\u00a0\u2007\u2009\u202f\u3000\t\r\n"
_PAIRS = {
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_BLANKS, " "),
    **dict.fromkeys("’ʼ‘＇", "'"),
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    **{"（": "(", "）": ")", "／": "/", "．": ".", "，": ",", "：": ":"},
}
# The one letter whose small form is two characters.
_DOTTED = "İ"


def fold(text: str) -> str:
    """`text` in small letters, with ASCII digits, plain blanks and hyphens; of the same length."""
    for found, wanted in _PAIRS.items():
        if found in text:
            text = text.replace(found, wanted)
    return text.replace(_DOTTED, "i").lower()
