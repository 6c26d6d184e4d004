"""Home: what waits for you, and numbers that are those of the lists behind them."""

from __future__ import annotations

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cairn.communities.models import Membership
from cairn.lib.refusal import Refused
from cairn.mentoring.models import Mentee, Mentor, Mentorship, Request
from cairn.people.models import LearningGoal
from cairn.workspace.models import ActionItem, Milestone, Update
from tests.cast import (
    a_community,
    a_member,
    a_mentee,
    a_mentor,
    a_person,
    a_request,
    finish,
)
from tests.scheduling.gatherings import opens

HOME = "/home/"
QUERIES = 12


def states_of(steps) -> list[str]:
    return [step.state for step in steps]


# Who gets in


def test_it_leads_strangers_to_the_sign_in(client, db):
    assert client.get(HOME).headers["Location"].startswith(reverse("account_login"))


def test_it_leads_people_without_a_community_to_the_communities(as_, db, client):
    client.force_login(a_person(), "cairn.accounts.backends.AccountBackend")
    assert client.get(HOME).headers["Location"] == reverse("communities:index")


def test_the_landing_page_leads_members_home(as_, lin):
    assert as_(lin).get("/").headers["Location"] == HOME


# Numbers


def act_at_random(people: list[Membership], chance: random.Random) -> None:
    """Some act between two people, as likely as not refused."""
    me, other = chance.sample(people, 2)
    waiting = Request.objects.of_mentor(me).pending().with_people().first()
    running = Mentorship.objects.visible_to(me).open().with_people().first()
    acts = [lambda: Request.send(Mentor.of(other), by=me, need="Learn")] * 4
    if waiting:
        acts += [lambda: waiting.accept(by=me)] * 3
        acts += [lambda: waiting.decline(by=me, reason="other")]
    if running:
        acts += [lambda: finish(running), lambda: running.cancel(by=me, reason="other")]
    try:
        chance.choice(acts)()
    except Refused:
        return


@pytest.mark.parametrize("seed", range(6))
def test_every_number_is_that_of_the_list_it_links_to(as_, db, seed):
    chance = random.Random(seed)
    community = a_community()
    people = [a_mentor(community, seats=chance.randint(1, 4)).membership for _ in range(6)]
    for _ in range(60):
        act_at_random(people, chance)
    browser = as_(chance.choice(people))
    numbers = []
    for card in browser.get(HOME).context["cards"]:
        behind = browser.get(card.url).context
        if "weeks" not in behind:  # hours are no number of rows
            assert behind["page"].paginator.count == card.number
        numbers.append(card.number)
    assert sum(numbers) > 0


def test_it_leaves_out_the_side_that_nobody_uses(as_, ada, lin):
    labels = [card.label for card in as_(lin).get(HOME).context["cards"]]
    assert labels == ["Active mentorships", "Waiting for an answer", "Completed"]
    labels = [card.label for card in as_(ada.membership).get(HOME).context["cards"]]
    assert labels == ["Active mentorships", "Requests to answer", "Completed"]


# Sections and first steps


def test_it_shows_a_few_of_each_section_and_the_way_to_all(as_, ada, harbour):
    for _ in range(5):
        a_request(ada, a_mentee(harbour))
    page = as_(ada.membership).get(HOME)
    pending = page.context["glimpses"][0]
    assert (pending.count, len(pending.lines)) == (5, 3)
    assert b'href="/mentorship/mine/?section=pending&amp;side="' in page.content


def test_it_shows_newcomers_both_ways(as_, harbour):
    standing = as_(a_member(harbour)).get(HOME).context["standing"]
    assert states_of(standing.learning) == ["now", "later", "later", "later"]
    assert states_of(standing.mentoring) == ["now", "later", "later", "later"]


def test_it_follows_the_first_steps_of_a_mentee(as_, ada, harbour):
    member = a_member(harbour)
    Mentee.of(member).seek(by=member, seeking=True)
    standing = as_(member).get(HOME).context["standing"]
    assert states_of(standing.learning) == ["done", "now", "later", "later"]
    assert states_of(standing.mentoring) == []
    LearningGoal.add(member.user.profile, skill="Python", level_now=1, level_wanted=3)
    standing = as_(member).get(HOME).context["standing"]
    assert states_of(standing.learning) == ["done", "done", "now", "later"]
    a_request(ada, member)
    assert states_of(as_(member).get(HOME).context["standing"].learning) == []


def test_it_follows_the_first_steps_of_a_mentor(as_, harbour):
    mentor = a_mentor(harbour, skills=())
    standing = as_(mentor.membership).get(HOME).context["standing"]
    assert states_of(standing.mentoring) == ["done", "now", "done", "later"]
    assert states_of(standing.learning) == []
    opens(mentor.membership)
    standing = as_(mentor.membership).get(HOME).context["standing"]
    assert states_of(standing.mentoring) == ["done", "now", "done", "done"]


def test_it_does_not_teach_a_mentor_who_was_asked_before(as_, ada, lin):
    a_request(ada, lin)
    ada.accept_mentees(accepting=False, by=ada.membership)
    assert as_(ada.membership).get(HOME).context["standing"].mentoring == []


def test_it_offers_the_switch_to_those_who_mentor(as_, ada, lin):
    assert b'action="/mentorship/accepting/"' in as_(ada.membership).get(HOME).content
    assert b'action="/mentorship/accepting/"' not in as_(lin).get(HOME).content


def test_it_tells_coordinators_who_waits_to_join(as_, noor, lin, harbour):
    Membership.objects.create(community=harbour, user=a_person(), status="asked")
    assert as_(noor).get(HOME).context["standing"].waiting == 1
    assert as_(lin).get(HOME).context["standing"].waiting == 0


# Cost


def queries_of(browser) -> int:
    browser.get(HOME)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        browser.get(HOME)
    return len(queries)


def test_it_costs_the_same_at_any_size(as_, ada, grace, noor, harbour):
    def more(count: int) -> None:
        for _ in range(count):
            mentee = Mentee.of(a_mentee(harbour, goals=()))
            Request.objects.create(mentor=ada, mentee=mentee, need="Learn")
            Request.objects.create(
                mentor=ada,
                mentee=mentee,
                need="No",
                status="declined",
                answered_at=harbour.created_at,
            )
            pair = Mentorship.objects.create(mentor=ada, mentee=mentee, topic="Learn")
            Milestone.objects.create(mentorship=pair, author=ada.membership, title="Go", week=1)
            item = {"author": ada.membership, "owner": ada.membership, "text": "Do"}
            ActionItem.objects.create(mentorship=pair, **item)
            Update.objects.bulk_create(
                Update(mentorship=pair, author=mentee.membership, title="Some more")
                for _ in range(10)
            )

    ada.membership.assign("coordinator", by=Membership.objects.get(community=harbour, role="owner"))
    more(3)
    few = queries_of(as_(ada.membership))
    more(47)
    assert queries_of(as_(ada.membership)) == few <= QUERIES


def test_the_main_action_is_to_answer_while_somebody_waits(as_, ada, lin):
    a_request(ada, lin)
    assert "Answer requests" in as_(ada.membership).get("/home/").content.decode()
    assert "Answer requests" not in as_(lin).get("/home/").content.decode()
