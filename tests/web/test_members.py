"""The people of a community, and what its coordinators do about them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cairn.communities.models import Membership
from cairn.people.choices import Audience, Section
from cairn.people.models import Profile
from tests.cast import a_community, a_member, a_person

LIST = "/members/"
VERBS = ("approve", "turn-away", "readmit", "remove", "assign")


def of(member: Membership, verb: str) -> str:
    return f"/members/{member.key}/{verb}/"


@pytest.fixture
def owner(harbour):
    return Membership.objects.select_related("user").get(community=harbour, role="owner")


@pytest.fixture
def asked(db):
    return Membership.join(a_community("Hilltop", "private"), by=a_person("Béla"))


@pytest.fixture
def lead(asked):
    return a_member(asked.community, "Lea", role="coordinator")


def test_it_asks_strangers_to_sign_in(client, lin):
    paths = [LIST, *(of(lin, verb) for verb in VERBS)]
    answers = [client.post(path) if path != LIST else client.get(path) for path in paths]
    assert all(answer.headers["Location"].startswith("/accounts/login/") for answer in answers)


def test_it_lists_the_people_of_this_community_alone(as_, lin, ada, sam):
    page = as_(lin).get(LIST).content.decode()
    assert ada.membership.user.name in page
    assert sam.user.name not in page
    assert "Change the role" not in page


def test_it_searches_by_name(as_, lin, ada):
    rows = as_(lin).get(LIST, {"q": "ada"}).context["rows"]
    assert [row.member.user.name for row in rows] == ["Ada"]


def test_it_shows_a_headline_only_to_whom_it_is_shown(as_, lin, ada):
    profile = Profile.of(ada.membership.user)
    profile.edit(headline="Builds bridges")
    assert "Builds bridges" in as_(lin).get(LIST).content.decode()
    profile.choose_audiences({Section.ABOUT: Audience.ONLY_ME})
    assert "Builds bridges" not in as_(lin).get(LIST).content.decode()


def test_it_costs_the_same_however_many_there_are(as_, noor):
    client = as_(noor)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LIST).status_code == 200
        return len(queries)

    a_member(noor.community)
    few = cost()
    for _ in range(28):
        a_member(noor.community)
    assert cost() == few <= 12


def test_it_shows_who_waits_to_coordinators_alone(as_, asked, lead):
    assert "Béla" in as_(lead).get(LIST, {"show": "waiting"}).content.decode()
    plain = a_member(asked.community)
    assert "Béla" not in as_(plain).get(LIST, {"show": "waiting"}).content.decode()


@pytest.mark.parametrize("show", ["\x00", "everything", "w" * 3000])
def test_it_survives_any_list(as_, lin, show):
    assert as_(lin).get(LIST, {"show": show, "q": show, "page": show}).status_code == 200


@pytest.mark.parametrize("verb", VERBS)
def test_its_acts_are_not_there_for_members(as_, lin, ada, verb):
    assert as_(lin).post(of(ada.membership, verb)).status_code == 404


@pytest.mark.parametrize("verb", VERBS)
def test_its_acts_do_not_reach_other_communities(as_, noor, sam, verb):
    assert as_(noor).post(of(sam, verb)).status_code == 404


def test_it_approves_and_turns_away(as_, asked, lead):
    assert as_(lead).post(of(asked, "approve")).headers["Location"] == f"{LIST}?show=waiting"
    asked.refresh_from_db()
    assert asked.is_active
    other = Membership.join(asked.community, by=a_person())
    as_(lead).post(of(other, "turn-away"))
    other.refresh_from_db()
    assert other.status == "turned_away"


def test_it_removes_after_asking_and_lets_in_again(as_, noor, lin):
    client = as_(noor)
    assert "Remove Lin?" in client.get(of(lin, "remove")).content.decode()
    assert client.post(of(lin, "remove")).headers["Location"] == LIST
    assert "Lin" in client.get(LIST, {"show": "removed"}).content.decode()
    client.post(of(lin, "readmit"))
    lin.refresh_from_db()
    assert lin.is_active


def test_it_tells_a_coordinator_why_an_owner_stays(as_, noor, owner):
    page = as_(noor).get(of(owner, "remove")).content.decode()
    assert "Only an owner" in page
    assert "button-danger-strong" not in page


def test_it_lets_owners_give_roles(as_, owner, lin):
    client = as_(owner)
    assert client.get(of(lin, "assign")).status_code == 200
    client.post(of(lin, "assign"), {"role": "coordinator"})
    lin.refresh_from_db()
    assert lin.role == "coordinator"


def test_it_refuses_an_unknown_role_and_the_loss_of_the_last_owner(as_, owner):
    client = as_(owner)
    assert client.post(of(owner, "assign"), {"role": "king"}).status_code == 422
    answer = client.post(of(owner, "assign"), {"role": "member"})
    assert answer.status_code == 422
    assert "A community needs an owner" in answer.content.decode()
