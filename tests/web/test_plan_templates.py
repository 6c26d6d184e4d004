"""Coordinators keep the templates of timelines."""

from __future__ import annotations

import pytest

from cairn.workspace.models import PlanTemplate

LIST = "/plans/"
PLAN = {"title": "Sailing", "weeks": 4, "steps": "4: Sail home x2\r\n\r\n1: Learn the knots"}


def words_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_it_lists_what_comes_with_cairn(as_, noor):
    page = words_of(as_(noor).get(LIST))
    for title in ("Software development", "Research and thesis", "Job search", "Languages"):
        assert title in page


def test_the_community_leads_there(as_, noor, lin):
    address = f"/communities/{noor.community.slug}/"
    assert f'href="{LIST}"' in words_of(as_(noor).get(address))
    assert f'href="{LIST}"' not in words_of(as_(lin).get(address))


def test_one_of_their_own_is_written_as_lines(as_, noor):
    browser = as_(noor)
    assert browser.post(f"{LIST}new/", PLAN).status_code == 302
    template = PlanTemplate.objects.get()
    assert template.steps == ["1: Learn the knots", "4: Sail home x2"]
    assert "Your own" in words_of(browser.get(LIST))
    browser.post(f"{LIST}{template.ident}/remove/")
    assert not PlanTemplate.objects.exists()


@pytest.mark.parametrize(
    "steps", ["", "Learn the knots", "5: Too late", "1: " + "a" * 200, "1: x\n" * 41, "\x00"]
)
def test_lines_that_make_no_plan_are_refused(as_, noor, steps):
    assert as_(noor).post(f"{LIST}new/", PLAN | {"steps": steps}).status_code == 422


def test_a_shipped_one_is_changed_hidden_offered_and_restored(as_, noor):
    browser, address = as_(noor), f"{LIST}software-4/"
    form = browser.get(f"{address}edit/").context["form"]
    assert form["steps"].value().startswith("1: Agree on one small thing")
    values = PLAN | {"version": form["version"].value()}
    assert browser.post(f"{address}edit/", values).status_code == 302
    assert "Changed" in words_of(browser.get(LIST))
    browser.post(f"{address}hide/")
    assert "Hidden" in words_of(browser.get(LIST))
    browser.post(f"{address}show/")
    assert browser.get(f"{address}restore/").status_code == 200
    browser.post(f"{address}restore/")
    assert not PlanTemplate.objects.exists()


def test_what_comes_with_cairn_says_why_it_stays(as_, noor):
    assert "can be hidden or changed" in words_of(as_(noor).get(f"{LIST}software-4/remove/"))


def test_whoever_was_slower_sees_both_texts(as_, noor):
    template = PlanTemplate.found(noor.community, "software-4")
    template.edit(by=noor, version=0, title="Our craft")
    answer = as_(noor).post(f"{LIST}software-4/edit/", PLAN | {"version": 0})
    assert answer.status_code == 422
    assert "Our craft" in words_of(answer)
    assert answer.context["form"]["version"].value() == "1"


def test_it_is_missing_for_members_and_strangers(as_, noor, lin, sam):
    mine = PlanTemplate.add(by=noor, title="Sailing", weeks=4, steps=["1: Begin"])
    assert as_(lin).get(LIST).status_code == 404
    assert as_(lin).post(f"{LIST}{mine.ident}/hide/").status_code == 404
    assert as_(sam).get(f"{LIST}{mine.ident}/edit/").status_code == 404
