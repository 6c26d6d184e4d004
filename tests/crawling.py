"""Finds the pages and forms that somebody can reach, as a browser without JavaScript would."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from django.test import Client

from cairn.lib.key import KeyConverter

THING = re.compile(rf"{KeyConverter.regex}|[a-z-]+-\d+")
TECHNICAL = {"csrfmiddlewaretoken", "_once"}


@dataclass
class Form:
    """One form of a page, with the values that a browser would send."""

    page: str
    action: str = ""
    method: str = "get"
    fields: dict[str, list[str]] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        return [name for name in self.fields if name not in TECHNICAL]

    @property
    def shape(self) -> tuple[str, ...]:
        """Forms of one shape do the same thing on different rows."""
        return (self.method, _shape(urlsplit(self.action).path), *sorted(self.names))


class _Reader(HTMLParser):
    """Collects links and forms."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.links: list[str] = []
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        got = {name: value or "" for name, value in attrs}
        if tag == "a" and got.get("href"):
            self.links.append(got["href"])
        elif tag == "form":
            method = got.get("method", "get").lower()
            action = urljoin(self.page, got.get("action", "") or self.page)
            self._form = Form(self.page, action, method)
            self.forms.append(self._form)
        elif self._form is not None and got.get("name", self._select):
            self._read_field(self._form, tag, got)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""

    def _read_field(self, form: Form, tag: str, got: dict[str, str]) -> None:
        name = got.get("name", self._select)
        values = form.fields.setdefault(name, [])
        if tag == "select":
            self._select = name
        elif tag == "option" and "selected" in got:
            values.append(got.get("value", ""))
        elif tag == "input" and (got.get("type") not in ("checkbox", "radio") or "checked" in got):
            values.append(got.get("value", "on" if got.get("type") == "checkbox" else ""))


def pages(client: Client, begin: list[str], at_most: int = 300) -> Iterator[tuple[str, object]]:
    """Each page that can be reached from `begin`, with its answer; one of each shape of address."""
    waiting, seen = deque(begin), set()
    while waiting and len(seen) < at_most:
        address = waiting.popleft()
        shape = _shape(urlsplit(address).path)
        if shape in seen:
            continue
        seen.add(shape)
        answer = read(client.get(address))
        yield address, answer
        if "text/html" in answer.headers.get("Content-Type", ""):
            waiting.extend(_onward(address, answer.content.decode()))
        elif answer.headers.get("Location"):
            waiting.append(urljoin(address, answer.headers["Location"]))


def _shape(path: str) -> str:
    """The path without which thing it is of: a key, or a shipped template such as software-12."""
    return "/".join("…" if THING.fullmatch(part) else part for part in path.split("/"))


def read(answer: Any) -> Any:
    """The answer, read to its end: a download holds its file open until then."""
    for _ in answer.streaming_content if answer.streaming else ():
        pass
    return answer


def forms(page: str, html: str) -> list[Form]:
    reader = _Reader(page)
    reader.feed(html)
    return reader.forms


def _onward(page: str, html: str) -> list[str]:
    reader = _Reader(page)
    reader.feed(html)
    targets = (urldefrag(urljoin(page, link)).url for link in reader.links)
    return [t for t in targets if t.startswith("/") and not t.startswith("/static/")]
