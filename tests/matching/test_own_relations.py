"""What a community relates counts in its matches, in the very next search of every process."""

from __future__ import annotations

import pytest

from cairn.matching import shortlist
from cairn.matching.circle import Circles
from cairn.matching.criteria import Criteria
from cairn.matching.models import SkillRelation
from cairn.mentoring.models import Mentor
from tests.cast import a_mentee, a_mentor
from tests.relations import a_proposal, a_relation


@pytest.fixture
def seeker(harbour):
    return a_mentee(harbour, "Wren", goals=("Zen gardening",))


@pytest.fixture
def player(harbour) -> Mentor:
    return a_mentor(harbour, "Kay", skills=("Chess",))


def score(process: Circles, member) -> int:
    with process.of(member.community_id).open(member) as search:
        return search.best(1)[0].score


def test_every_process_knows_in_the_next_search(harbour, seeker, player, noor):
    one, other = Circles(), Circles()
    before = score(one, seeker)
    assert score(other, seeker) == before
    pair = a_proposal(harbour)
    assert score(one, seeker) == before

    pair.accept(percent=80, by=noor)
    accepted = score(one, seeker)
    assert accepted > before
    assert {score(other, seeker), score(Circles(), seeker)} == {accepted}

    pair.change(percent=40, by=noor)
    assert before < score(other, seeker) < accepted
    assert score(one, seeker) == score(other, seeker)

    pair.withdraw(by=noor)
    assert score(one, seeker) == score(other, seeker) == before


def test_a_dismissed_pair_never_counts(harbour, seeker, player, noor):
    before = score(Circles(), seeker)
    a_proposal(harbour).dismiss(by=noor)
    assert score(Circles(), seeker) == before


def test_it_leads_over_two_steps(harbour, noor):
    seeker = a_mentee(harbour, goals=("Zen gardening",))
    a_mentor(harbour, "Kay", skills=("Django",))
    before = score(Circles(), seeker)
    SkillRelation.relate("Zen gardening", "Python", percent=90, by=noor)
    assert score(Circles(), seeker) > before


def test_other_communities_are_not_concerned(harbour, seeker, player, sam):
    before = score(Circles(), seeker)
    a_relation(sam.community, percent=90)
    assert score(Circles(), seeker) == before


def test_list_page_and_request_tell_one_score(harbour, seeker, player):
    a_relation(harbour, percent=80)
    card = shortlist.find(seeker, Criteria()).cards[0]
    dossier = shortlist.dossier(seeker, player)
    stored, _ = shortlist.fit_of(seeker, player)
    assert card.score == dossier.card.score == dossier.glass.score
    assert (stored + 50) // 100 == round(card.score * 10)
    assert card.helps == ("Zen gardening via Chess",)


def test_the_glass_box_says_who_relates_them(harbour, seeker, player):
    a_relation(harbour, percent=80)
    (goal,) = shortlist.explanation(seeker, player).goals
    assert "related by your community" in goal.note


def test_the_glass_box_does_not_say_it_of_the_graph(harbour):
    a_relation(harbour, percent=80)
    seeker = a_mentee(harbour, goals=("Python",))
    mentor = a_mentor(harbour, "Kay", skills=("Django",))
    (goal,) = shortlist.explanation(seeker, mentor).goals
    assert "hrough the related skill Django" in goal.note
