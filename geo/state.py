"""What a reader looks at, as words of an address: the same four keys in the page's #hash and the app's query."""
# floor 4

from collections.abc import Mapping

KEYS = ("date", "event", "island", "lang")
_LONGEST = 80  # characters; the longest id of the catalogue is shorter


def address_words(parameters: Mapping[str, str]) -> dict[str, str]:
    """The known keys of an address, cut to a length no true value has; the page's own codec judges the values."""
    return {key: parameters[key][:_LONGEST] for key in KEYS if key in parameters}
