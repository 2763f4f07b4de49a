"""Shapes and pictures: the islands as geometry, and everything that is drawn from them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.island_map import IslandMap

__all__ = ["IslandMap"]


def __getattr__(name: str) -> object:
    """The map from Python, read when it is asked for: `import geo.view` needs none of it."""
    if name == "IslandMap":
        from geo.island_map import IslandMap

        return IslandMap
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
