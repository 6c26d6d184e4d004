"""Every own route, with concrete addresses for the things of one community."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from cairn.lib.key import ALPHABET, LENGTH
from cairn.notifications.models import Notification
from cairn.people.models import Education, Expertise, LearningGoal, Link, Position
from cairn.scheduling.passes import Pass
from cairn.workspace.models import Certificate
from tests.twoworlds import Side

PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")
OTHERS = ("allauth.", "django.")
TABLE = re.compile(r'(?:FROM|JOIN) "(\w+)"')
NOBODYS_KEY = ALPHABET[-1] * LENGTH
_TABLES: dict[str, set[str]] = {}


def routes(resolver: URLResolver | None = None, prefix: str = "/") -> Iterator[str]:
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if not isinstance(pattern, URLPattern):
            yield from routes(pattern, route)
        elif not pattern.callback.__module__.startswith(OTHERS):
            yield route


def tables_asked(route: str, clients: list[Client]) -> set[str]:
    """Where the views of a route look for a key: these people send them one that nobody has."""
    if route not in _TABLES:
        asked: list[str] = []

        def watch(execute: Any, sql: str, told: Any, *rest: Any) -> Any:
            if NOBODYS_KEY in (told or ()):
                asked.append(sql)
            return execute(sql, told, *rest)

        address = PARAMETER.sub(NOBODYS_KEY, route)
        with connection.execute_wrapper(watch):
            for client in clients:
                client.get(address)
                client.post(address)
        _TABLES[route] = {table for sql in asked for table in TABLE.findall(sql)}
    return _TABLES[route]


def addresses(route: str, side: Side, tables: set[str]) -> list[str]:
    """The route with each thing of that side put into it that it could know, and one that it
    cannot; with everything when it was never seen to look for a key."""
    found = [route]
    for converter, name in PARAMETER.findall(route):
        pattern = f"<{converter}:{name}>" if converter else f"<{name}>"
        values = _values(name, side, tables)
        found = [address.replace(pattern, value) for address in found for value in values]
    return found


def _values(name: str, side: Side, tables: set[str]) -> list[str]:
    known = {
        "slug": [side.community.slug],
        "viewer": ["stranger", "member", "mentor"],
        "handle": [side.people[who].user.profile.handle for who in ("mentor", "mentee", "owner")],
        "token": [side.invitation.token, *_forged(side)],
        "plan": [side.template.ident, "software-4"],
        "kind": ["positions", "education", "links", "shared", "private"],
        "size": ["96", "320"],
        "code": [one.code for one in side.pieces if isinstance(one, Certificate)],
        "tip": ["one-need"],
    }
    return known[name] if name in known else _keys(side, tables)


def _forged(side: Side) -> list[str]:
    """Links of mails about an agreed meeting, one for each of the two, that nobody has signed."""
    _over, agreed, *_rest = side.meetings
    return [Pass.of(row).token[:-1] for row in agreed.participants.all()]


def _keys(side: Side, tables: set[str]) -> list[str]:
    users = [member.user_id for member in side.people.values()]
    nouns = [*side.requests.values(), *side.pairs.values(), *side.people.values()]
    pieces = [piece for piece in side.pieces if not isinstance(piece, Certificate)]
    nouns += [side.invitation, side.relation, *pieces, *side.meetings, *side.shelf]
    for model in (Expertise, LearningGoal, Education, Position, Link):
        nouns += model.objects.filter(profile__user__in=users)[:1]
    nouns += Notification.objects.filter(user__in=users)[:2]
    known = [noun for noun in nouns if not tables or noun._meta.db_table in tables]
    others = [noun for noun in nouns if noun not in known]
    return [noun.key for noun in [*known, *others[:1]]]
