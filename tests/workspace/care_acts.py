"""Every act on how two people agree to work and how they are doing, with what has to be there."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from cairn.mentoring.models import EndNote, Mentorship
from cairn.workspace.models import Agreement, Nudge, Pulse
from cairn.workspace.models.nudge import Hears, Sign
from tests.acts import Ready, World, at_once, given
from tests.clock import in_days

WORDS = {
    "aims": "Lead",
    "cadence": "fortnightly",
    "planned_weeks": 12,
    "contact": "Calls",
    "confidentiality": "Everything",
    "when_stuck": "Ask",
}


def an_agreement(pair: Mentorship, **values: Any) -> Agreement:
    return Agreement.add(pair, by=pair.mentor.membership, **WORDS | values)


def pulses_of(pair: Mentorship, day: int = 7) -> list[Pulse]:
    """The two questions of that day; the mentor's is the first."""
    Mentorship.objects.filter(pk=pair.pk).update(began_at=timezone.now() - timedelta(days=day))
    pair.refresh_from_db()
    Pulse.ask(pair, day)
    return list(Pulse.objects.filter(mentorship=pair, day=day))


def cared_for(pair: Mentorship, secret: str, confided: str) -> list[Any]:
    """What the two agreed on, a question to each, a pause, and a note for the coordinators."""
    mentor = pair.mentor.membership
    agreement = an_agreement(pair, aims=secret, contact=secret)
    agreement.edit(by=mentor, version=1, when_stuck=secret, confirm=True)
    pair.pause(by=mentor, until=in_days(9), reason="busy")
    pair.resume(by=mentor)
    EndNote.write(pair, confided, by=mentor)
    return [agreement, *pulses_of(pair)]


def _half_agreed(world: World) -> Agreement:
    return an_agreement(world.pair, planned_weeks=8, confirm=True)


def _old(world: World) -> Mentorship:
    world.pair.began_at -= timedelta(days=8)
    world.pair.save()
    return world.pair


CARE_ACTS: dict[str, Ready] = {
    "User.put_away": at_once(lambda w: w.mentee.user.put_away("one-need")),
    "Agreement.add": at_once(lambda w: an_agreement(w.pair, confirm=True)),
    "Agreement.edit": given(
        _half_agreed,
        lambda w, one: one.edit(by=w.mentor.membership, version=1, confirm=True, aims="More"),
    ),
    "Agreement.confirm": given(
        _half_agreed, lambda w, one: one.confirm(by=w.pair.mentee.membership, version=1)
    ),
    "Pulse.ask": given(_old, lambda w, pair: Pulse.ask(pair, 7)),
    "Pulse.answer": given(
        lambda w: pulses_of(w.pair)[0], lambda w, one: one.answer(by=w.mentor.membership, rating=4)
    ),
    "Nudge.tell": at_once(
        lambda w: Nudge.tell(
            w.pair, sign=Sign.SILENT, since=timezone.localdate(), after=21, hears=Hears.PAIR
        )
    ),
}
