"""What lists show of requests and mentorships: each row as the reader sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.lib.prepared import prepared
from cairn.mentoring.models import Mentorship, Request, Seen
from cairn.people.choices import Audience, Section
from cairn.web.rows import row_of
from cairn.workspace.health import Health, health_of_all
from cairn.workspace.plan import progress_of_all
from cairn.workspace.progress import Progress

FEW = 3
SIDE = "side"
SIDES = {"": _("All"), **{side.value: side.label for side in Seen}}


class Line(NamedTuple):
    """A request or a mentorship, the reader and their side of it, and the other person."""

    noun: Request | Mentorship
    reader: Membership
    side: Seen
    partner: Membership
    progress: Progress | None = None
    health: Health | None = None

    @property
    def end_words(self) -> str:
        """Why a mentorship ended, as the reader may know it."""
        return self.noun.end_words_for(self.reader) if isinstance(self.noun, Mentorship) else ""

    @property
    def row(self) -> SafeString:
        """As lists show it."""
        return row_of(self)

    @property
    def headline(self) -> str:
        """The partner's own line about themself, empty when they keep it from partners."""
        return headline_for(self.partner, Audience.MENTORS)

    @property
    def has_clock(self) -> bool:
        """Whether the partner lets partners know their time zone."""
        return Section.LOCATION in self.partner.user.profile.sections_for(Audience.MENTORS)


def headline_for(person: Membership, audience: Audience) -> str:
    profile = person.user.profile
    return profile.headline if Section.ABOUT in profile.sections_for(audience) else ""


def lines(rows: Iterable[Any], member: Membership) -> list[Line]:
    return [Line(row, member, row.side_of(member), row.partner_of(member)) for row in rows]


def lines_of_pairs(rows: Iterable[Mentorship], member: Membership) -> list[Line]:
    """With how far each has come, and how it is doing; `pauses` are to be prefetched."""
    pairs = list(rows)
    progress = progress_of_all(pairs) if pairs else {}
    health = health_of_all(pairs, progress)
    return [
        line._replace(progress=progress[line.noun.pk], health=health.get(line.noun.pk))
        for line in lines(pairs, member)
    ]


def asked_by_side(build: Callable[..., QuerySet[Any]]) -> Callable[[Membership, str], list[Any]]:
    """Make of a query about a `member`, seen from a `side`, a question that is prepared."""
    ask = {side: prepared(partial(build, side=side)) for side in SIDES}
    return lambda member, side: ask[side](member=member.pk)


def side_of(request: HttpRequest) -> str:
    """The side that `?side=` asks for, or the one to be remembered; both for nonsense."""
    known = request.session.get(SIDE, "")
    side = request.GET.get("side", known)
    side = side if side in Seen.values else ""
    if side != known and "remember" in request.GET:
        request.session[SIDE] = side
    return side


@dataclass(frozen=True, slots=True)
class Tab:
    """A part of a list: its name, its address, how many rows it has, whether it is open."""

    label: str
    url: str
    count: int
    current: bool


def tabs(
    name: str, labels: Mapping[str, Any], count: Callable[[str], int], **query: str
) -> list[Tab]:
    """One tab for each of `labels`; `query` holds what is chosen, also for `name` itself."""
    return [
        Tab(str(label), address(**(query | {name: value})), count(value), value == query[name])
        for value, label in labels.items()
    ]


def sides(
    count: Callable[[str], int], chosen: Mapping[str, str], labels: Mapping[str, Any] = SIDES
) -> list[Tab]:
    """The filter by side, which is remembered from then on."""
    return tabs("side", labels, count, **chosen, remember="yes")


def address(**query: str) -> str:
    """A query string of what is not empty; both sides are said, since one is remembered."""
    return "?" + urlencode({n: value for n, value in query.items() if value or n == "side"})
