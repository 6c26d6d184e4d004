"""One person's search among the mentors of their community."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from django.utils import timezone

from cairn import engine
from cairn.matching.criteria import Criteria
from cairn.matching.news import Mark
from cairn.matching.readers import Reader, Tie
from cairn.matching.seekers import Seeker
from cairn.matching.standing import Standing

LEFT_OUT = frozenset({Tie.TOGETHER, Tie.PENDING, Tie.DECLINED})
"""Whom a list of suggestions leaves out, with oneself."""


class Drop(NamedTuple):
    """A filter without which there would be `total` mentors."""

    name: str
    total: int


class Search(NamedTuple):
    """A reader in front of the standing of their community, as it was at `mark`."""

    standing: Standing
    reader: Reader
    mark: Mark | None

    def asking(self, seeker: Seeker) -> Search:
        """The same search with other wishes, for example those of one request."""
        return self._replace(reader=self.reader._replace(seeker=seeker))

    def ranking(self, criteria: Criteria) -> engine.Ranking:
        """The mentors whom a search finds, in order. With everyone, those asked are among them."""
        wants = self.reader.seeker.values
        return self.standing.index.ranking(
            wants,
            where=criteria.mask(self.standing, wants),
            excluded=self._excluded(criteria),
            week=this_week(),
            order=engine.Order(criteria.sort),
            everyone=criteria.everyone,
        )

    def best(self, many: int, only: int | None = None) -> list[engine.Hit]:
        """The best who could take somebody and were never asked; with `only`, of that account."""
        index, wants = self.standing.index, self.reader.seeker.values
        where = None if only is None else index.mask(ids=[only])
        excluded = {wants.id, *self.reader.ties}
        return index.top(wants, many, where=where, excluded=excluded, week=this_week())

    def drops(self, criteria: Criteria) -> list[Drop]:
        """Each filter with how many there would be without it, if any; the most first."""
        wider = {name: criteria.without(name) for name in criteria.chosen()}
        if not criteria.everyone:
            wider["everyone"] = replace(criteria, everyone=True)
        found = [Drop(name, self.ranking(one).total) for name, one in wider.items()]
        return sorted((drop for drop in found if drop.total), key=lambda drop: -drop.total)

    def _excluded(self, criteria: Criteria) -> set[int]:
        oneself = {self.reader.user}
        if criteria.everyone:
            return oneself
        return oneself | {user for user, bond in self.reader.ties.items() if bond.tie in LEFT_OUT}


def this_week() -> int:
    """The number of the week; equal ranks change places with it."""
    return timezone.now().toordinal() // 7
