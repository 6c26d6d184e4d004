"""What the races of meetings begin with, and how each of them is judged."""

from __future__ import annotations

from django.db import connection

from cairn.mentoring.models import Mentee, Mentorship
from cairn.scheduling.models import Meeting
from tests.cast import a_community, a_member, a_mentor
from tests.scheduling.gatherings import in_hours, opens

TWICE = """
SELECT count(*) FROM scheduling_participant a JOIN scheduling_participant b
ON a.user_id = b.user_id AND a.id < b.id AND a.active AND b.active
AND a.starts_at < b.free_at AND b.starts_at < a.free_at
"""


def booked_twice() -> int:
    """I8: how many pairs of active claims of one person overlap, said by SQL alone."""
    with connection.cursor() as cursor:
        cursor.execute(TWICE)
        return cursor.fetchone()[0]


def a_crowd(size: int) -> list[Mentorship]:
    """As many mentorships of one mentor, who is open all day and all night."""
    community = a_community()
    mentor = a_mentor(community)
    opens(mentor.membership)
    mentees = [Mentee(membership=a_member(community)) for _ in range(size)]
    Mentee.objects.bulk_create(mentees)
    return opened(
        Mentorship.objects.bulk_create(
            Mentorship(mentor=mentor, mentee=mentee, topic="Learn") for mentee in mentees
        )
    )


def two_who_mentor_each_other() -> tuple[Mentorship, Mentorship]:
    community = a_community()
    asha, bo = (a_mentor(community) for _ in range(2))
    pairs = []
    for mentor, learner in ((asha, bo), (bo, asha)):
        opens(mentor.membership)
        mentee = Mentee.objects.get_or_create(membership=learner.membership)[0]
        pairs.append(Mentorship.objects.create(mentor=mentor, mentee=mentee, topic="Learn"))
    return tuple(pairs)


def opened(pairs: list[Mentorship]) -> list[Mentorship]:
    """The mentorships, as each of their people has them before them."""
    rows = {pair.pk: pair for pair in Mentorship.objects.with_people()}
    return [rows[pair.pk] for pair in pairs]


def booking(pair: Mentorship, minutes_later: int, minutes: int = 30):
    """An act that books for the mentee, from now or from so many minutes later."""
    begin = {"by": pair.mentee.membership, "starts_at": in_hours(48, minutes_later)}
    return lambda: Meeting.book(pair, minutes=minutes, **begin)
