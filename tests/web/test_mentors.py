"""Find a Mentor, and the page of one mentor."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cairn.mentoring.models import Mentor, Request
from cairn.people.models import LearningGoal
from tests.cast import a_member, a_mentee, a_mentor, a_request

FIND = "/mentorship/find/"
LIST_AT_MOST, PAGE_AT_MOST = 12, 40


def address_of(mentor: Mentor) -> str:
    return reverse("mentors:show", args=[mentor.membership.user.profile.handle])


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def cards_in(answer) -> list[str]:
    return [card.name for card in answer.context["found"].cards]


def queries_of(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_it_lists_those_who_can_help_best_first(as_, harbour, ada, lin):
    a_mentor(harbour, "Beginner", skills=())
    page = as_(lin).get(FIND)
    assert cards_in(page) == ["Ada", "Beginner"]
    assert "Can help you with:" in text_of(page)
    handle = ada.membership.user.profile.handle
    assert f'href="{reverse("requests:new", args=[handle])}"' in text_of(page)


def test_it_leads_strangers_to_sign_in(client, db):
    assert client.get(FIND).headers["Location"].startswith("/accounts/login/")


def test_it_shows_no_mentor_of_another_community(as_, ada, sam):
    assert cards_in(as_(sam).get(FIND + "?show=all")) == []
    assert as_(sam).get(address_of(ada)).status_code == 404


@pytest.mark.parametrize("handle", ["22222222222z", "222222222222"])
def test_it_knows_no_mentor_who_is_not_there(as_, lin, handle):
    assert as_(lin).get(f"/mentorship/mentors/{handle}/").status_code == 404


def test_it_answers_htmx_with_the_results_alone(as_, ada, lin):
    part = as_(lin).get(FIND, headers={"HX-Request": "true"})
    assert "Ada" in text_of(part)
    assert "<html" not in text_of(part)
    assert "HX-Request" in part.headers["Vary"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=ada", ["Ada"]),
        ("q=pyth", ["Ada"]),
        ("q=nobody", []),
        ("skill=python", ["Ada"]),
        ("skill=chess&skill=Python", ["Ada"]),
        ("skill=chess", []),
        ("show=all", ["Ada", "Grace"]),
        ("show=all&sort=experience", ["Ada", "Grace"]),
        ("minutes=60&format=calls&language=en&hours=4", ["Ada"]),
        ("minutes=120", []),
        ("completed=1", []),
        ("format=resources", []),
    ],
)
@pytest.mark.usefixtures("ada", "grace")
def test_it_narrows_the_list(as_, lin, query, names):
    assert cards_in(as_(lin).get(f"{FIND}?{query}")) == names


@pytest.mark.parametrize(
    "query",
    [
        "page=0&sort=x&minutes=x&hours=-1&completed=9999999999999999999999&show=x",
        "page=99999999999999999999999999&format=x&language=%00",
        f"skill={'x' * 5000}&q=%ff%fe",
        "page=x&skill=%00&skill=&skill=Python",
    ],
)
def test_it_takes_nonsense_for_nothing(as_, ada, lin, query):
    assert as_(lin).get(f"{FIND}?{query}").status_code == 200


def test_it_says_which_filter_to_drop(as_, ada, lin):
    page = as_(lin).get(f"{FIND}?q=ada&skill=Chess&minutes=60")
    assert [(one.url, one.total) for one in page.context["wider"]] == [("?q=ada&minutes=60", 1)]
    assert "Drop “Expertise”" in text_of(page)


def test_it_offers_everyone_when_nobody_is_free(as_, grace, lin):
    page = as_(lin).get(FIND)
    assert [(one.url, one.total) for one in page.context["wider"]] == [("?show=all", 1)]


def test_it_asks_for_goals_where_there_are_none(as_, harbour, ada):
    page = as_(a_mentee(harbour, goals=())).get(FIND)
    assert "Tell us what you want to learn" in text_of(page)
    assert "?skill=Python" in text_of(page)
    assert page.context["found"].cards[0].score is None


def test_it_pages_by_twenty(as_, harbour, lin):
    for number in range(21):
        a_mentor(harbour, f"Mentor {number}", skills=())
    first, second = (cards_in(as_(lin).get(f"{FIND}?page={n}")) for n in (1, 2))
    assert (len(first), len(second)) == (20, 1)
    assert not set(first) & set(second)
    assert cards_in(as_(lin).get(f"{FIND}?page=50")) == second


def test_it_says_where_a_request_stands(as_, harbour, ada, grace, lin):
    a_request(ada, lin)
    page = text_of(as_(lin).get(FIND + "?show=all"))
    assert "Requested" in page
    assert "All places with this mentor are taken." in page
    Request.objects.get(mentor=ada).accept(by=ada.membership)
    assert "You work together" in text_of(as_(lin).get(FIND + "?show=all"))


def test_it_leaves_out_who_declined_for_ninety_days(as_, ada, lin):
    request = a_request(ada, lin)
    request.decline(by=ada.membership, reason="no_time")
    assert cards_in(as_(lin).get(FIND)) == []
    assert cards_in(as_(lin).get(FIND + "?show=all")) == ["Ada"]
    Request.objects.update(answered_at=timezone.now() - timedelta(days=91))
    LearningGoal.add(lin.user.profile, skill="Chess", level_now=0, level_wanted=2)
    assert cards_in(as_(lin).get(FIND)) == ["Ada"]


@pytest.mark.parametrize("answers", [2, 3])
def test_it_says_how_soon_a_mentor_answers(as_, harbour, ada, lin, answers):
    for number in range(answers):
        request = a_request(ada, a_mentee(harbour, f"Mentee {number}"))
        request.decline(by=ada.membership, reason="no_time")
    sent = timezone.now() - timedelta(days=1, hours=12)
    Request.objects.update(sent_at=sent)
    words = "Usually answers within 2 days" if answers > 2 else ""
    assert as_(lin).get(FIND).context["found"].cards[0].answers == words


def test_it_asks_as_many_questions_for_thirty_as_for_three(as_, harbour, lin):
    client = as_(lin)
    for number in range(3):
        a_mentor(harbour, f"Mentor {number}")
    few = queries_of(client, FIND)
    for number in range(27):
        a_mentor(harbour, f"Other {number}")
    assert queries_of(client, FIND) == few == 4
    a_request(Mentor.objects.all()[0], lin)
    with CaptureQueriesContext(connection) as queries:
        client.get(FIND)
    assert len(queries) <= LIST_AT_MOST + 3


def test_it_is_small(as_, harbour, lin):
    for number in range(20):
        a_mentor(harbour, f"Mentor {number}", skills=("Python", "Statistics", "Leadership"))
    assert len(as_(lin).get(FIND).content) < 60_000


def test_it_shows_a_mentor_with_points_that_add_up(as_, ada, lin):
    page = as_(lin).get(address_of(ada))
    glass = page.context["dossier"].glass
    assert round(sum(bar.points for bar in glass.bars), 1) == glass.score
    assert "The points add up to the score." in text_of(page)
    assert reverse("profile:edit") in text_of(page)


def test_it_shows_mentors_themselves_without_a_score(as_, ada):
    page = text_of(as_(ada.membership).get(address_of(ada)))
    assert "This is you, as mentees see you." in page
    assert "Why this match" not in page


def test_it_keeps_hidden_skills_out_of_everything(as_, ada, lin):
    ada.membership.user.profile.choose_audiences({"skills": 2})
    client = as_(lin)
    assert cards_in(client.get(FIND + "?skill=Python")) == []
    assert cards_in(client.get(FIND + "?q=python")) == []
    assert client.get(address_of(ada)).context["dossier"].glass.helps == []


def test_it_explains_to_somebody_without_any_wish(as_, harbour, ada):
    page = as_(a_member(harbour)).get(address_of(ada))
    assert page.status_code == 200
    assert page.context["dossier"].glass.missing


def test_it_opens_a_mentor_with_a_fixed_number_of_questions(as_, ada, lin):
    client = as_(lin)
    few = queries_of(client, address_of(ada))
    for skill in ("Statistics", "Leadership", "Chess"):
        LearningGoal.add(lin.user.profile, skill=skill, level_now=0, level_wanted=2)
    assert queries_of(client, address_of(ada)) == few <= PAGE_AT_MOST
