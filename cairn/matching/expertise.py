"""From the database to the engine: what people can do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, partial
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from cairn import engine
from cairn.matching.codes import YES, skill_of
from cairn.people.models import Expertise

ROWS_AT_ONCE = 5000

Known = dict[engine.Expertise, str]
"""What somebody can do, with the names of the skills."""
Skills = tuple[tuple[engine.Expertise, ...], tuple[str, ...]]
"""The same, apart."""
NOTHING: Skills = ((), ())


def skills_of(users: Iterable[int] | QuerySet[Any]) -> dict[int, Skills]:
    """By account what these people can do, the main skills first, in one query.

    Equal values are kept once, since thousands of people know the same things.
    """
    value = cache(partial(_expertise, timezone.now().year))
    found: dict[int, list[Line]] = defaultdict(list)
    names: dict[str, str] = {}
    rows = _everybody().filter(profile__user__in=users)
    for user, main, pk, name, *known in rows.iterator(ROWS_AT_ONCE):
        found[user].append((not main, -known[2], pk, value(*known), names.setdefault(name, name)))
    return {user: _sorted(lines) for user, lines in found.items()}


Line = tuple[bool, int, int, engine.Expertise, str]

EXPERTISE = (
    *("profile__user", "is_primary", "pk", "skill__name"),
    *("skill__code", "skill", "level", "can_teach_", "is_verified_", "last_used"),
)


@cache
def _everybody() -> QuerySet[Expertise, tuple[Any, ...]]:
    """What all can do; to build the query costs more than to ask it for one."""
    switches = {f"{name}_": Cast(name, TextField()) for name in ("can_teach", "is_verified")}
    rows: QuerySet[Expertise, tuple[Any, ...]] = Expertise.objects.order_by().annotate(**switches)
    return rows.values_list(*EXPERTISE)


def _expertise(year: int, code: int | None, pk: int, level: int, *rest: Any) -> engine.Expertise:
    teach, verified, used = rest
    idle = max(0, year - (used or year))
    return engine.Expertise(skill_of(code, pk), level, teach in YES, verified in YES, idle)


def _sorted(lines: list[Line]) -> Skills:
    """Main skills first, then the better ones, then those listed earlier."""
    lines.sort(key=_PLACE)
    return tuple(line[3] for line in lines), tuple(line[4] for line in lines)


_PLACE = itemgetter(0, 1, 2)
