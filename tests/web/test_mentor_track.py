"""What a mentor's page says of their mentorships so far."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from cairn.mentoring.models import Mentor
from tests.cast import a_mentee, a_request, finish
from tests.web.test_mentors import FIND, address_of, queries_of, text_of


def completes(mentor: Mentor, mentee, weeks: int) -> None:
    pair = a_request(mentor, mentee).accept(by=mentor.membership)
    finish(pair)
    mentor.mentorships.filter(pk=pair.pk).update(began_at=timezone.now() - timedelta(weeks=weeks))


def test_it_counts_what_mentorships_came_to(as_, harbour, ada, lin):
    def track() -> tuple[int, int, int | None]:
        return as_(lin).get(address_of(ada)).context["dossier"].track

    mentees = [a_mentee(harbour) for _ in range(4)]
    assert track() == (0, 0, None)
    a_request(ada, mentees[3]).accept(by=ada.membership).cancel(by=mentees[3], reason="no_time")
    assert track() == (0, 0, None)
    for mentee, weeks in zip(mentees, (4, 6), strict=False):
        completes(ada, mentee, weeks)
    assert track() == (2, 2, None)
    completes(ada, mentees[2], 20)
    completes(ada, mentees[2], 6)
    assert track() == (3, 4, 6)


def test_it_says_new_rather_than_none(as_, ada, grace, lin):
    page = text_of(as_(lin).get(address_of(ada)))
    assert "New mentor" in page
    assert "Mentorships completed" not in page
    page = text_of(as_(lin).get(address_of(grace)))
    assert "None has reached its end yet." in page
    assert "Your first mentorship will be counted here." in text_of(
        as_(ada.membership).get(address_of(ada))
    )


def test_experience_costs_one_question_whatever_there_was(as_, harbour, ada, lin):
    client = as_(lin)
    before = queries_of(client, address_of(ada))
    for weeks in (4, 6, 9):
        completes(ada, a_mentee(harbour), weeks)
    assert queries_of(client, address_of(ada)) == before


def test_a_card_says_how_often_it_went_to_the_end(as_, harbour, ada, lin):
    def said() -> list[str]:
        return [card.experience for card in as_(lin).get(FIND).context["found"].cards]

    assert said() == ["New mentor"]
    first = a_mentee(harbour)
    pair = a_request(ada, first).accept(by=ada.membership)
    assert said() == [""]
    finish(pair)
    assert said() == ["1 mentorship completed"]
    completes(ada, first, 6)
    assert said() == ["2 mentorships completed"]
