"""What a reader looks at, as words of an address: the same keys in the page's #hash and the app's query."""
# floor 4

from collections.abc import Mapping

KEYS = ("date", "event", "island", "lang", "view", "kind", "source", "groups", "since", "until", "compare")
_LONGEST = 90  # characters; eight kinds in a row are 82, the longest id of the catalogue is shorter


def address_words(parameters: Mapping[str, str]) -> dict[str, str]:
    """The known keys of an address, cut to a length no true value has; the page's own codec judges the values."""
    return {key: parameters[key][:_LONGEST] for key in KEYS if key in parameters}
