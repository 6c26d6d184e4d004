"""A resource with a file: stored before the lock, gone with its row, and within the room."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import DatabaseError

from cairn.files.models import File
from cairn.files.receiving import copied
from cairn.files.refusals import Refusal as FileRefusal
from cairn.lib.refusal import Refused
from cairn.workspace.models import Resource
from cairn.workspace.refusals import Refusal
from tests.architecture.test_torn_states import statements_that_tear
from tests.files.conftest import media
from tests.files.corpus import HTML, PDF, an_upload
from tests.refusing import refused
from tests.workspace.pieces import a_resource, cancelled

__all__ = ["media"]
MB = 1024 * 1024


def lying(media: Path) -> list[bytes]:
    return sorted(path.read_bytes() for path in media.rglob("*") if path.is_file())


def a_file(pair, content: bytes = b"Ask why.\n", **values) -> Resource:
    upload = an_upload(values.pop("name", "guide.txt"), content)
    return a_resource(pair, url="", upload=upload, **values)


def test_it_is_kept_under_a_name_that_says_nothing(pair, media):
    resource = a_file(pair, name="../../Ada's guide.TXT")
    (path,) = (path for path in media.rglob("*") if path.is_file())
    assert path.read_bytes() == b"Ask why.\n"
    assert path.name == resource.file.blob
    assert "guide" not in str(path.relative_to(media))
    assert "." not in path.name
    assert (resource.file.name, resource.file.size) == ("Ada's guide.txt", 9)


def test_newer_content_takes_its_place(pair, mentor, media, django_capture_on_commit_callbacks):
    resource = a_file(pair)
    row = resource.file_id
    with django_capture_on_commit_callbacks(execute=True):
        resource.edit(by=mentor, version=1, upload=an_upload("guide.pdf", PDF))
    resource = Resource.objects.get()
    assert (resource.file_id, resource.file.kind, resource.file.size) == (row, "pdf", len(PDF))
    assert lying(media) == [PDF]


def test_changing_words_leaves_the_file(pair, mentor, media):
    resource = a_file(pair)
    resource.edit(by=mentor, version=1, title="Another")
    assert Resource.objects.get().file.name == "guide.txt"
    assert len(lying(media)) == 1


def test_its_content_goes_with_it(pair, mentor, media, django_capture_on_commit_callbacks):
    resource = a_file(pair)
    with django_capture_on_commit_callbacks(execute=True):
        resource.remove(by=mentor)
        assert lying(media)
    assert not File.objects.exists()
    assert lying(media) == []


def test_nothing_is_left_of_what_is_refused(pair, mentor, mentee, noor, media):
    with refused(FileRefusal.NOT_WHAT_IT_SAYS):
        a_file(pair, HTML, name="guide.pdf")
    with refused(Refusal.NOT_A_PARTNER):
        a_file(pair, by=noor)
    resource = a_resource(pair)
    with refused(Refusal.NOT_THE_AUTHOR):
        resource.edit(by=mentee, version=1, upload=an_upload())
    with refused(Refusal.CHANGED):
        resource.edit(by=mentor, version=7, upload=an_upload())
    cancelled(pair)
    with refused(Refusal.ENDED):
        a_file(pair)
    assert lying(media) == []
    assert not File.objects.exists()


def test_nothing_is_left_when_saving_fails(pair, media, monkeypatch):
    def fail(*args, **kwargs):
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(Resource, "record", fail)
    with pytest.raises(DatabaseError):
        a_file(pair)
    assert lying(media) == []


def test_it_is_empty_or_too_heavy(pair, settings, media):
    settings.FILE_MAX_BYTES = 100
    with refused(FileRefusal.EMPTY):
        a_file(pair, b"")
    with refused(FileRefusal.TOO_HEAVY):
        a_file(pair, b"a" * 101)
    assert a_file(pair, b"a" * 100)
    assert lying(media) == [b"a" * 100]


def test_a_community_has_so_much_room_and_nobody_takes_all_of_it(pair, settings, mentor, mentee):
    settings.COMMUNITY_FILES_BYTES = 1000
    first = a_file(pair, b"a" * 200)
    with refused(FileRefusal.NO_ROOM_OF_YOURS):
        a_file(pair, b"a")
    first.edit(by=mentor, version=1, upload=an_upload(content=b"b" * 200))
    a_file(pair, b"a" * 199, by=mentee)
    settings.COMMUNITY_FILES_BYTES = 399
    with refused(FileRefusal.NO_ROOM):
        a_file(pair, b"a", by=mentee)


def test_other_communities_have_room_of_their_own(pair, settings, sam):
    settings.COMMUNITY_FILES_BYTES = 1000
    a_file(pair, b"a" * 200)
    assert File(uploaded_by=sam).refusal_to_take(200) is None


def test_fetching_marks_it_once_and_only_for_the_other_one(pair, mentor, mentee, noor):
    resource = a_file(pair)
    for who in (mentor, noor):
        resource.fetch(by=who)
        assert resource.opened_at is None
    stale = Resource.objects.get()
    resource.fetch(by=mentee)
    first = Resource.objects.get().opened_at
    stale.fetch(by=mentee)
    resource.fetch(by=mentee)
    assert first
    assert Resource.objects.get().opened_at == first


def test_fetching_after_the_end_changes_nothing(pair, mentee):
    resource = a_file(pair)
    cancelled(pair)
    resource.fetch(by=mentee)
    assert Resource.objects.get().opened_at is None


def test_a_copy_of_what_is_gone_is_refused(pair, media):
    resource = a_file(pair)
    for path in media.rglob("*"):
        if path.is_file():
            path.unlink()
    with pytest.raises(Refused), copied(resource.file):
        pass


def test_whichever_statement_fails_no_row_and_no_content_is_left(pair, media):
    assert statements_that_tear(lambda: a_file(pair)) == []
    assert len(lying(media)) == 1


def test_whichever_statement_of_a_replacement_fails_the_file_before_stays(pair, mentor, media):
    a_file(pair)

    def replace() -> None:
        Resource.objects.get().edit(by=mentor, version=1, upload=an_upload("b.txt", b"newer"))

    assert statements_that_tear(replace) == []
    with Resource.objects.get().file.opened() as content:
        assert content.read() == b"Ask why.\n"
