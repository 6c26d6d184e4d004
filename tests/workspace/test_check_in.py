"""The two check in, once in a period, and whoever forgets is reminded once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from cairn.activity.models import Event
from cairn.notifications.hearers import (
    both_if_help_is_needed,
    both_if_shared_and_well,
    coordinators_if_confided,
)
from cairn.workspace.health import health_of
from cairn.workspace.jobs import remind_of_check_ins
from cairn.workspace.models import CheckIn, Rating, Reminder, Snapshot
from cairn.workspace.models.check_in import Period
from cairn.workspace.models.nudge import Sign
from cairn.workspace.refusals import Refusal
from tests.refusing import refused
from tests.workspace.pieces import a_check_in, a_goal, a_milestone, cancelled
from tests.workspace.talk_acts import almost_due


def after(days: int):
    return time_machine.travel(timezone.now() + timedelta(days=days))


def test_each_checks_in_once_in_a_period(pair, mentor, mentee):
    a_check_in(pair)
    with refused(Refusal.CHECKED_IN):
        a_check_in(pair)
    a_check_in(pair, by=mentor)
    with after(13), refused(Refusal.CHECKED_IN):
        a_check_in(pair)
    with after(14):
        a_check_in(pair)
    assert CheckIn.objects.filter(author=mentee).count() == 2


@pytest.mark.parametrize(("cadence", "days"), [("weekly", 7), ("fortnightly", 14), ("monthly", 28)])
def test_a_period_follows_the_cadence(pair, cadence, days):
    pair.cadence = cadence
    began = timezone.localdate(pair.began_at)
    assert Period.now(pair) == (began, began + timedelta(days=days - 1))
    with after(days):
        assert Period.now(pair).begins_on == began + timedelta(days=days)


def test_a_longer_cadence_does_not_ask_again(pair):
    pair.cadence = "weekly"
    pair.save()
    with after(8):
        a_check_in(pair)
        pair.cadence = "fortnightly"
        pair.save()
        with refused(Refusal.CHECKED_IN):
            a_check_in(pair)


def test_it_takes_the_ratings_and_a_picture_of_the_plan(pair, mentee):
    goal = a_goal(pair)
    a_milestone(pair).complete(by=mentee)
    a_check_in(pair, ratings={goal: 6})
    assert Rating.objects.get().score == 6
    assert Snapshot.objects.of(pair).latest("pk").percent == 100


def test_a_refused_one_leaves_no_rating_and_no_picture(pair, mentor):
    goal = a_goal(pair)
    a_check_in(pair)
    kept = Snapshot.objects.count()
    with refused(Refusal.CHECKED_IN):
        a_check_in(pair, ratings={goal: 6})
    with refused(Refusal.MENTEE_ONLY):
        a_check_in(pair, by=mentor, ratings={goal: 6})
    assert (Rating.objects.count(), Snapshot.objects.count()) == (0, kept)


def test_it_stays_as_it_was_given_or_is_removed_by_its_author(pair, mentor, mentee):
    said = a_check_in(pair)
    with refused(Refusal.STAYS):
        said.edit(by=mentee, version=said.version, mood="need_help")
    with refused(Refusal.NOT_THE_AUTHOR):
        said.remove(by=mentor)
    said.remove(by=mentee)
    a_check_in(pair)


def test_it_refuses_others_and_after_the_end(pair, noor):
    with refused(Refusal.NOT_A_PARTNER):
        a_check_in(pair, by=noor)
    with refused(Refusal.ENDED):
        a_check_in(cancelled(pair))


def test_what_is_confided_is_read_by_coordinators_alone(pair, mentor, mentee, noor, sam):
    said = a_check_in(pair, readers="coordinators")
    assert CheckIn.objects.visible_to(mentee).get() == said
    assert CheckIn.objects.confided_to(noor).get() == said
    for nobody in (mentor, sam):
        assert not CheckIn.objects.visible_to(nobody)
        assert not CheckIn.objects.confided_to(nobody)
    a_check_in(pair, by=mentor)
    assert CheckIn.objects.visible_to(mentee).count() == 2
    assert not CheckIn.objects.visible_to(noor)


# Who hears, and the health of the pair


@pytest.mark.parametrize(
    ("mood", "readers", "hears"),
    [
        ("on_track", "both", both_if_shared_and_well),
        ("bit_stuck", "both", both_if_shared_and_well),
        ("need_help", "both", both_if_help_is_needed),
        ("need_help", "coordinators", coordinators_if_confided),
    ],
)
def test_exactly_one_circle_hears_of_it(pair, noor, mood, readers, hears):
    said = a_check_in(pair, mood=mood, readers=readers)
    circles = (both_if_shared_and_well, both_if_help_is_needed, coordinators_if_confided)
    assert [circle for circle in circles if circle(said)] == [hears]
    partner = pair.mentor.membership.user
    assert (partner in hears(said)) == (readers == "both")
    assert (noor.user in hears(said)) == (readers == "coordinators")


def test_a_partner_who_coordinates_does_not_hear_of_it(pair, mentor, noor):
    mentor.role = "coordinator"
    mentor.save()
    said = a_check_in(pair, mood="need_help", readers="coordinators")
    hearers = coordinators_if_confided(said)
    assert noor.user in hearers
    assert mentor.user not in hearers


def signs_of(pair) -> set[Sign]:
    return {found.sign for found in health_of(pair).findings}


def test_help_that_is_needed_is_a_sign_until_the_next_check_in(pair):
    a_check_in(pair, mood="need_help")
    assert Sign.NEEDS_HELP in signs_of(pair)
    with after(14):
        a_check_in(pair, mood="on_track")
        assert Sign.NEEDS_HELP not in signs_of(pair)


def test_a_bit_stuck_is_a_sign_when_one_says_it_twice(pair, mentor):
    a_check_in(pair, mood="bit_stuck")
    a_check_in(pair, by=mentor, mood="bit_stuck")
    assert Sign.BIT_STUCK not in signs_of(pair)
    with after(14):
        a_check_in(pair, mood="bit_stuck")
        assert Sign.BIT_STUCK in signs_of(pair)


@pytest.mark.parametrize("mood", ["need_help", "bit_stuck"])
def test_what_is_confided_shows_in_no_sign_that_the_partner_sees(pair, mood):
    a_check_in(pair, mood=mood, readers="coordinators")
    with after(14):
        a_check_in(pair, mood=mood, readers="coordinators")
        assert not signs_of(pair) & {Sign.NEEDS_HELP, Sign.BIT_STUCK}


# Reminders


def reminded() -> set[int]:
    return set(Reminder.objects.values_list("member", flat=True))


def test_whoever_has_not_checked_in_is_reminded_once(pair, mentor, mentee):
    with after(10):
        assert remind_of_check_ins() == 0
    with after(11):
        a_check_in(pair)
        assert remind_of_check_ins() == 1
        assert remind_of_check_ins() == 0
        assert reminded() == {mentor.pk}
        event = Event.objects.about(Reminder.objects.get()).get()
        assert event.kind == "check_in.due"
    with after(25):
        assert remind_of_check_ins() == 2


def test_nobody_is_reminded_while_it_rests_or_after_the_end(pair, mentor):
    almost_due(pair)
    pair.pause(by=mentor, until=timezone.localdate() + timedelta(days=9), reason="holiday")
    assert remind_of_check_ins() == 0
    with refused(Refusal.ENDED):
        Reminder.remind(pair, mentor)
    pair.resume(by=mentor)
    cancelled(pair)
    assert remind_of_check_ins() == 0


def test_a_reminder_is_of_use_until_it_is_followed(pair, mentor):
    Reminder.remind(almost_due(pair), mentor)
    reminder = Reminder.objects.select_related("mentorship", "member").get()
    assert reminder.is_of_use
    with refused(Refusal.TOLD):
        Reminder.remind(pair, mentor)
    a_check_in(pair, by=mentor)
    assert not reminder.is_of_use


def test_the_job_asks_a_fixed_number_of_queries(pair, ada, django_assert_max_num_queries):
    almost_due(pair)
    remind_of_check_ins()
    with django_assert_max_num_queries(5):
        assert remind_of_check_ins() == 0


def test_a_day_of_a_pause_belongs_to_no_period(pair, mentor):
    before = Period.now(pair)
    pair.pause(by=mentor, until=timezone.localdate() + timedelta(days=20), reason="holiday")
    with after(12):
        now = Period.now(pair)
    assert isinstance(now.ends_on, date)
    assert now.ends_on == before.ends_on + timedelta(days=20)
