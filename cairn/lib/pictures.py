"""Pictures out of files that nobody trusts: decoded within bounds, so that we draw what is kept."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
PIXELS_AT_MOST = 40_000_000
QUALITY = 84

# Whatever Pillow's decoders raise for files that are cut off, forged or made to hurt.
_DAMAGE = (
    OSError,
    EOFError,
    ValueError,
    SyntaxError,
    IndexError,
    KeyError,
    OverflowError,
    struct.error,
)
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


class NotAPicture(Exception):
    """The file is none that we can read."""


class TooManyPixels(Exception):
    """The picture would take more memory than it is worth."""


class Damaged(Exception):
    """The picture cannot be decoded to its end."""


@contextmanager
def opened(upload: IO[bytes]) -> Iterator[Image.Image]:
    """The picture, its pixels not yet decoded; decode it inside the block, which names damage."""
    try:
        with Image.open(upload, formats=FORMATS) as image:
            if image.width * image.height > PIXELS_AT_MOST:
                raise TooManyPixels
            yield image
    except _BOMBS:
        raise TooManyPixels from None
    except UnidentifiedImageError:
        raise NotAPicture from None
    except _DAMAGE:
        raise Damaged from None


def upright(image: Image.Image, edge: int) -> Image.Image:
    """The pixels as they were meant to be seen, and nothing that was said about them.

    A JPEG is read no larger than needed for `edge` pixels along its shorter edge.
    """
    image.draft("RGB", (edge, edge))
    turned = ImageOps.exif_transpose(image)
    plain = turned.convert("RGBA" if turned.has_transparency_data else "RGB")
    plain.info = {}
    return plain
