"""Every act on what two people tell each other, with what has to be there before it."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from cairn.mentoring.models import Mentorship
from cairn.workspace.models import CheckIn, Reminder, Resource
from tests.acts import Ready, World, given
from tests.files.corpus import an_upload
from tests.workspace.pieces import a_goal, a_milestone, a_resource


def _goal(world: World) -> object:
    a_milestone(world.pair)
    world.pair.snapshots.all().delete()
    return a_goal(world.pair)


def _resource(world: World) -> Resource:
    return a_resource(world.pair)


def almost_due(pair: Mentorship) -> Mentorship:
    """The pair on the last day of its first period."""
    Mentorship.objects.filter(pk=pair.pk).update(began_at=timezone.now() - timedelta(days=13))
    pair.refresh_from_db()
    return pair


TALK_ACTS: dict[str, Ready] = {
    "CheckIn.give": given(
        _goal,
        lambda w, goal: CheckIn.give(
            w.pair, by=w.pair.mentee.membership, ratings={goal: 4}, mood="on_track"
        ),
    ),
    "Reminder.remind": given(
        lambda w: almost_due(w.pair), lambda w, pair: Reminder.remind(pair, w.mentor.membership)
    ),
    "Resource.remove": given(
        lambda w: a_resource(w.pair, upload=an_upload()),
        lambda w, one: one.remove(by=w.mentor.membership),
    ),
    "Resource.open": given(_resource, lambda w, one: one.open(by=w.pair.mentee.membership)),
    "Resource.finish": given(_resource, lambda w, one: one.finish(by=w.pair.mentee.membership)),
}
