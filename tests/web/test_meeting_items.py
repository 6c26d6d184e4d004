"""What the page of a meeting has of an agenda, and of what the two agreed on."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cairn.scheduling.models import Meeting
from cairn.workspace.models import ActionItem
from tests.scheduling.gatherings import a_meeting, met


@pytest.fixture
def over(pair) -> Meeting:
    return met(pair)


def address_of(meeting: Meeting) -> str:
    return reverse("meetings:show", args=[meeting.key])


def words_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_a_meeting_that_is_over_proposes_no_questions(as_, over, mentee):
    page = words_of(as_(mentee).get(address_of(over)))
    assert "Nobody has written one." in page
    assert "Questions to begin with" not in page


def test_an_action_item_is_added_from_the_meeting(as_, over, mentee):
    typed = {"text": "Send the outline", "owner": mentee.key}
    answer = as_(mentee).post(f"{address_of(over)}items/new/", typed)
    assert answer.headers["Location"] == f"{address_of(over)}#items"
    assert ActionItem.objects.get().text == "Send the outline"
    assert "Send the outline" in words_of(as_(mentee).get(address_of(over)))


def test_a_meeting_keeps_what_was_agreed_on_at_it(as_, pair, over, mentee):
    item = ActionItem.add(pair, by=mentee, text="Send the outline", owner=mentee, meeting=over)
    ActionItem.add(pair, by=mentee, text="Read the chapter", owner=mentee)
    later = a_meeting(pair, asks=True)
    shown = as_(mentee).get(address_of(over)).context
    assert [[one.text for one in shown[name]] for name in ("items", "other_items")] == [
        ["Send the outline"],
        ["Read the chapter"],
    ]
    item.tick(by=mentee)
    assert "Send the outline" in words_of(as_(mentee).get(address_of(over)))
    assert "Send the outline" not in words_of(as_(mentee).get(address_of(later)))
