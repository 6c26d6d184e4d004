"""Communities: finding, joining, choosing and leaving them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cairn.communities.models import Membership
from tests.cast import a_community, a_member, a_person

LIST = "/communities/"


def of(community, verb: str = "") -> str:
    return f"/communities/{community.slug}/{verb + '/' if verb else ''}"


@pytest.fixture
def cellar(db):
    return a_community("Cellar", "secret")


def test_it_asks_strangers_to_sign_in(client, harbour):
    for path in (LIST, f"{LIST}new/", of(harbour), of(harbour, "leave")):
        assert client.get(path).headers["Location"].startswith("/accounts/login/?next=")


def test_it_lists_my_own_first_and_no_secret_ones(as_, lin, cellar):
    a_community("Attic")
    page = as_(lin).get(LIST).content.decode()
    assert page.index("Harbour") < page.index("Others that you may join") < page.index("Attic")
    assert "Cellar" not in page


def test_it_searches(as_, lin):
    a_community("Attic")
    page = as_(lin).get(LIST, {"q": "atti"}).content.decode()
    assert "Attic" in page
    assert "/communities/harbour/" not in page


@pytest.mark.parametrize("words", ["\x00", "x" * 500, "%", "'\"<b>"])
def test_it_survives_any_search(as_, lin, words):
    assert as_(lin).get(LIST, {"q": words, "page": "9" * 30}).status_code == 200


def test_it_costs_the_same_however_many_there_are(as_, lin):
    client = as_(lin)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LIST).status_code == 200
        return len(queries)

    for number in range(2):
        a_community(f"Small {number}")
    few = cost()
    for number in range(28):
        a_community(f"More {number}")
    assert cost() == few <= 12


def test_a_secret_one_is_not_there_for_others(as_, lin, cellar):
    client = as_(lin)
    assert client.get(of(cellar)).status_code == 404
    assert client.get(of(cellar, "leave")).status_code == 404
    assert client.post(of(cellar, "join")).status_code == 404
    assert client.post(of(cellar, "enter")).status_code == 404


def test_its_page_says_what_one_can_do(as_, lin):
    hilltop = a_community("Hilltop", "private")
    client = as_(lin)
    assert "Ask to join" in client.get(of(hilltop)).content.decode()
    client.post(of(hilltop, "join"))
    assert "A coordinator will answer" in client.get(of(hilltop)).content.decode()


def test_it_joins_a_public_one_at_once_and_enters_it(as_, lin):
    attic = a_community("Attic")
    client = as_(lin)
    assert client.post(of(attic, "join")).headers["Location"] == "/home/"
    assert client.get(LIST).context["request"].member.community == attic


def test_it_says_why_joining_is_refused(as_, lin, harbour):
    client = as_(lin)
    answer = client.post(of(harbour, "join"), headers={"referer": f"http://testserver{LIST}"})
    assert answer.headers["Location"] == f"http://testserver{LIST}"
    assert "You are already a member" in client.get(LIST).content.decode()


def test_it_enters_only_where_one_is_a_member(as_, lin, harbour):
    attic = a_community("Attic")
    client = as_(lin)
    assert client.post(of(attic, "enter")).status_code == 404
    assert client.post(of(harbour, "enter")).status_code == 302


def test_a_page_of_another_of_ones_communities_is_one_press_away(as_, lin, harbour, ada):
    attic = a_community("Attic")
    client, page = as_(lin), reverse("mentors:show", args=[ada.membership.user.profile.handle])
    lost = "There is no such page"
    assert lost in client.get("/meetings/22222222222a/").content.decode()
    assert "Look in" not in client.get("/meetings/22222222222a/").content.decode()
    Membership.join(attic, by=lin.user)
    client.post(of(attic, "enter"))
    answer = client.get(page)
    assert answer.status_code == 404
    assert f'name="next" value="{page}"' in answer.content.decode()
    assert "Look in Harbour" in answer.content.decode()
    assert "Look in Attic" not in answer.content.decode()
    assert client.post(of(harbour, "enter"), {"next": page}).headers["Location"] == page
    assert client.get(page).status_code == 200


def test_entering_never_leads_elsewhere(as_, lin, harbour):
    sent = {"next": "https://elsewhere.example/"}
    assert as_(lin).post(of(harbour, "enter"), sent).headers["Location"] == "/home/"


def test_it_leaves_after_asking(as_, lin, harbour):
    client = as_(lin)
    assert "Leave Harbour?" in client.get(of(harbour, "leave")).content.decode()
    assert client.post(of(harbour, "leave")).headers["Location"] == LIST
    assert not Membership.objects.get(pk=lin.pk).is_active
    assert client.get("/home/").headers["Location"] == LIST


def test_it_tells_the_last_owner_why_not(as_, harbour):
    owner = Membership.objects.select_related("user").get(community=harbour, role="owner")
    page = as_(owner).get(of(harbour, "leave")).content.decode()
    assert "A community needs an owner" in page
    assert "button-danger-strong" not in page


def test_only_operators_begin_one(as_, client, lin):
    values = {"name": "Mine", "kind": "public", "about": ""}
    answer = as_(lin).post(f"{LIST}new/", values)
    assert answer.status_code == 422
    assert "Only the people who run this site" in answer.content.decode()
    operator = a_person(is_operator=True)
    client.force_login(operator)
    assert client.post(f"{LIST}new/", values).headers["Location"] == "/invitations/new/"
    assert Membership.objects.get(user=operator).owns


def test_it_keeps_what_was_typed(client, db):
    client.force_login(a_person(is_operator=True))
    answer = client.post(f"{LIST}new/", {"name": "n" * 81, "kind": "open", "about": "Ships"})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"name", "kind"}
    assert "Ships" in answer.content.decode()


def test_its_page_leads_coordinators_to_who_waits(as_, db):
    hilltop = a_community("Hilltop", "private")
    lead = a_member(hilltop, role="coordinator")
    Membership.join(hilltop, by=a_person())
    assert as_(lead).get(of(hilltop)).context["waiting"] == 1
    assert as_(a_member(hilltop)).get(of(hilltop)).context["waiting"] == 0
