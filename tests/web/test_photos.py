"""Choosing and removing one's own photo."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from cairn.people.models import Profile
from tests.web.test_people import fetched


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def a_picture(size=(300, 200)) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, "teal").save(file, "PNG")
    return file.getvalue()


def upload(client, content: bytes, name="me.png", kind="image/png"):
    return client.post("/profile/photo/", {"photo": SimpleUploadedFile(name, content, kind)})


def test_it_shows_the_new_photo_everywhere(as_, lin):
    client = as_(lin)
    assert upload(client, a_picture()).url == "/profile/"
    profile = Profile.of(lin.user)
    assert profile.portrait_url in client.get("/profile/").content.decode()
    assert fetched(client, profile.photo_url).status_code == 200


def test_it_removes_the_photo(as_, lin, media, django_capture_on_commit_callbacks):
    upload(as_(lin), a_picture())
    with django_capture_on_commit_callbacks(execute=True):
        assert as_(lin).post("/profile/photo/remove/").url == "/profile/photo/"
    assert Profile.of(lin.user).photo == ""
    assert not [path for path in media.rglob("*") if path.is_file()]
    assert as_(lin).get("/profile/photo/remove/").status_code == 405


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty"),
        (b"I am a text", "cannot read this as a picture"),
        (a_picture()[:80], "damaged"),
        (a_picture() + b"x" * (8 * 1024 * 1024), "larger than 8 MB"),
    ],
)
def test_it_says_at_the_field_what_is_wrong_and_keeps_nothing(as_, lin, media, content, words):
    response = upload(as_(lin), content)
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page[page.index('id="id_photo_error"') :]
    assert not [path for path in media.rglob("*") if path.is_file()]
    assert Profile.of(lin.user).photo == ""


def test_it_asks_for_a_picture_when_none_was_chosen(as_, lin):
    response = as_(lin).post("/profile/photo/", {"photo": "a text, not a file", "x": "y"})
    assert response.status_code == 422
    assert "Choose a picture first." in response.content.decode()


def test_the_name_and_the_type_of_a_file_mean_nothing(as_, lin, media):
    response = upload(as_(lin), a_picture(), "../../me.html\r\nX: y", "text/html")
    assert response.status_code == 302
    assert {path.suffix for path in media.rglob("*") if path.is_file()} == {".webp"}
