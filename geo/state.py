"""What a reader looks at, as words of an address: the same keys in the page's #hash and the app's query."""
# floor 4

from collections.abc import Mapping

KEYS = ("date", "event", "island", "lang", "view", "kind", "source", "groups", "since", "until", "compare")
_LONGEST = 300  # characters; the name of a publisher has no more, all other values are shorter


def address_words(parameters: Mapping[str, str]) -> dict[str, str]:
    """The known keys of an address, cut to a length no true value has; the page's own codec judges the values."""
    return {key: parameters[key][:_LONGEST] for key in KEYS if key in parameters}
