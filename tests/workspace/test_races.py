"""Two people at the same plan at the same moment."""

from __future__ import annotations

from functools import partial

import pytest

from cairn.mentoring.models import Mentorship
from cairn.workspace.models import ActionItem, CheckIn, Milestone, PlanTemplate, SharedGoal
from cairn.workspace.outline import Step
from cairn.workspace.refusals import Refusal
from tests.cast import a_community, a_member, a_mentee, a_mentor, a_request
from tests.racing import at_once
from tests.workspace.pieces import a_goal, a_milestone, a_note, an_item

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def a_pair() -> Mentorship:
    community = a_community()
    mentor = a_mentor(community)
    return a_request(mentor, a_mentee(community)).accept(by=mentor.membership)


def twice(piece) -> tuple:
    """The piece as each of the two has it open, with that person."""
    opened = [type(piece).objects.get(pk=piece.pk) for _ in range(2)]
    return tuple(zip(opened, piece.mentorship.people, strict=True))


@pytest.mark.parametrize("_round", range(10))
def test_two_edits_of_one_note_lose_no_words(_round):
    stone = a_milestone(a_pair())
    results = at_once(
        *(
            partial(one.edit, by=who, version=one.version, notes=f"Words of {who.pk}")
            for one, who in twice(stone)
        )
    )
    assert results.count(None) == 1
    loser = results.index(Refusal.CHANGED)
    stone.refresh_from_db()
    assert stone.notes == f"Words of {stone.mentorship.people[1 - loser].pk}"


@pytest.mark.parametrize("_round", range(10))
def test_it_is_completed_once(_round):
    stone = a_milestone(a_pair())
    results = at_once(*(partial(one.complete, by=who) for one, who in twice(stone)))
    assert results.count(None) == results.count(Refusal.OTHER_STATE) == 1
    stone.refresh_from_db()
    assert stone.completed_by == stone.mentorship.people[results.index(None)]


@pytest.mark.parametrize("_round", range(10))
def test_moving_while_removing_leaves_it_removed(_round):
    pair = a_pair()
    a_milestone(pair)
    stone = a_milestone(pair)
    (for_mentor, mentor), (for_mentee, mentee) = twice(stone)
    results = at_once(
        partial(for_mentor.move, by=mentor, up=True), partial(for_mentee.remove, by=mentee)
    )
    assert results[1] is None
    assert results[0] in (None, Refusal.GONE)
    stone.refresh_from_db()
    assert not stone.stands


@pytest.mark.parametrize("_round", range(10))
def test_moving_at_once_leaves_an_order(_round):
    pair = a_pair()
    stones = [a_milestone(pair) for _ in range(4)]
    opened = [one for stone in stones for one in twice(stone)]
    at_once(*(partial(one.move, by=who, up=True) for one, who in opened))
    places = Milestone.objects.of(pair).values_list("place", flat=True)
    assert len(set(places)) == len(stones)


@pytest.mark.parametrize("_round", range(10))
def test_a_fourth_goal_finds_no_room_at_once_either(_round):
    pair = a_pair()
    for _ in range(2):
        a_goal(pair)
    opened = [Mentorship.objects.with_people().get(pk=pair.pk) for _ in range(4)]
    results = at_once(
        *(partial(SharedGoal.add, one, by=one.people[0], title="Another") for one in opened)
    )
    assert results.count(Refusal.ENOUGH_GOALS) == 3
    assert SharedGoal.objects.of(pair).active().count() == 3


@pytest.mark.parametrize("_round", range(10))
def test_an_item_is_ticked_once(_round):
    item = an_item(a_pair())
    results = at_once(*(partial(one.tick, by=who) for one, who in twice(item)))
    assert results.count(Refusal.OTHER_STATE) == 1
    assert ActionItem.objects.done().count() == 1


@pytest.mark.parametrize("_round", range(10))
def test_nothing_is_added_to_what_ends(_round):
    pair = a_pair()
    mentor, mentee = pair.people
    opened = [Mentorship.objects.with_people().get(pk=pair.pk) for _ in range(2)]
    results = at_once(
        partial(opened[0].cancel, by=mentor, reason="no_time"),
        partial(Milestone.lay_out, opened[1], by=mentee, steps=[Step(1, "Begin")]),
    )
    assert (results[1] == Refusal.ENDED) == (not Milestone.objects.of(pair).exists())


@pytest.mark.parametrize("_round", range(10))
def test_the_first_change_of_a_template_makes_one_version(_round):
    community = a_community()
    keepers = [a_member(community, role="coordinator") for _ in range(3)]
    opened = [PlanTemplate.found(community, "software-4") for _ in keepers]
    results = at_once(
        *(
            partial(one.edit, by=who, version=0, title=f"Of {who.pk}")
            for one, who in zip(opened, keepers, strict=True)
        )
    )
    assert results.count(Refusal.CHANGED) == 2
    assert PlanTemplate.objects.get().title == f"Of {keepers[results.index(None)].pk}"


@pytest.mark.parametrize("_round", range(10))
def test_two_edits_of_one_shared_note_lose_no_words(_round):
    note = a_note(a_pair())
    results = at_once(
        *(
            partial(one.edit, by=who, version=one.version, text=f"Words of {who.pk}")
            for one, who in twice(note)
        )
    )
    assert sorted(map(str, results)) == sorted(["None", str(Refusal.CHANGED)])
    note.refresh_from_db()
    assert note.text == f"Words of {note.mentorship.people[results.index(None)].pk}"


@pytest.mark.parametrize("_round", range(10))
def test_one_checks_in_once_at_once_too(_round):
    pair = a_pair()
    opened = [Mentorship.objects.with_people().get(pk=pair.pk) for _ in range(3)]
    results = at_once(
        *(partial(CheckIn.give, one, by=one.people[0], mood="on_track") for one in opened)
    )
    assert results.count(Refusal.CHECKED_IN) == 2
    assert CheckIn.objects.count() == 1
