"""Nothing that anybody types makes the site fall over: 60 nasty strings in every parameter."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client

from tests.architecture.nasty import NASTY, WORST
from tests.crawling import Form, forms, pages, read
from tests.twoworlds import TwoWorlds, two_worlds

BEGIN = ["/home/", "/", "/accounts/login/", "/accounts/signup/", "/mentorship/find/"]
WHO = ["nobody", "mentee", "mentor", "owner"]
NUMBER = re.compile(r"\d+")
EXTRA = {"page", "q", "sort", "status", "side", "next", "availability", "format", "language"}


@pytest.fixture
def worlds(db) -> TwoWorlds:
    return two_worlds()


def browser(worlds: TwoWorlds, who: str) -> Client:
    client = Client(raise_request_exception=False)
    if who != "nobody":
        client.force_login(worlds.near.people[who].user, backend=worlds.backend)
    return client


def reachable_forms(client: Client) -> dict[tuple[str, ...], Form]:
    """One form of each shape."""
    found: dict[tuple[str, ...], Form] = {}
    for address, answer in pages(client, BEGIN):
        assert answer.status_code < 500, address
        if "text/html" in answer.headers.get("Content-Type", ""):
            for form in forms(address, answer.content.decode()):
                found.setdefault(form.shape, form)
    return found


def forms_first_met_by(worlds: TwoWorlds, who: str) -> list[Form]:
    """What this role reaches and no role before it."""
    known: set[tuple[str, ...]] = set()
    for earlier in WHO[: WHO.index(who)]:
        known |= set(reachable_forms(browser(worlds, earlier)))
    return [f for shape, f in reachable_forms(browser(worlds, who)).items() if shape not in known]


def send(client: Client, form: Form, nasty: dict[str, list[str]]) -> int:
    """The status of the form sent with some values replaced; nothing that it did stays."""
    data = {**form.fields, **nasty}
    act = client.post if form.method == "post" else client.get
    with transaction.atomic():
        answer = read(act(form.action, data, HTTP_REFERER=f"http://testserver{form.page}"))
        transaction.set_rollback(True)
    return int(answer.status_code)


def sendings(form: Form) -> Iterator[dict[str, list[str]]]:
    """Every string in all parameters at once; the worst in each alone, the others being right.

    Of parameters that differ in a number, as the rows of a table do, the first stands for all.
    """
    names = [*form.names, *(EXTRA if form.method == "get" else ())]
    kinds = {NUMBER.sub("", name): name for name in reversed(names)}
    yield from ({name: [text] for name in names} for text in NASTY)
    yield from ({name: [text]} for name in kinds.values() for text in WORST)


@pytest.mark.parametrize("who", WHO)
def test_every_parameter_takes_them(worlds: TwoWorlds, who: str):
    client = browser(worlds, who)
    fallen = [
        f"{form.method} {form.action} {str(nasty)[:80]}"
        for form in forms_first_met_by(worlds, who)
        for nasty in sendings(form)
        if send(client, form, nasty) >= 500
    ]
    assert not fallen


def test_a_door_that_falls_would_be_found(worlds: TwoWorlds, monkeypatch):
    def fall(*_: object) -> None:
        raise ValueError("nasty")

    monkeypatch.setattr("cairn.web.requests.page_of", fall)
    form = Form(page="/requests/", action="/requests/", fields={"page": ["1"]})
    assert send(browser(worlds, "mentee"), form, {}) == 500
