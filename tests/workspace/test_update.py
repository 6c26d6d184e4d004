"""One of the two writes an update, and the other comments."""

from __future__ import annotations

import pytest

from cairn.activity.models import Event
from cairn.workspace.models import Comment, Update
from cairn.workspace.models.comment import ON_ONE_AT_MOST
from cairn.workspace.refusals import Refusal
from tests.refusing import refused
from tests.workspace.pieces import a_milestone, an_item, an_update, cancelled


def test_a_title_is_enough(pair, mentee):
    update = Update.add(pair, by=mentee, title="The first review is through")
    assert (update.done, update.completed, update.author) == ("", [], mentee)
    assert Event.objects.about(update).get().kind == "update.added"


def test_it_keeps_the_words_of_what_was_completed(pair, mentee):
    stone, item = a_milestone(pair, title="First draft"), an_item(pair, text="Read the guide")
    stone.complete(by=mentee)
    item.tick(by=mentee)
    update = an_update(pair, completed=[stone.key, item.key, stone.key])
    stone.edit(by=mentee, version=stone.version, title="Second draft")
    item.remove(by=mentee)
    update.refresh_from_db()
    assert [one["words"] for one in update.completed] == ["First draft", "Read the guide"]
    update.edit(by=mentee, version=update.version, completed=[item.key])
    assert [one["words"] for one in update.completed] == ["Read the guide"]


def test_it_names_only_what_the_pair_has_completed(pair, mentee, ada, noor):
    open_one = a_milestone(pair)
    for key in (open_one.key, "nonsense", ""):
        with refused(Refusal.NOT_OF_THIS_PAIR):
            an_update(pair, completed=[key])
    assert not Update.objects.exists()


def test_its_author_alone_changes_and_removes_it(pair, mentor, mentee):
    update = an_update(pair)
    with refused(Refusal.NOT_THE_AUTHOR):
        update.edit(by=mentor, version=update.version, title="Mine")
    with refused(Refusal.NOT_THE_AUTHOR):
        update.remove(by=mentor)
    read = update.version
    update.edit(by=mentee, version=read, title="More")
    with refused(Refusal.CHANGED):
        update.edit(by=mentee, version=read, title="Less")
    update.remove(by=mentee)
    assert not Update.objects.exists()


def test_it_refuses_others_and_after_the_end(pair, noor, mentee, mentor):
    update = an_update(pair)
    for act in (
        lambda by: Comment.write("Hm", on=update, by=by),
        lambda by: an_update(pair, by=by),
    ):
        with refused(Refusal.NOT_A_PARTNER):
            act(noor)
    cancelled(pair)
    with refused(Refusal.ENDED):
        Comment.write("Hm", on=update, by=mentor)
    assert Update.objects.visible_to(mentor).get() == update
    assert not Update.objects.visible_to(noor).exists()


def test_the_latest_come_first_on_home(pair, mentor, noor):
    first, second = an_update(pair), an_update(pair)
    assert list(Update.objects.recent_for(mentor)) == [second, first]
    assert not Update.objects.recent_for(noor)


# Comments


def test_both_comment_and_remove_their_own(pair, mentor, mentee):
    update = an_update(pair)
    comment = Comment.write("Well done", on=update, by=mentor)
    with refused(Refusal.NOT_THE_AUTHOR):
        comment.remove(by=mentee)
    with refused(Refusal.STAYS):
        comment.edit(by=mentor, version=comment.version, text="Hm")
    comment.remove(by=mentor)
    assert not Comment.objects.exists()


def test_comments_go_with_their_update(pair, mentor, mentee):
    update = an_update(pair)
    Comment.write("Well done", on=update, by=mentor)
    update.remove(by=mentee)
    assert not Comment.objects.exists()
    with refused(Refusal.GONE):
        Comment.write("Where is it?", on=update, by=mentor)


def test_there_are_as_many_comments_as_fit(pair, mentor):
    update = an_update(pair)
    Comment.objects.bulk_create(
        Comment(mentorship=pair, author=mentor, on=update, text="Hm") for _ in range(ON_ONE_AT_MOST)
    )
    with refused(Refusal.TOO_MANY):
        Comment.write("One more", on=update, by=mentor)


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_a_comment_is_told_to_the_other_one(pair, side):
    comment = Comment.write("Hm", on=an_update(pair), by=getattr(pair, side).membership)
    event = Event.objects.about(comment).get()
    assert (event.kind, event.actor_id) == ("comment.added", comment.author.user_id)
