"""What hangs on nothing is forgotten after a day; what hangs on something never is."""

from __future__ import annotations

import os
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.utils import timezone

from cairn.files import blobs
from cairn.files.jobs import sweep_files
from cairn.files.models import File
from cairn.workspace.models import Resource
from tests.cast import a_pair
from tests.files.corpus import an_upload
from tests.workspace.pieces import a_resource


@pytest.fixture
def resource(ada, lin) -> Resource:
    return a_resource(a_pair(ada, lin), url="", upload=an_upload())


def lying(media: Path) -> list[Path]:
    return [path for path in media.rglob("*") if path.is_file()]


def two_days_later(media: Path) -> None:
    then = timezone.now() - timedelta(days=2)
    for path in lying(media):
        os.utime(path, (then.timestamp(), then.timestamp()))
    File.objects.update(uploaded_at=then)


def a_stray() -> None:
    """What a process leaves that dies between storing and saving."""
    with blobs.kept(BytesIO(b"stray")):
        pass


def test_there_may_be_nothing_at_all(db):
    assert sweep_files() == 0


def test_what_is_in_use_stays(resource, media):
    two_days_later(media)
    assert sweep_files() == 0
    assert len(lying(media)) == File.objects.count() == 1


def test_a_stray_goes_after_a_day_and_not_before(resource, media):
    a_stray()
    assert len(lying(media)) == 2
    sweep_files()
    assert len(lying(media)) == 2
    two_days_later(media)
    sweep_files()
    assert [path.name for path in lying(media)] == [resource.file.blob]


def test_a_file_whose_noun_was_deleted_goes_with_its_content(resource, media):
    Resource.objects.all().delete()
    sweep_files()
    assert File.objects.count() == 1
    two_days_later(media)
    sweep_files()
    assert not File.objects.exists()
    assert lying(media) == []


def test_what_cannot_be_swept_keeps_nobody_waiting(resource, media, monkeypatch):
    a_stray()
    a_stray()
    two_days_later(media)
    swept = []

    def stubborn(name: str) -> None:
        swept.append(name)
        raise OSError("busy")

    monkeypatch.setattr(blobs, "discard", stubborn)
    assert sweep_files() == 0
    assert len(swept) == 2
