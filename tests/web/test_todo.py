"""What the reader has said that they will do, in all of their mentorships."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import a_mentor, a_pair, finish
from tests.clock import in_days
from tests.workspace.pieces import an_item

TODO = "/todo/"


def texts(browser, **query: str) -> list[str]:
    return [item.text for item in browser.get(TODO, query).context["page"]]


def test_it_leads_strangers_to_the_sign_in(client, db):
    assert client.get(TODO).headers["Location"].startswith(reverse("account_login"))


def test_it_lists_mine_the_soonest_first(as_, pair, ada, lin, harbour):
    an_item(pair, text="Some day")
    an_item(pair, text="Later", due_on=in_days(9))
    an_item(a_pair(a_mentor(harbour), lin), text="Soon", due_on=in_days(2))
    an_item(pair, text="Not mine", owner=ada.membership)
    an_item(pair, text="Done").tick(by=lin)
    assert texts(as_(lin)) == ["Soon", "Later", "Some day"]
    assert texts(as_(lin), side="mentor") == []
    assert texts(as_(ada.membership)) == ["Not mine"]


def test_what_has_ended_asks_for_nothing(as_, pair, lin):
    an_item(pair)
    finish(pair)
    page = as_(lin).get(TODO)
    assert b"Nothing is left to do" in page.content


def test_it_costs_the_same_at_any_size(as_, pair, lin):
    def queries_after(more: int) -> int:
        for number in range(more):
            an_item(pair, text=f"Chapter {number}")
        browser = as_(lin)
        browser.get(TODO)
        with CaptureQueriesContext(connection) as queries:
            browser.get(TODO)
        return len(queries)

    assert queries_after(3) == queries_after(30) <= 6
