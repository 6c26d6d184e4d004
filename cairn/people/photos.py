"""Photos of people: hostile files in, small clean squares out.

What is stored was drawn by us from pixels alone: no metadata (nor the place where a picture was
taken), no second format hidden in the file, and a name that says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from PIL import Image, ImageOps

from cairn.lib import pictures
from cairn.lib.key import new_key
from cairn.lib.refusal import Refused, refuse_if
from cairn.people.refusals import Refusal

SIZES = (96, 320)


def squares_of(upload: IO[bytes], length: int) -> dict[int, bytes]:
    """The picture in `upload`, a file of `length` bytes, as WebP squares by their size.

    Raises Refused for anything that is no whole picture of a decent size.
    """
    refuse_if(Refusal.PHOTO_TOO_HEAVY if length > settings.PHOTO_MAX_BYTES else None)
    try:
        with pictures.opened(upload) as image:
            portrait = _portrait(image)
    except pictures.TooManyPixels:
        raise Refused(Refusal.PHOTO_TOO_LARGE) from None
    except pictures.NotAPicture:
        raise Refused(Refusal.NOT_A_PHOTO) from None
    except pictures.Damaged:
        raise Refused(Refusal.PHOTO_BROKEN) from None
    return {size: _encoded(portrait, size) for size in SIZES}


@contextmanager
def kept(squares: dict[int, bytes]) -> Iterator[str]:
    """Store the squares and give their name; nothing is left of them if the block fails."""
    name = new_key() + new_key()
    try:
        for size, content in squares.items():
            default_storage.save(_path(name, size), ContentFile(content))
        yield name
    except BaseException:
        discard(name)
        raise


def discard(name: str) -> None:
    for size in SIZES if name else ():
        default_storage.delete(_path(name, size))


def opened(name: str, size: int) -> File[bytes] | None:
    """The stored square, None when there is none of that size."""
    path = _path(name, size)
    known = bool(name) and size in SIZES and default_storage.exists(path)
    return default_storage.open(path) if known else None


def _path(name: str, size: int) -> str:
    return f"photos/{name[:2]}/{name}-{size}.webp"


def _portrait(image: Image.Image) -> Image.Image:
    """The upright middle of the picture, as a square of the largest size."""
    largest = max(SIZES)
    upright = pictures.upright(image, 2 * largest)
    return ImageOps.fit(upright, (largest, largest), Image.Resampling.LANCZOS)


def _encoded(portrait: Image.Image, size: int) -> bytes:
    square = portrait.resize((size, size), Image.Resampling.LANCZOS)
    file = BytesIO()
    square.save(file, "WEBP", quality=pictures.QUALITY, method=4)
    return file.getvalue()
