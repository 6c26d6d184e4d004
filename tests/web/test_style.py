"""The style guide shows the whole kit, and the kit keeps its promises."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.template import engines
from django.template.loader import get_template
from django.test import Client, RequestFactory, override_settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django_cotton.compiler_regex import CottonCompiler

from cairn.web.contrast import Colour, contrast
from cairn.web.style import EDGE_ON, TEXT_ON, icon_names

WEB = Path(__file__).resolve().parents[2] / "cairn" / "web"
KIT = WEB / "templates" / "cotton"
GUIDE = "".join(page.read_text() for page in (WEB / "templates" / "style").glob("*.html"))
COMPONENTS = sorted(path.stem.replace("_", "-") for path in KIT.glob("*.html"))
# These stand around every page, so that no page places them.
FRAME = {"header", "account-menu", "footer", "toasts"}


def part(markup: str, **context: object) -> str:
    """The HTML of some markup that uses the kit."""
    template = engines["django"].from_string(CottonCompiler().process(markup))
    return template.render(context, RequestFactory().get("/"))


@pytest.mark.parametrize("pair", TEXT_ON, ids="-on-".join)
def test_it_writes_only_what_can_be_read(pair: tuple[str, str]):
    assert min(contrast(*pair)) >= 4.5


@pytest.mark.parametrize("pair", EDGE_ON, ids="-on-".join)
def test_it_draws_edges_that_can_be_seen(pair: tuple[str, str]):
    assert min(contrast(*pair)) >= 3


def test_it_knows_the_luminance_of_black_grey_and_white():
    assert Colour(0, 0, 0).luminance == 0
    assert Colour(1, 0, 0).luminance == pytest.approx(1, abs=0.001)
    assert Colour(0.5999, 0, 0).luminance == pytest.approx(0.2159, abs=0.001)


@pytest.mark.parametrize("name", [c for c in COMPONENTS if c not in FRAME])
def test_it_shows_every_component(name: str):
    assert f"<c-{name} " in GUIDE or f"<c-{name}>" in GUIDE


def test_it_lists_every_component_for_page_authors():
    listed = (WEB.parents[1] / "docs" / "reference" / "components.md").read_text()
    assert [name for name in COMPONENTS if f"c-{name}" not in listed] == []


def test_it_uses_only_icons_that_exist():
    source = "".join(path.read_text() for path in (WEB / "templates").rglob("*.html"))
    used = re.findall(r'<c-icon name="([a-z0-9-]+)"| icon(?:_end)?="([a-z0-9-]+)"', source)
    named = {one or other for one, other in used} | set(re.findall(r"svg' %}#([a-z-]+)", source))
    assert named - set(icon_names()) == {"five-stones"} & named


def test_it_obeys_the_content_policy(client: Client):
    html = client.get("/style/").content.decode()
    assert not re.search(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son\w+=|hx-on", html)


def test_it_is_open_to_somebody_signed_out(client: Client):
    assert client.get("/style/").status_code == 200


def test_it_greets_newcomers_with_a_score_that_adds_up():
    html = get_template("landing/index.html").render({}, RequestFactory().get("/"))
    points = re.findall(r'<progress class="bar" value="([\d.]+)"', html)
    assert f'height="{sum(map(float, points))}"' in html


def test_it_remembers_a_chosen_theme(client: Client):
    response = client.post("/theme/", {"theme": "dark", "next": "/style/"})
    assert response["Location"] == "/style/"
    assert 'data-theme="dark"' in client.get("/style/").content.decode()


def test_it_ignores_a_theme_that_does_not_exist(client: Client):
    response = client.post("/theme/", {"theme": '"><script>'})
    assert "theme" not in response.cookies


@pytest.mark.parametrize("goal", ["https://elsewhere.example/", "//elsewhere.example", ""])
def test_it_never_leads_elsewhere_after_choosing_a_theme(client: Client, goal: str):
    assert client.post("/theme/", {"theme": "light", "next": goal})["Location"] == "/"


def test_it_keeps_numbers_readable_for_the_browser_in_every_language():
    with translation.override("de"):
        html = part('<c-match-score :score="score" />', score=87.4)
    assert 'height="87.4"' in html
    assert "87,4<" in html


@pytest.mark.parametrize(
    ("score", "word"), [(80, "Strong"), (79.4, "Good"), (40, "Partial"), (0, "Some overlap")]
)
def test_it_puts_a_score_in_words(score: float, word: str):
    assert word in part('<c-match-score :score="score" />', score=score)


def test_it_says_why_a_button_cannot_be_pressed():
    html = part('<c-button reason="No place left.">Request</c-button>')
    assert 'aria-disabled="true"' in html
    assert html.count("No place left.") == 2


def test_it_escapes_what_people_wrote():
    html = part('<c-mentor-card :name="name" :helps="helps" />', name="<b>x</b>", helps=["<i>"])
    assert "<b>" not in html
    assert "<i>" not in html


def test_it_gives_instants_with_their_zone():
    at = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    assert 'datetime="2026-03-01T09:30:00+00:00"' in part('<c-time :at="at" />', at=at)


def test_a_short_label_on_phones_is_spoken_in_full():
    find = {"label": "Find a Mentor", "short": "Find", "url": "/", "icon": "compass"}
    html = part('<c-bottom-bar :items="items" />', items=[find, {**find, "short": ""}])
    assert html.count('<span aria-hidden="true">Find</span>') == 1
    assert html.count('<span class="visually-hidden">Find a Mentor</span>') == 1
    assert html.count("<span>Find a Mentor</span>") == 1


def test_a_relative_time_keeps_its_instant():
    at = timezone.now() - timedelta(days=4, hours=2)
    html = part('<c-time :at="at" only="relative" />', at=at)
    exact = date_format(timezone.localtime(at), "DATETIME_FORMAT")
    assert f'title="{exact}"' in html
    assert ">4 days ago<" in html


def test_it_ties_an_error_to_its_field(client: Client):
    html = client.get("/style/").content.decode()
    described = re.search(r'<input[^>]*name="email"[^>]*id="wrong_email"[^>]*>', html)
    assert described is not None
    assert 'aria-describedby="wrong_email_error"' in described[0]
    assert 'id="wrong_email_error"' in html


@override_settings(STATIC_URL="/elsewhere/")
def test_it_apologises_without_any_context():
    assert "/css/tokens.css" in get_template("500.html").render()


@pytest.mark.parametrize("status", [400, 403, 404])
def test_it_shows_a_way_on_when_something_is_wrong(status: int):
    html = get_template(f"{status}.html").render({}, RequestFactory().get("/"))
    assert '<a class="button button-primary' in html
