"""A picture in few bytes: a map of flat colours needs no more than 256 of them."""
# floor 1

from io import BytesIO

from PIL import Image
from PIL.PngImagePlugin import PngImageFile, PngInfo


def with_palette(png: bytes) -> bytes:
    """The same PNG with 256 colours of its own, at about a quarter of the bytes; what is written in it stays.

    The colours are those of an octree, without dithering: no point is further than a few shades from its own.
    """
    with Image.open(BytesIO(png)) as picture:
        assert isinstance(picture, PngImageFile)
        about = PngInfo()
        for name, text in picture.text.items():
            about.add_itxt(name, text)
        few = picture.convert("RGB").quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    content = BytesIO()
    few.save(content, "png", compress_level=9, pnginfo=about)
    return content.getvalue()
