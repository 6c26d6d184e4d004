"""Two people write at the same moment, and nobody's words are lost."""

from __future__ import annotations

from functools import partial

import pytest

from cairn.workspace.models import Agreement, Comment, Note, Update
from cairn.workspace.refusals import Refusal
from tests.racing import at_once
from tests.workspace.pieces import a_note, an_update
from tests.workspace.test_races import a_pair, twice

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

ROUNDS = range(8)


def agreed_words() -> Agreement:
    pair = a_pair()
    draft = Agreement.draft(pair)
    words = {name: getattr(draft, name) for name in Agreement.WORDS}
    return Agreement.add(pair, by=pair.people[0], **words)


@pytest.mark.parametrize("_round", ROUNDS)
def test_two_who_reword_an_agreement_keep_both_versions(_round):
    agreement = agreed_words()
    results = at_once(
        *(
            partial(one.edit, by=who, version=one.version, aims=f"Aims of {who.pk}")
            for one, who in twice(agreement)
        )
    )
    assert results.count(Refusal.CHANGED) == 1
    agreement.refresh_from_db()
    assert agreement.aims == f"Aims of {agreement.mentorship.people[results.index(None)].pk}"
    assert agreement.past.get().aims != agreement.aims


@pytest.mark.parametrize("_round", ROUNDS)
def test_nobody_gives_their_word_for_words_that_they_have_not_read(_round):
    agreement = agreed_words()
    (for_mentor, mentor), (for_mentee, mentee) = twice(agreement)
    results = at_once(
        partial(for_mentor.edit, by=mentor, version=1, aims="Something else"),
        partial(for_mentee.confirm, by=mentee, version=1),
    )
    assert results[0] is None
    assert results[1] in (None, Refusal.REWORDED)
    agreement.refresh_from_db()
    assert agreement.mentee_at is None
    assert (agreement.past.get().mentee_at is None) == (results[1] is Refusal.REWORDED)


@pytest.mark.parametrize("_round", ROUNDS)
def test_what_is_removed_while_the_other_writes_is_gone_or_was_written(_round):
    note = a_note(a_pair())
    (for_mentor, mentor), (for_mentee, mentee) = twice(note)
    author, other = (for_mentor, for_mentee) if note.author == mentor else (for_mentee, for_mentor)
    writer = mentee if note.author == mentor else mentor
    results = at_once(
        partial(author.remove, by=note.author),
        partial(other.edit, by=writer, version=1, text="My words"),
    )
    assert results[0] is None
    assert results[1] in (None, Refusal.GONE)
    assert not Note.objects.exists()


@pytest.mark.parametrize("_round", ROUNDS)
def test_a_comment_is_on_an_update_or_is_refused(_round):
    update = an_update(a_pair())
    reader = next(who for who in update.mentorship.people if who != update.author)
    (first, _), (second, _) = twice(update)
    results = at_once(
        partial(first.remove, by=update.author),
        partial(Comment.write, "Well done", on=second, by=reader),
    )
    assert results[0] is None
    assert results[1] is Refusal.GONE or isinstance(results[1], Comment)
    assert not Update.objects.exists()
    assert not Comment.objects.exists()
