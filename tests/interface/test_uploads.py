"""An upload beyond the limit is read to its end, and hardly stored."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from tests.files.corpus import an_upload


def sent(content: bytes) -> tuple[int, int]:
    """The size of an upload as views see it, and how much of it lies on the disk."""
    request = RequestFactory().post("/", {"upload": an_upload(content=content)})
    upload = request.FILES["upload"]
    sizes = upload.size, len(upload.read())
    request.close()
    return sizes


@pytest.mark.parametrize("size", [1, 5_000, 100_000])
def test_what_fits_arrives_whole(settings, size: int):
    settings.FILE_MAX_BYTES = 100_000
    assert sent(b"a" * size) == (size, size)


def test_what_does_not_fit_says_how_large_it_is_and_takes_no_room(settings):
    settings.FILE_MAX_BYTES = settings.PHOTO_MAX_BYTES = 100_000
    size, stored = sent(b"a" * 9_000_000)
    assert size == 9_000_000
    assert stored < 300_000
