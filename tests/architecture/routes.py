"""Every own route, with concrete addresses for the things of one community."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from cairn.notifications.models import Notification
from cairn.people.models import Education, Expertise, LearningGoal, Link, Position
from tests.twoworlds import Side

PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")
OTHERS = ("allauth.", "django.")


def routes(resolver: URLResolver | None = None, prefix: str = "/") -> Iterator[str]:
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if not isinstance(pattern, URLPattern):
            yield from routes(pattern, route)
        elif not pattern.callback.__module__.startswith(OTHERS):
            yield route


def addresses(route: str, side: Side) -> list[str]:
    """The route with each thing of that side put into it."""
    found = [route]
    for converter, name in PARAMETER.findall(route):
        pattern = f"<{converter}:{name}>" if converter else f"<{name}>"
        values = _values(name, side)
        found = [address.replace(pattern, value) for address in found for value in values]
    return found


def _values(name: str, side: Side) -> list[str]:
    known = {
        "slug": [side.community.slug],
        "viewer": ["stranger", "member", "mentor"],
        "handle": [side.people[who].user.profile.handle for who in ("mentor", "mentee", "owner")],
        "token": [side.invitation.token],
        "plan": [side.template.ident, "software-4"],
        "kind": ["positions", "education", "links"],
        "size": ["96", "320"],
    }
    return known[name] if name in known else _keys(side)


def _keys(side: Side) -> list[str]:
    users = [member.user_id for member in side.people.values()]
    nouns = [*side.requests.values(), *side.pairs.values(), *side.people.values()]
    nouns += [side.invitation, side.relation, *side.pieces]
    for model in (Expertise, LearningGoal, Education, Position, Link):
        nouns += model.objects.filter(profile__user__in=users)[:1]
    nouns += Notification.objects.filter(user__in=users)[:2]
    return [noun.key for noun in nouns]
