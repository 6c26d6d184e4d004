"""Which skills a community relates: the coordinators' page."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cairn.matching.models import SkillRelation, Status
from tests.relations import a_proposal, a_relation

LIST = "/relations/"
VERBS = ("accept", "dismiss", "change", "withdraw")


@pytest.fixture
def chess(harbour) -> SkillRelation:
    return a_proposal(harbour)


def of(relation: SkillRelation, verb: str) -> str:
    return f"{LIST}{relation.key}/{verb}/"


def test_it_is_for_coordinators(client, as_, chess, lin, noor):
    paths = [LIST, f"{LIST}new/", *(of(chess, verb) for verb in VERBS)]
    assert {client.post(path).status_code for path in paths} == {302}
    assert {as_(lin).post(path, {"percent": 60}).status_code for path in paths} == {404}
    assert as_(noor).get(LIST).status_code == 200


def test_it_shows_nothing_of_other_communities(as_, noor, sam):
    far = a_proposal(sam.community, "Faraway", "Distant")
    assert "Faraway" not in as_(noor).get(LIST).content.decode()
    assert as_(noor).post(of(far, "accept"), {"percent": 60}).status_code == 404


def test_it_tells_how_many_list_both(as_, noor, chess):
    page = as_(noor).get(LIST).content.decode()
    assert "6 people list both; 7 list Chess, 8 list Zen gardening." in page


def test_it_accepts_with_the_percent_that_was_chosen(as_, noor, chess):
    answer = as_(noor).post(of(chess, "accept"), {"percent": "75"}, follow=True)
    chess.refresh_from_db()
    assert (chess.status, chess.percent) == (Status.ACCEPTED, 75)
    assert of(chess, "withdraw") in answer.content.decode()


def test_it_has_a_way_back_from_each_answer(as_, noor, chess):
    client = as_(noor)
    dismissed = client.post(of(chess, "dismiss"), follow=True).content.decode()
    assert of(chess, "withdraw") in dismissed
    client.post(of(chess, "withdraw"))
    client.post(of(chess, "accept"), {"percent": 60})
    changed = client.post(of(chess, "change"), {"percent": 90}, follow=True).content.decode()
    assert 'name="percent" value="60"' in changed


@pytest.mark.parametrize("percent", ["", "many", "39", "1000", "-5"])
def test_it_refuses_nonsense(as_, noor, chess, percent):
    answer = as_(noor).post(of(chess, "accept"), {"percent": percent}, follow=True)
    assert "Choose a percent from 40 to 95." in answer.content.decode()
    chess.refresh_from_db()
    assert chess.status == Status.PROPOSED


def test_it_relates_two_skills_by_their_names(as_, noor):
    answer = as_(noor).post(f"{LIST}new/", {"one": "Tea", "other": "Cake", "percent": "55"})
    assert answer.headers["Location"] == f"{LIST}?show=related"
    assert SkillRelation.objects.get().percent == 55


def test_it_says_beside_the_field_what_is_wrong(as_, noor):
    form = {"one": "k8s", "other": "Kubernetes", "percent": "55"}
    answer = as_(noor).post(f"{LIST}new/", form)
    assert answer.status_code == 422
    assert "two names of one skill" in str(answer.context["form"].errors["other"])


def test_it_searches_and_keeps_three_lists(as_, harbour, noor, chess):
    a_relation(harbour, "Tea", "Cake")
    client = as_(noor)
    shown = [
        [row.one.name for row in client.get(LIST, query).context["page"]]
        for query in ({}, {"q": "zen"}, {"q": "tea"}, {"show": "related"}, {"show": "dismissed"})
    ]
    assert shown == [["Chess"], ["Chess"], [], ["Tea"], []]
    assert [tab.count for tab in client.get(LIST).context["tabs"]] == [1, 1, 0]


@pytest.mark.parametrize(
    "query", [{}, {"show": "related"}, {"show": "dismissed"}, {"q": "x"}, {"show": "\x00"}]
)
def test_it_has_a_word_for_an_empty_list(as_, noor, query):
    page = as_(noor).get(LIST, query)
    assert 'class="empty' in page.content.decode()


def test_it_costs_the_same_however_many_there_are(as_, noor, harbour):
    client = as_(noor)

    def cost(show: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LIST, {"show": show}).status_code == 200
        return len(queries)

    a_proposal(harbour)
    a_relation(harbour, "Tea 0", "Cake 0")
    before = [cost(show) for show in ("", "related")]
    for number in range(1, 15):
        a_proposal(harbour, f"Chess {number}", f"Go {number}")
        a_relation(harbour, f"Tea {number}", f"Cake {number}")
    assert [cost(show) for show in ("", "related")] == before


def test_coordinators_are_led_there(as_, harbour, noor):
    client = as_(noor)
    for page in ("/members/", f"/communities/{harbour.slug}/"):
        assert f'href="{LIST}"' in client.get(page).content.decode()


def test_members_are_not_led_there(as_, harbour, lin):
    client = as_(lin)
    for page in ("/members/", f"/communities/{harbour.slug}/"):
        assert f'href="{LIST}"' not in client.get(page).content.decode()
