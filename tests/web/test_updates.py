"""Updates of a mentorship on their pages: writing, the feed, comments, check-ins."""

from __future__ import annotations

import pytest

from cairn.web.feed import SOURCES
from cairn.workspace.models import CheckIn, Comment, Rating, ThankYou, Update
from tests.workspace.pieces import (
    a_check_in,
    a_goal,
    a_milestone,
    a_resource,
    an_item,
    an_update,
    cancelled,
)


def page_of(pair) -> str:
    return f"/w/{pair.key}/updates/"


def words_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def everything(pair) -> None:
    """One entry of each kind."""
    mentee = pair.mentee.membership
    a_milestone(pair, title="First draft").complete(by=mentee)
    a_goal(pair, title="Lead a review").reach(by=mentee)
    a_check_in(pair, by=pair.mentor.membership, blocked="No quiet hour")
    a_resource(pair, title="A guide to reviews")
    an_update(pair, title="Half of it is done")


def test_a_title_makes_a_quick_update(as_, pair, mentee):
    assert as_(mentee).post(page_of(pair), {"title": "Half of it"}).status_code == 302
    assert Update.objects.get().author == mentee
    assert as_(mentee).post(page_of(pair), {"title": ""}).status_code == 422


def test_more_can_be_said_and_what_is_completed_is_chosen(as_, pair, mentee):
    item = an_item(pair, text="Read the guide")
    item.tick(by=mentee)
    typed = {"title": "Half of it", "done": "Two reviews", "completed": [item.key]}
    as_(mentee).post(page_of(pair), typed)
    page = words_of(as_(mentee).get(page_of(pair)))
    assert "Two reviews" in page
    assert "<li>Read the guide</li>" in page


def test_the_feed_holds_what_was_written_and_what_was_reached(as_, pair, mentor):
    everything(pair)
    answer = as_(mentor).get(page_of(pair))
    kinds = [entry.kind for entry in answer.context["page"].object_list]
    assert kinds == ["update", "resource", "check_in", "goal", "milestone"]
    page = words_of(answer)
    for words in ("First draft", "Lead a review", "No quiet hour", "A guide to reviews"):
        assert words in page


def test_each_entry_says_whose_it_is_and_where_it_leads(as_, pair, mentor, mentee):
    everything(pair)
    ThankYou.write(pair, "You <listened>", by=mentee)
    page = words_of(as_(mentor).get(page_of(pair)))
    assert f"{mentee.user.name} · Milestone completed ·" in page
    assert f"{mentee.user.name} · Thank you ·" in page
    assert "<q>You &lt;listened&gt;</q>" in page
    assert "You · Both of you read this ·" in page
    for anchor in ("timeline/#m-", "goals/#g-"):
        assert f"/w/{pair.key}/{anchor}" in page


def test_an_entry_of_somebody_else_keeps_its_name(as_, pair, mentor, noor):
    update = an_update(pair)
    Update.objects.filter(pk=update.pk).update(author=noor)
    assert f"{noor.user.name} · Update ·" in words_of(as_(mentor).get(page_of(pair)))


def test_the_feed_pages_and_asks_a_fixed_number_of_queries(
    as_, pair, mentee, django_assert_num_queries
):
    everything(pair)
    ThankYou.write(pair, "You listened", by=mentee)
    browser = as_(mentee)
    browser.get(page_of(pair))
    with django_assert_num_queries(12):
        answer = browser.get(page_of(pair))
    assert {entry.kind for entry in answer.context["page"]} == set(SOURCES)
    for number in range(45):
        an_update(pair, title=f"Number {number}")
    answer = browser.get(page_of(pair) + "?page=3")
    with django_assert_num_queries(12):
        last = browser.get(page_of(pair) + "?page=3")
    assert answer.context["page"].paginator.num_pages == 3
    assert {entry.kind for entry in last.context["page"]} == set(SOURCES)


def test_strangers_to_the_pair_find_no_such_page(as_, pair, noor):
    update = an_update(pair)
    for address in (page_of(pair), f"/w/updates/{update.key}/", f"/w/{pair.key}/check-in/"):
        assert as_(noor).get(address).status_code == 404


def test_after_the_end_it_is_read_and_not_written(as_, pair, mentee):
    update, said = an_update(pair, title="Half of it"), a_check_in(pair, by=mentee)
    remove = f"/w/check-ins/{said.key}/remove/"
    assert remove in words_of(as_(mentee).get(page_of(pair)))
    browser = as_(cancelled(pair).mentee.membership)
    page = words_of(browser.get(page_of(pair)))
    assert "Half of it" in page
    assert remove not in page
    assert 'name="title"' not in page
    assert 'name="text"' not in words_of(browser.get(f"/w/updates/{update.key}/"))
    assert browser.post(page_of(pair), {"title": "More"}).status_code == 422


def test_comments_are_written_paged_and_removed(as_, pair, mentor, mentee):
    update = an_update(pair)
    address = f"/w/updates/{update.key}/"
    assert as_(mentor).post(address, {"text": "Well done"}).status_code == 302
    comment = Comment.objects.get()
    assert "Well done" in words_of(as_(mentee).get(address))
    assert "1 comment" in words_of(as_(mentee).get(page_of(pair)))
    remove = f"/w/comments/{comment.key}/remove/"
    as_(mentee).post(remove)
    assert Comment.objects.exists()
    as_(mentor).post(remove)
    for number in range(25):
        Comment.write(f"Number {number}", on=update, by=mentor)
    assert as_(mentee).get(address).context["page"].paginator.num_pages == 2


def test_whoever_was_slower_keeps_their_words(as_, pair, mentee):
    item = an_item(pair, text="Read the guide")
    item.tick(by=mentee)
    update = an_update(pair, done="Begun small")
    browser, address = as_(mentee), f"/w/updates/{update.key}/edit/"
    typed = {"title": update.title, "done": "Begun big", "version": update.version}
    update.edit(by=mentee, version=1, done="Begun today", completed=[item.key])
    answer = browser.post(address, typed)
    page = words_of(answer)
    assert answer.status_code == 422
    assert "Begun big" in page
    assert "Begun today" in page
    assert "Read the guide" in [newer.text for newer in answer.context["form"].newer]
    typed["version"] = answer.context["form"]["version"].value()
    assert browser.post(address, typed).status_code == 302
    update.refresh_from_db()
    assert (update.done, update.completed) == ("Begun big", [])


# Check-ins


def test_four_boxes_and_the_ratings_of_the_mentee(as_, pair, mentee, mentor):
    goal, address = a_goal(pair), f"/w/{pair.key}/check-in/"
    name = f"goal-{goal.key}"
    assert name not in words_of(as_(mentor).get(address))
    browser = as_(mentee)
    assert name in words_of(browser.get(address))
    typed = {"mood": "bit_stuck", "blocked": "No time", "readers": "both", name: "4"}
    assert browser.post(address, typed).status_code == 302
    assert CheckIn.objects.get().blocked == "No time"
    assert Rating.objects.get().score == 4
    assert "You have checked in already" in words_of(browser.get(address))
    assert "check-in/" not in words_of(browser.get(page_of(pair)))


@pytest.mark.parametrize("wrong", [{"mood": "fine"}, {"readers": "all"}, {"goal": "11"}, {}])
def test_it_takes_no_nonsense(as_, pair, mentee, wrong):
    goal = a_goal(pair)
    typed = {"mood": "on_track", "readers": "both", f"goal-{goal.key}": wrong.get("goal", "")}
    typed |= {name: value for name, value in wrong.items() if name != "goal"}
    status = as_(mentee).post(f"/w/{pair.key}/check-in/", typed).status_code
    assert status == (422 if wrong else 302)


def test_what_is_for_the_coordinators_is_kept_from_the_partner(as_, pair, noor):
    mentor, mentee = pair.people
    said = a_check_in(pair, mood="need_help", blocked="Never answers", readers="coordinators")
    assert "Never answers" in words_of(as_(mentee).get(page_of(pair)))
    partner = as_(mentor)
    for address in (page_of(pair), f"/mentorships/{pair.key}/", "/home/", "/care/?part=told"):
        answer = partner.get(address)
        assert "Never answers" not in words_of(answer)
        assert "need help" not in words_of(answer).casefold()
    assert partner.post(f"/w/check-ins/{said.key}/remove/").status_code == 404
    page = words_of(as_(noor).get("/care/?part=told"))
    assert "Never answers" in page
    assert "I need help" in page


def test_a_partner_who_coordinates_does_not_read_it_either(as_, pair, mentor):
    mentor.role = "coordinator"
    mentor.save()
    a_check_in(pair, blocked="Never answers", readers="coordinators")
    assert "Never answers" not in words_of(as_(mentor).get("/care/?part=told"))
