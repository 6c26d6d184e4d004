"""What every door does alike."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.cast import a_person, a_request
from tests.twoworlds import BACKEND


def test_somebody_who_is_not_signed_in_is_led_there_and_back(client, db):
    answer = client.get("/requests/?status=pending")
    assert answer.status_code == 302
    assert answer["Location"] == "/accounts/login/?next=%2Frequests%2F%3Fstatus%3Dpending"


def test_a_lost_session_inside_a_page_leads_the_whole_page(client, db):
    answer = client.get("/requests/", headers={"HX-Request": "true"})
    assert answer["HX-Redirect"].startswith("/accounts/login/")


def test_somebody_without_a_community_is_led_to_them(client, db):
    client.force_login(a_person(), backend=BACKEND)
    assert client.get("/home/")["Location"] == reverse("communities:index")


def test_a_refusal_is_told_on_the_page_it_came_from(as_, ada, lin):
    request = a_request(ada, lin)
    client, page = as_(ada.membership), reverse("requests:show", args=[request.key])
    request.withdraw(by=lin)
    answer = client.post(f"{page}accept/", headers={"Referer": f"http://testserver{page}"})
    assert answer["Location"].endswith(page)
    assert "has been answered or closed already" in client.get(page).content.decode()


def test_a_foreign_referer_leads_nowhere_else(as_, ada, lin):
    request = a_request(ada, lin)
    request.withdraw(by=lin)
    url = reverse("requests:accept", args=[request.key])
    answer = as_(ada.membership).post(url, headers={"Referer": "https://evil.example/"})
    assert answer["Location"] == reverse("home")


def test_what_somebody_sees_is_kept_out_of_caches(as_, lin):
    assert as_(lin).get("/home/")["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("page", ["/", "/home/", "/style/", "/accounts/login/", "/none/"])
def test_the_content_policy_is_strict_everywhere(as_, lin, client, page):
    for browser in (client, as_(lin)):
        policy = browser.get(page)["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "style-src 'self'" in policy
        assert "unsafe" not in policy


@pytest.mark.parametrize("page", ["", "abc", "0", "-1", "9" * 40, "1.5", "\x00"])
def test_a_page_number_that_is_nonsense_gives_a_page(as_, lin, page):
    assert as_(lin).get("/requests/", {"page": page}).status_code == 200


def test_each_answer_names_its_request(client, db):
    first, second = client.get("/healthz/"), client.get("/healthz/")
    assert first["X-Request-Id"] != second["X-Request-Id"]
