"""What doors ask of matching."""

from __future__ import annotations

from cairn.matching import shortlist
from cairn.matching.criteria import Criteria
from cairn.mentoring.models import Mentor
from tests.cast import a_mentee, a_mentor, a_request


def names(found: shortlist.Found) -> list[str]:
    return [card.name for card in found.cards]


def test_it_finds_those_who_can_take_somebody(ada, grace, lin):
    assert names(shortlist.find(lin, Criteria())) == ["Ada"]


def test_it_finds_everyone_on_demand(ada, grace, lin):
    assert names(shortlist.find(lin, Criteria(everyone=True))) == ["Ada", "Grace"]


def test_it_gives_the_score_of_the_list_to_the_request(ada, lin):
    score, version = shortlist.fit_of(lin, ada)
    card = shortlist.find(lin, Criteria()).cards[0]
    assert (round(card.score * 10), version) == ((score + 50) // 100, "standard-1")


def test_it_explains_a_score_by_points_that_add_up(ada, lin):
    glass = shortlist.explanation(lin, ada)
    card = shortlist.find(lin, Criteria()).cards[0]
    assert round(sum(bar.points for bar in glass.bars), 1) == glass.score == card.score
    assert round(sum(goal.points for goal in glass.goals), 1) == glass.bars[0].points


def test_it_offers_others_when_a_request_came_to_nothing(harbour, ada, grace, lin):
    other = a_mentor(harbour, "Other")
    request = a_request(ada, lin)
    request.decline(by=ada.membership, reason="no_time")
    assert [card.name for card in shortlist.alternatives_to(request)] == ["Other"]
    a_request(other, lin)
    assert shortlist.alternatives_to(request) == []


def test_it_offers_the_colleague_first(harbour, ada, lin):
    for number in range(4):
        a_mentor(harbour, f"Good {number}")
    colleague = a_mentor(harbour, "Colleague", skills=())
    request = a_request(ada, lin)
    request.decline(by=ada.membership, reason="no_time", colleague=colleague)
    offered = shortlist.alternatives_to(request)
    assert offered[0].name == "Colleague"
    assert len(offered) == 3


def test_it_shows_a_mentor_the_goals_that_the_request_names(ada, lin):
    goals = [{"skill": "Python", "now": 1, "wanted": 3}]
    score, weights = shortlist.fit_of(lin, ada)
    request = a_request(ada, lin, goals=goals, score=score, weights=weights)
    Mentor.objects.filter(pk=ada.pk).update(offering=False)
    side = shortlist.from_mentors_side(request)
    assert [goal.label for goal in side.goals] == ["Python"]
    assert side.score == round(score / 1000, 1)
    assert side.facts


def test_alternatives_can_help_with_what_the_request_was_about(harbour):
    mentee = a_mentee(harbour, goals=("Python", "Public Speaking"))
    asked = a_mentor(harbour, skills=("Public Speaking",))
    speaker = a_mentor(harbour, "Sol", skills=("Public Speaking",))
    for _ in range(3):
        a_mentor(harbour, skills=("Python",))
    goals = [{"skill": "Public Speaking", "now": 1, "wanted": 3}]
    request = a_request(asked, mentee, goals=goals)
    request.decline(by=asked.membership, reason="no_time")
    first = shortlist.alternatives_to(request)[0]
    assert first.name == speaker.membership.user.name
