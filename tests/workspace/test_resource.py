"""One shares a link or some words; the other opens and finishes it."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from cairn.activity.models import Event
from cairn.workspace.models import Resource
from cairn.workspace.models.resource import tags_of
from cairn.workspace.refusals import Refusal
from tests.refusing import refused
from tests.workspace.pieces import a_resource, cancelled


def test_a_link_or_words_are_needed(pair):
    with refused(Refusal.LINK_OR_WORDS):
        a_resource(pair, url="")
    a_resource(pair, url="", words="Ask why five times")
    assert a_resource(pair, url="https://www.example.org:8000/a?b").host == "www.example.org"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.org/", "//example.org"])
def test_the_table_holds_no_other_link(pair, url):
    with pytest.raises(IntegrityError):
        a_resource(pair, url=url)


def test_the_other_one_opens_and_finishes_it(pair, mentor, mentee):
    resource = a_resource(pair)
    with refused(Refusal.OTHER_ONE_ONLY):
        resource.open(by=mentor)
    resource.open(by=mentee)
    with refused(Refusal.OTHER_STATE):
        resource.open(by=mentee)
    resource.finish(by=mentee)
    with refused(Refusal.OTHER_STATE):
        resource.finish(by=mentee)
    kinds = list(Event.objects.about(resource).values_list("kind", flat=True))
    assert kinds == ["resource.added", "resource.opened", "resource.finished"]


def test_what_is_finished_was_opened(pair, mentee):
    resource = a_resource(pair)
    resource.finish(by=mentee)
    resource.refresh_from_db()
    assert resource.opened_at == resource.finished_at


def test_a_mark_does_not_disturb_whoever_changes_it(pair, mentor, mentee):
    resource = a_resource(pair)
    read = resource.version
    resource.open(by=mentee)
    resource.edit(by=mentor, version=read, why="It is short")
    resource.refresh_from_db()
    assert resource.opened_at
    assert resource.why == "It is short"


def test_its_author_alone_changes_and_removes_it(pair, mentor, mentee, noor):
    resource = a_resource(pair)
    with refused(Refusal.NOT_THE_AUTHOR):
        resource.edit(by=mentee, version=resource.version, why="Hm")
    with refused(Refusal.NOT_THE_AUTHOR):
        resource.remove(by=mentee)
    with refused(Refusal.NOT_A_PARTNER):
        a_resource(pair, by=noor)
    cancelled(pair)
    with refused(Refusal.ENDED):
        resource.remove(by=mentor)
    assert not Resource.objects.visible_to(noor)


def test_tags_are_few_short_and_each_once():
    assert tags_of(" Books,  unit   tests ,books,, ") == ["books", "unit tests"]
    assert tags_of(",".join(map(str, range(30)))) == [str(n) for n in range(8)]
    assert tags_of("a" * 100) == ["a" * 30]
