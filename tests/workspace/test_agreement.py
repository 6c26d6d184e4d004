"""How two people agree to work together."""

from __future__ import annotations

import pytest

from cairn.activity.models import Event
from cairn.workspace.models import Agreement
from cairn.workspace.refusals import Refusal
from tests.cast import a_pair, finish
from tests.refusing import refused
from tests.workspace.care_acts import an_agreement


def words(**changes) -> dict:
    said = {"aims": "Lead", "contact": "Calls", "confidentiality": "All", "when_stuck": "Ask"}
    return {**said, "cadence": "weekly", "planned_weeks": 8, **changes}


def test_it_begins_with_what_was_asked_for(ada, lin):
    goals = [{"skill": "Python", "now": 1, "wanted": 3}]
    pair = a_pair(ada, lin, need="Get unstuck", goals=goals, minutes=15)
    draft = Agreement.draft(pair)
    assert draft.aims == "Get unstuck\nPython"
    assert (draft.cadence, draft.planned_weeks) == ("monthly", 12)
    assert all(getattr(draft, name) for name in Agreement.WORDS)


def test_it_takes_the_word_of_both(pair, ada, lin):
    agreement = an_agreement(pair)
    assert not agreement.is_confirmed
    agreement.confirm(by=ada.membership, version=1)
    assert (agreement.is_confirmed, agreement.mentor_at is None) == (False, False)
    agreement.confirm(by=lin, version=1)
    assert agreement.is_confirmed


def test_it_is_the_plan_once_both_agree(pair, ada, lin):
    agreement = an_agreement(pair, cadence="weekly", planned_weeks=8, confirm=True)
    pair.refresh_from_db()
    assert (pair.cadence, pair.planned_weeks) == ("fortnightly", 12)
    agreement.confirm(by=lin, version=1)
    pair.refresh_from_db()
    assert (pair.cadence, pair.planned_weeks) == ("weekly", 8)
    assert Event.objects.about(pair).filter(kind="mentorship.planned").count() == 1


def test_a_change_asks_both_again_and_keeps_what_was_said(pair, ada, lin):
    agreement = an_agreement(pair, confirm=True)
    agreement.confirm(by=lin, version=1)
    agreement.edit(by=lin, version=1, **words(aims="Lead well"))
    assert (agreement.aims, agreement.author, agreement.version) == ("Lead well", lin, 2)
    assert (agreement.mentor_at, agreement.mentee_at) == (None, None)
    past = agreement.past.get()
    assert (past.number, past.aims, past.author) == (1, "Lead", ada.membership)
    assert past.is_confirmed


def test_giving_one_s_word_does_not_disturb_who_writes(pair, ada, lin):
    agreement = an_agreement(pair)
    agreement.confirm(by=ada.membership, version=1)
    agreement.edit(by=lin, version=1, aims="Lead well")
    assert agreement.version == 2


def test_it_refuses_to_agree_to_words_that_changed(pair, ada, lin):
    agreement = an_agreement(pair)
    opened = Agreement.objects.get()
    agreement.edit(by=ada.membership, version=1, aims="Something else")
    with refused(Refusal.REWORDED):
        opened.confirm(by=lin, version=1)


def test_it_refuses_old_versions_second_ones_and_strangers(pair, ada, lin, noor):
    agreement = an_agreement(pair, confirm=True)
    with refused(Refusal.CONFIRMED):
        agreement.confirm(by=ada.membership, version=1)
    with refused(Refusal.TOO_MANY):
        Agreement.add(pair, by=lin, **words())
    with refused(Refusal.CHANGED):
        agreement.edit(by=lin, version=7, **words())
    for act in (agreement.edit, agreement.confirm):
        with refused(Refusal.NOT_A_PARTNER):
            act(by=noor, version=1)


def test_it_stays_as_it_is_after_the_end(pair, lin):
    agreement = an_agreement(pair)
    finish(pair)
    for act in (agreement.edit, agreement.confirm):
        with refused(Refusal.ENDED):
            act(by=lin, version=1)


@pytest.mark.parametrize("confirm", [True, False])
def test_whoever_writes_may_give_their_word_at_once(pair, ada, confirm):
    assert (an_agreement(pair, confirm=confirm).mentor_at is not None) == confirm
