"""Photos: whatever is uploaded, what is kept is a clean square or nothing at all."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path
from struct import pack

import pytest
from django.conf import settings
from django.db import DatabaseError
from PIL import Image

from cairn.lib.refusal import Refused
from cairn.people import photos
from cairn.people.models import Profile
from cairn.people.refusals import Refusal
from tests.cast import a_person


@pytest.fixture
def profile(db):
    return Profile.of(a_person("Lin"))


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def a_picture(kind="JPEG", size=(640, 480), mode="RGB", **options) -> bytes:
    file = BytesIO()
    Image.new(mode, size).save(file, kind, **options)
    return file.getvalue()


def with_exif(orientation: int) -> bytes:
    """Left half red, right half blue, taken in Paris with the camera turned."""
    image = Image.new("RGB", (200, 200), "red")
    image.paste("blue", (100, 0, 200, 200))
    exif = image.getexif()
    exif[0x0112] = orientation
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010E] = "a secret place"
    file = BytesIO()
    image.save(file, "JPEG", exif=exif, comment=b"a secret place")
    return file.getvalue()


def squares(content: bytes) -> dict[int, Image.Image]:
    made = photos.squares_of(BytesIO(content), len(content))
    return {size: Image.open(BytesIO(square)) for size, square in made.items()}


def a_bomb(width: int, height: int) -> bytes:
    """A PNG of few bytes that says it has many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("JPEG", "RGB"), ("JPEG", "CMYK"), ("JPEG", "L"),
        ("PNG", "RGBA"), ("PNG", "P"), ("PNG", "1"), ("PNG", "LA"), ("PNG", "I;16"),
        ("WEBP", "RGBA"), ("GIF", "P"),
    ],
)  # fmt: skip
def test_it_redraws_every_kind_as_webp_squares(kind, mode):
    made = squares(a_picture(kind, mode=mode))
    assert {size: image.size for size, image in made.items()} == {96: (96, 96), 320: (320, 320)}
    assert {image.format for image in made.values()} == {"WEBP"}


def test_it_takes_the_first_picture_of_a_moving_one():
    frames = [Image.new("P", (50, 50), colour) for colour in (1, 2, 3)]
    file = BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    assert not getattr(squares(file.getvalue())[96], "is_animated", False)


def test_it_turns_the_picture_upright_and_drops_everything_hidden():
    upright, turned = squares(with_exif(1))[320], squares(with_exif(3))[320]
    assert upright.convert("RGB").getpixel((40, 160))[0] > 200
    assert turned.convert("RGB").getpixel((40, 160))[2] > 200
    assert not turned.getexif()
    content = photos.squares_of(BytesIO(with_exif(3)), 100)[320]
    assert b"secret" not in content
    assert b"EXIF" not in content


def test_it_keeps_no_colour_profile_and_no_second_format():
    hidden = a_picture("PNG", icc_profile=b"x" * 200) + b"<script>alert(1)</script>PK\x03\x04"
    content = photos.squares_of(BytesIO(hidden), len(hidden))[96]
    assert b"script" not in content
    assert b"ICCP" not in content


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"hello, I am a text", Refusal.NOT_A_PHOTO),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Refusal.NOT_A_PHOTO),
        (b"GIF89a/*<script>alert(1)</script>*/", Refusal.NOT_A_PHOTO),
        (a_picture("BMP"), Refusal.NOT_A_PHOTO),
        (a_picture("TIFF"), Refusal.NOT_A_PHOTO),
        (a_picture("JPEG")[:300], Refusal.PHOTO_BROKEN),
        (a_picture("PNG")[:60], Refusal.PHOTO_BROKEN),
        (a_picture("WEBP")[:40], Refusal.PHOTO_BROKEN),
        (a_bomb(7000, 6000), Refusal.PHOTO_TOO_LARGE),
        (a_bomb(12000, 9000), Refusal.PHOTO_TOO_LARGE),
        (a_bomb(60000, 60000), Refusal.PHOTO_TOO_LARGE),
        (a_bomb(100, 100), Refusal.PHOTO_BROKEN),
    ],
)
def test_it_refuses_what_is_no_decent_picture(content, refusal):
    with pytest.raises(Refused) as caught:
        squares(content)
    assert caught.value.refusal == refusal


def test_it_refuses_a_heavy_file_before_reading_it():
    with pytest.raises(Refused) as caught:
        photos.squares_of(BytesIO(), settings.PHOTO_MAX_BYTES + 1)
    assert caught.value.refusal == Refusal.PHOTO_TOO_HEAVY


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_damage_anywhere_is_refused_or_redrawn_and_never_raises(kind):
    whole, refused = a_picture(kind, size=(60, 60)), 0
    for place in range(0, len(whole), max(1, len(whole) // 60)):
        broken = bytearray(whole)
        broken[place] ^= 0xFF
        for content in (bytes(broken), whole[:place]):
            try:
                squares(content)
            except Refused:
                refused += 1
    assert refused


def stored(media: Path) -> list[Path]:
    return [path for path in media.rglob("*") if path.is_file()]


def test_a_new_photo_replaces_the_files_of_the_old_one(
    profile, media, django_capture_on_commit_callbacks
):
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            profile.show_photo(BytesIO(a_picture()), 1000)
    assert len(stored(media)) == 2
    assert all(path.name.startswith(profile.photo) for path in stored(media))
    with django_capture_on_commit_callbacks(execute=True):
        profile.hide_photo()
    assert stored(media) == []
    assert (profile.photo_url, profile.portrait_url) == ("", "")


def test_nothing_is_left_when_saving_fails(profile, media, monkeypatch):
    def fail(*args, **kwargs):
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(Profile, "record", fail)
    with pytest.raises(DatabaseError):
        profile.show_photo(BytesIO(a_picture()), 1000)
    assert stored(media) == []
    assert Profile.objects.get(pk=profile.pk).photo == ""
