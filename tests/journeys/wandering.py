"""Goes through every page that somebody can reach, one of each shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

from tests.journeys.visitor import Visitor

KEY = re.compile(r"[a-z0-9]{12}|[a-z-]+-\d+")  # a key, or the name of a template for some weeks
HREFS = "links => links.map(link => link.getAttribute('href'))"
NOT_PAGES = ("/static/", "/healthz/", "/readyz/")
DOWNLOADS = ("/file/", "/pdf/", ".ics")


def shape(address: str) -> str:
    """Pages about different people or things are of one shape; so are pages of a list."""
    parts = urlsplit(address).path.split("/")
    return "/".join("…" if KEY.fullmatch(part) else part for part in parts)


def wander(visitor: Visitor, start: str) -> Iterator[str]:
    """Each page within reach of `start`, opened."""
    waiting, seen = [start], set[str]()
    while waiting:
        path = waiting.pop(0)
        if shape(path) in seen:
            continue
        seen.add(shape(path))
        answer = visitor.page.goto(path)
        if answer and "text/html" in answer.headers.get("content-type", ""):
            seen.add(shape(visitor.page.url))
            waiting += links(visitor)
            yield path


def links(visitor: Visitor) -> list[str]:
    """The pages of this site that the page leads to, signing out aside."""
    here = visitor.page.url
    hrefs = visitor.page.locator("a[href]").evaluate_all(HREFS)
    targets = [urldefrag(urljoin(here, href)).url for href in hrefs]
    own = [
        urlsplit(target) for target in targets if urlsplit(target).netloc == urlsplit(here).netloc
    ]
    return [
        target._replace(scheme="", netloc="").geturl()
        for target in own
        if not (target.path.startswith(NOT_PAGES) or target.path.endswith(DOWNLOADS))
    ]
