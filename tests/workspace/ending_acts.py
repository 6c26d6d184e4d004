"""Every act on a good ending, with what has to be there before it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from cairn.mentoring.models import Mentorship
from cairn.workspace.models import Certificate, Feedback, LookBack, ThankYou
from tests.acts import Ready, World, given
from tests.cast import finish
from tests.workspace.pieces import a_goal, a_level


def completed(pair: Mentorship, *, days: int = 0) -> Mentorship:
    """The pair after a good end, so many days ago."""
    finish(pair)
    Mentorship.objects.filter(pk=pair.pk).update(ended_at=timezone.now() - timedelta(days=days))
    pair.refresh_from_db()
    return pair


def a_feedback(pair: Mentorship, **values: Any) -> Feedback:
    answers = {"helpful": 4, "met": "yes", "again": "maybe", "words": "You listened."}
    return Feedback.give(pair, **{"by": pair.mentee.membership} | answers | values)


def a_thank_you(pair: Mentorship, text: str = "You asked good questions.", **values: Any):
    return ThankYou.write(pair, text, **{"by": pair.mentee.membership} | values)


def a_published(pair: Mentorship, text: str = "You asked good questions.") -> ThankYou:
    thanks = a_thank_you(pair, text, offered=True)
    thanks.publish(by=pair.mentor.membership)
    return thanks


def a_certificate(pair: Mentorship, **values: Any) -> Certificate:
    return Certificate.issue(pair, **{"by": pair.mentee.membership} | values)


def left_behind(pair: Mentorship, side: Any) -> list[Any]:
    """All that two people leave at the end, with the marks of a side of the two worlds.

    The mentee alone gave feedback; the thank-you of the mentee is published.
    """
    mentor, mentee = pair.people
    LookBack.write(pair, by=mentee, words=side.secret)
    a_feedback(pair, words=side.private, note=side.confided)
    thanks = [a_published(pair, side.mark), a_thank_you(pair, side.secret, by=mentor)]
    return [*thanks, a_certificate(pair), a_certificate(pair, by=mentor)]


def _ended(world: World) -> Mentorship:
    return completed(world.pair)


def _rated(world: World) -> tuple[Any, Any]:
    both = a_goal(world.pair), a_level(world.pair)
    _ended(world)
    return both


def _answered(world: World) -> Mentorship:
    a_feedback(_ended(world))
    return world.pair


def _late(world: World) -> Feedback:
    a_feedback(completed(world.pair, days=13))
    completed_before = timezone.now() - timedelta(days=15)
    Mentorship.objects.filter(pk=world.pair.pk).update(ended_at=completed_before)
    return Feedback.objects.get()


def _thanks(world: World) -> ThankYou:
    return a_thank_you(world.pair)


def _offered(world: World) -> ThankYou:
    return a_thank_you(world.pair, offered=True)


def _published(world: World) -> ThankYou:
    return a_published(world.pair)


def _certificate(world: World) -> Certificate:
    return a_certificate(_ended(world))


def _revoked(world: World) -> Certificate:
    certificate = _certificate(world)
    certificate.revoke(by=world.coordinator, reason="A mistake")
    return certificate


ENDING_ACTS: dict[str, Ready] = {
    "LookBack.write": given(
        _rated,
        lambda w, both: LookBack.write(
            w.pair,
            by=w.pair.mentee.membership,
            words="To ask",
            ratings={both[0]: 9},
            levels={both[1]: 3},
        ),
    ),
    "Feedback.give": given(
        _answered,
        lambda w, pair: a_feedback(pair, by=w.mentor.membership, note="A pleasure"),
    ),
    "Feedback.open": given(_late, lambda w, one: one.open()),
    "Feedback.remind": given(
        lambda w: completed(w.pair, days=8),
        lambda w, pair: Feedback.remind(pair, w.mentor.membership),
    ),
    "ThankYou.write": given(lambda w: w.pair, lambda w, pair: a_thank_you(pair, offered=True)),
    "ThankYou.offer": given(_thanks, lambda w, one: one.offer(by=w.pair.mentee.membership)),
    "ThankYou.publish": given(_offered, lambda w, one: one.publish(by=w.mentor.membership)),
    "ThankYou.take_down": given(_published, lambda w, one: one.take_down(by=w.mentor.membership)),
    "ThankYou.hide": given(_published, lambda w, one: one.hide(by=w.coordinator, reason="Rude")),
    "ThankYou.remove": given(_thanks, lambda w, one: one.remove(by=w.pair.mentee.membership)),
    "Certificate.issue": given(_ended, lambda w, pair: a_certificate(pair)),
    "Certificate.choose": given(
        _certificate, lambda w, one: one.choose(by=w.pair.mentee.membership, shows=["topic"])
    ),
    "Certificate.revoke": given(
        _certificate, lambda w, one: one.revoke(by=w.coordinator, reason="A mistake")
    ),
    "Certificate.restore": given(_revoked, lambda w, one: one.restore(by=w.coordinator)),
}
