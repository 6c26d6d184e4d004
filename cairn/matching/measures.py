"""By which measures a community matches: its graph of skills, and the weights."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from cairn import engine
from cairn.engine.taxonomy import Taxonomy
from cairn.lib.prepared import prepared
from cairn.matching.codes import skill_of
from cairn.matching.models import SkillRelation

Own = tuple[tuple[int, int, int], ...]

COLUMNS = ("one__code", "one", "other__code", "other", "percent")


def relations_of(community: int) -> engine.Relations:
    """Which skills help with which in the community with this id, in one query: the graph that
    all communities share, and the pairs that its coordinators accepted."""
    rows = _accepted(community=community)
    return _relations(
        tuple(
            (skill_of(code, pk), skill_of(other_code, other_pk), percent)
            for code, pk, other_code, other_pk, percent in rows
        )
    )


@prepared
def _accepted(community: Any) -> QuerySet[SkillRelation, tuple[Any, ...]]:
    accepted = SkillRelation.objects.filter(community=community).accepted()
    rows: QuerySet[SkillRelation, tuple[Any, ...]] = accepted.order_by("pk").values_list(*COLUMNS)
    return rows


@lru_cache(maxsize=100)
def _relations(own: Own) -> engine.Relations:
    graph = Taxonomy.load()
    return graph.relations_with(own) if own else graph.relations()


def is_own(relations: engine.Relations, wanted: int, offered: int) -> bool:
    """Whether two skills are this near only because their community says so."""
    shared = dict(Taxonomy.load().expand(wanted)).get(offered)
    return dict(relations.get(wanted, ())).get(offered) != shared


WEIGHTS = engine.STANDARD
"""What counts how much; the same for all communities."""


VERSION = f"{WEIGHTS.name}-{WEIGHTS.version}"
"""The name under which a stored score remembers the weights that made it."""
