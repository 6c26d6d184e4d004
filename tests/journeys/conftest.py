"""The site, the browser and the people at it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.journeys.hands import Finger, Hands, Keyboard
from tests.journeys.pictures import FOLDER
from tests.journeys.site import Site, running_site
from tests.journeys.visitor import Visitor

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK, PHONE = {"width": 1280, "height": 800}, {"width": 320, "height": 640}
ORDINARY = {
    "reduced_motion": "reduce",
    "color_scheme": "light",
    "locale": "en-GB",
    "timezone_id": "Europe/Lisbon",
}
PATIENCE_MS = 10_000
OTHER_SITES = ("demo", "fresh", "calendar")

# Pictures are taken on demand: `make screenshots`.
collect_ignore = [] if FOLDER else ["test_pictures.py"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)


# Of the package, not of the session: while Playwright runs, its process cannot use the database.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert path, "the journeys need Chromium"
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """An empty site with a community called Harbour."""
    with running_site(tmp_path_factory.mktemp("site")) as site:
        site.stage("a_community", name="Harbour")
        yield site


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Site]:
    """A site that was started a moment ago: nobody is there."""
    with running_site(tmp_path) as site:
        yield site


@pytest.fixture(scope="package")
def calendar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site on which days go by for everybody at once: `stage("days_pass", days=7)`."""
    with running_site(tmp_path_factory.mktemp("calendar")) as site:
        yield site


@pytest.fixture(scope="package")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site with the demo's people, as a visitor of ./run meets them."""
    with running_site(tmp_path_factory.mktemp("demo"), demo=True) as site:
        yield site


Visit = Callable[..., Visitor]


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """`visit(lin)` is Lin at her desk, signed in; `visit()` is a stranger.

    They come to the demo or another site in a test that asks for one, else to the site. At the
    end nothing may have gone wrong in any of the browsers, nor there.
    """
    where = next((name for name in OTHER_SITES if name in request.fixturenames), "site")
    at: Site = request.getfixturevalue(where)
    visitors: list[Visitor] = []

    def arrive(who: dict[str, str] | None = None, **way: Any) -> Visitor:
        visitors.append(visitor_at(browser, at, who, **way))
        return visitors[-1]

    yield arrive
    for visitor in visitors:
        visitor.page.context.close()
    assert not [trouble for visitor in visitors for trouble in visitor.troubles]
    assert not at.complaints()


def visitor_at(
    browser: Browser,
    at: Site,
    who: dict[str, str] | None,
    *,
    hands: type[Hands] = Hands,
    small: bool = False,
    scripts: bool = True,
    **options: Any,
) -> Visitor:
    """Somebody with a browser of their own, on a desk or on a small phone."""
    size = {"viewport": PHONE, "has_touch": True} if small else {"viewport": DESK}
    context = browser.new_context(base_url=at.address, **ORDINARY | size | options)
    context.set_default_timeout(PATIENCE_MS)
    if who:
        cookie = {"name": "sessionid", "value": who["session"], "url": at.address}
        context.add_cookies([cookie])
    return Visitor(context.new_page(), hands, who=who, scripts=scripts)


WAYS: dict[str, dict[str, Any]] = {
    "mouse": {},
    "keyboard": {"hands": Keyboard},
    "phone": {"hands": Finger, "small": True},
    "scriptless": {"scripts": False},
}


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> str:
    """The name of each of the ways in which people work a page."""
    return str(request.param)
