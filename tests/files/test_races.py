"""Two uploads at the last room, at the same moment."""

from __future__ import annotations

import time
from functools import partial

import pytest
from django.db import connection

from cairn.communities.models import Community, Membership
from cairn.files.models import NOBODY_TAKES_MORE_THAN_ONE_IN, File
from cairn.files.receiving import Received
from cairn.files.refusals import Refusal
from cairn.lib.refusal import refuse_if
from cairn.mentoring.models import Mentorship
from cairn.workspace.models import Resource
from tests.cast import a_community, a_mentee, a_mentor, a_pair
from tests.files.corpus import an_upload
from tests.racing import Act, at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def sharing(pair: Mentorship, by: Membership, size: int) -> Act:
    opened = Mentorship.objects.with_people().get(pk=pair.pk)
    values = {"title": "A guide", "upload": an_upload(content=b"a" * size)}
    return partial(Resource.add, opened, by=by, **values)


def some_pairs(community: Community, count: int) -> list[Mentorship]:
    return [a_pair(a_mentor(community), a_mentee(community)) for _ in range(count)]


@pytest.mark.parametrize("_round", range(5))
def test_the_last_room_is_given_once(_round, settings, media):
    settings.COMMUNITY_FILES_BYTES = 1000
    pairs = some_pairs(a_community(), 3)
    acts = [sharing(pair, who, 200) for pair in pairs for who in pair.people]
    results = at_once(*acts)
    assert results.count(Refusal.NO_ROOM) == 1
    assert File.objects.all().size() == 1000
    assert len([path for path in media.rglob("*") if path.is_file()]) == 5


@pytest.mark.parametrize("_round", range(5))
def test_nobody_takes_more_than_their_share_at_once_either(_round, settings):
    settings.COMMUNITY_FILES_BYTES = 100 * NOBODY_TAKES_MORE_THAN_ONE_IN
    (pair,) = some_pairs(a_community(), 1)
    results = at_once(*(sharing(pair, pair.people[0], 60) for _ in range(3)))
    assert results.count(Refusal.NO_ROOM_OF_YOURS) == 2
    assert File.objects.get().size == 60


@pytest.mark.skipif(connection.vendor == "sqlite", reason="it has one lock, which is always taken")
def test_without_the_lock_the_race_would_be_lost(settings, monkeypatch):
    def take_at_leisure(self: File, what: Received) -> None:
        refuse_if(self.refusal_to_take(what.size))
        time.sleep(0.2)
        self.blob, self.name, self.kind, self.size = what
        self.save()

    settings.COMMUNITY_FILES_BYTES = 1000
    monkeypatch.setattr(File, "_take", take_at_leisure)
    pairs = some_pairs(a_community(), 3)
    at_once(*(sharing(pair, who, 200) for pair in pairs for who in pair.people))
    assert File.objects.all().size() > 1000
