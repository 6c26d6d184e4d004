"""Invitations: sending them, taking them back, and walking through one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cairn.communities.models import Invitation, Membership
from tests.cast import a_person

LIST, NEW = "/invitations/", "/invitations/new/"


def door(invitation: Invitation) -> str:
    return f"/join/{invitation.token}/"


@pytest.fixture
def link(noor):
    return Invitation.send(by=noor)


def test_it_is_there_for_coordinators_alone(as_, client, lin, noor, link):
    assert client.get(LIST).status_code == 302
    as_(lin)
    assert [client.get(path).status_code for path in (LIST, NEW)] == [404, 404]
    assert client.post(f"{LIST}{link.key}/revoke/").status_code == 404
    as_(noor)
    assert [client.get(path).status_code for path in (LIST, NEW)] == [200, 200]


def test_it_lists_those_of_this_community_alone(as_, noor, sam):
    owner = Membership.objects.get(community=sam.community, role="owner")
    foreign = Invitation.send(by=owner, email="foreign@example.org")
    assert "foreign@" not in as_(noor).get(LIST).content.decode()
    assert as_(noor).post(f"{LIST}{foreign.key}/revoke/").status_code == 404


def test_it_costs_the_same_however_many_there_are(as_, noor, link):
    client = as_(noor)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LIST).status_code == 200
        return len(queries)

    few = cost()
    Invitation.send_all([f"p{number}@example.org" for number in range(29)], by=noor)
    assert cost() == few <= 12


def test_it_invites_by_mail(as_, noor):
    emails = "Uma <uma@example.org>\nli@example.org; max@example.org"
    answer = as_(noor).post(NEW, {"how": "email", "emails": emails, "days": "7"})
    assert answer.headers["Location"] == LIST
    sent = set(Invitation.objects.values_list("email", flat=True))
    assert sent == {"uma@example.org", "li@example.org", "max@example.org"}
    assert Invitation.objects.first().expires_at < timezone.now() + timedelta(days=8)


def test_it_names_each_bad_line_and_sends_nothing(as_, noor):
    emails = "uma@example.org\nnobody\n<b>@\n"
    answer = as_(noor).post(NEW, {"how": "email", "emails": emails, "days": "7"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "“nobody” is not" in page
    assert "“&lt;b&gt;@” is not" in page or "“b” is not" in page
    assert "uma@example.org" in page
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    "values",
    [
        {"how": "email", "emails": " ,; ", "days": "7"},
        {"how": "email", "emails": "\x00@example.org", "days": "7"},
        {"how": "email", "emails": f"{'x' * 300}@example.org", "days": "7"},
        {"how": "email", "emails": "a@example.org\n" * 51, "days": "7"},
        {"how": "link", "days": "9" * 40},
        {"how": "carrier pigeon", "days": "7"},
        {"how": ""},
    ],
)
def test_it_says_what_is_wrong(as_, noor, values):
    assert as_(noor).post(NEW, values).status_code == 422
    assert not Invitation.objects.exists()


def test_it_makes_a_link_and_shows_it(as_, noor):
    client = as_(noor)
    client.post(NEW, {"how": "link", "emails": "ignored", "days": "1"})
    assert f"http://testserver{door(Invitation.objects.get())}" in client.get(LIST).content.decode()


def test_it_takes_one_back(as_, noor, link):
    client = as_(noor)
    assert client.post(f"{LIST}{link.key}/revoke/").headers["Location"] == LIST
    assert "Taken back" in client.get(LIST).content.decode()


def test_it_leads_a_stranger_through_sign_up_and_back(client, link):
    page = client.get(door(link)).content.decode()
    assert "Harbour" in page
    assert f"/accounts/signup/?next={door(link).replace('/', '%2F')}" in page
    assert client.post(door(link)).status_code == 200
    assert not Membership.objects.filter(status="active", role="member").exists()


def test_it_lets_in(client, link):
    person = a_person()
    client.force_login(person)
    assert "Join Harbour" in client.get(door(link)).content.decode()
    assert client.post(door(link)).headers["Location"] == "/home/"
    assert Membership.objects.get(user=person).is_active


def test_it_knows_no_made_up_token(client, db):
    for token in ("abc", "abc.def", "%00", "x" * 2000):
        assert client.get(f"/join/{token}/").status_code == 404


def test_it_says_why_not_and_shows_a_way_on(client, noor, link, lin):
    personal = Invitation.send(by=noor, email="uma@example.org")
    client.force_login(lin.user)
    assert "Sign in with another address" in client.get(door(personal)).content.decode()
    assert "Go there" in client.get(door(link)).content.decode()
    client.force_login(a_person())
    Invitation.objects.filter(pk=link.pk).update(expires_at=timezone.now())
    assert "has expired" in client.get(door(link)).content.decode()
    Invitation.objects.filter(pk=link.pk).update(revoked_at=timezone.now())
    assert "was taken back" in client.get(door(link)).content.decode()
    Invitation.objects.filter(pk=link.pk).update(used_at=timezone.now())
    assert "has been used" in client.get(door(link)).content.decode()


def test_it_tells_strangers_too_that_it_is_over(client, noor, link):
    link.revoke(by=noor)
    page = client.get(door(link)).content.decode()
    assert "was taken back" in page
    assert "Make an account" not in page
