"""A member seeks a mentor."""

from __future__ import annotations

from cairn.activity.models import Event
from cairn.mentoring.models import Mentee
from cairn.mentoring.refusals import Refusal
from tests.cast import a_member
from tests.refusing import refused


def test_it_begins_with_the_first_wish(harbour):
    member = a_member(harbour)
    assert Mentee.of(member).seeking is False
    Mentee.of(member).seek(by=member, seeking=True, minutes=15, formats=["questions"], hopes="Calm")
    mentee = Mentee.objects.get(membership=member)
    assert (mentee.seeking, mentee.minutes, mentee.hopes) == (True, 15, "Calm")


def test_it_changes_only_what_is_given(lin):
    Mentee.of(lin).seek(by=lin, seeking=False)
    mentee = Mentee.of(lin)
    assert (mentee.seeking, mentee.minutes, mentee.formats) == (False, 60, ["calls"])


def test_it_records_who_did_it(lin):
    event = Event.objects.about(Mentee.of(lin)).get(kind="mentee.sought")
    assert (event.actor, event.concerns) == (lin.user, [lin.user_id])


def test_it_refuses_anybody_else(lin, noor):
    with refused(Refusal.NOT_YOURS):
        Mentee.of(lin).seek(by=noor, seeking=False)
