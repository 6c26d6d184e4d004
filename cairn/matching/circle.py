"""The mentors of one community in memory, always as the database has them.

The database stays the source of truth. Every act records an event that names the people whose
standing it changes; before a search, whoever is named by an event that this process has not seen
is read again. So the very next search on every process knows of every change.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from itertools import islice
from threading import Lock

from cairn.communities.models import Membership
from cairn.matching.background import in_background
from cairn.matching.cards import Card, Listed, cards, rows_of
from cairn.matching.measures import relations_of
from cairn.matching.news import News, news_since
from cairn.matching.profiles import mentors_of, people
from cairn.matching.readers import Reader
from cairn.matching.search import Search
from cairn.matching.standing import Standing

COMMUNITIES_AT_MOST = 50

AT_ONCE_AT_MOST = 2000
"""So many mentors are read within a request, in a moment; more are read in the background."""
PATIENCE = 1.0
"""So many seconds a request waits for what is being read in the background."""
CHANGED_AT_ONCE = 500
"""So many changed people are written at a time, so that nobody waits long for the others."""


class WarmingUp(Exception):
    """The mentors of this community are being read: in a few seconds a search will be answered."""


class Circle:
    """One community: its standing, and who may touch it.

    `_reading` is held for the milliseconds of a search or of a change in memory. `_writing` is
    held around all that brings the standing up to date, the slow reading included, so that
    searches without news go on meanwhile. `_beginning` lets one building begin.
    """

    def __init__(self, community: int) -> None:
        self.community = community
        self._reading, self._writing, self._beginning = Lock(), Lock(), Lock()
        self._standing: Standing | None = None
        self._building: Future[Standing] | None = None

    @contextmanager
    def open(self, member: Membership) -> Iterator[Search]:
        """The member's search in the standing as of now, to oneself.

        Ask the database nothing inside: others wait. Raises `WarmingUp` while a large community
        is read for the first time.
        """
        standing = self.caught_up()
        mark = standing.mark
        reader = standing.readers.get(member.user_id)
        reader = reader or Reader.of(member, standing.index.relations)
        with self._reading:
            # What was read before news came meanwhile is used once, not kept.
            if standing.mark == mark:
                standing.keep(reader=reader)
            yield Search(standing, reader, standing.mark)

    def cards(self, search: Search, listed: list[Listed]) -> list[Card]:
        """The cards of people whom a search listed; who is remembered is not read again."""
        standing, users = search.standing, [one.hit.id for one in listed]
        rows = {user: row for user in users if (row := standing.rows.get(user))}
        missing = [user for user in users if user not in rows]
        if missing:
            read = rows_of(self.community, missing)
            rows |= read
            with self._reading:
                if standing.mark == search.mark:
                    standing.keep(rows=read)
        return cards(search.reader, listed, rows)

    def caught_up(self, *, patiently: bool = False) -> Standing:
        """The standing as of now. Whoever reads it without the lock must be alone.

        Waits a moment for what is read in the background, or patiently, as long as it takes.
        """
        patience = None if patiently else PATIENCE
        standing = self._standing
        if standing is None:
            standing = self._built(None, patience)
        elif standing.is_outdated():
            standing = self._renewed(standing)
        while not self._caught_up(standing):
            standing = self._built(standing, patience)
        return standing

    def _renewed(self, outdated: Standing) -> Standing:
        """One that has the clock right; the outdated one until a large community is read."""
        try:
            return self._built(outdated, patience=0)
        except WarmingUp:
            return outdated

    def _built(self, before: Standing | None, patience: float | None) -> Standing:
        """One that was read after `before`: all who need it share the reading."""
        with self._beginning:
            if self._standing is not None and self._standing is not before:
                return self._standing
            if self._building is None or self._building.done():
                if self._is_small():
                    return self._build()
                self._building = in_background(self._build)
            building = self._building
        try:
            return building.result(patience)
        except TimeoutError:
            raise WarmingUp from None

    def _build(self) -> Standing:
        standing = self._standing = Standing(self.community)
        return standing

    def _is_small(self) -> bool:
        return mentors_of(self.community)[: AT_ONCE_AT_MOST + 1].count() <= AT_ONCE_AT_MOST

    def _caught_up(self, standing: Standing) -> bool:
        """Whether the standing knows all news by now; not when too much of it was missed."""
        news = news_since(standing.mark, len(standing.index))
        if news is None or news.mark == standing.mark:
            return news is not None
        with self._writing:
            news = news_since(standing.mark, len(standing.index))
            if news is not None and news.mark != standing.mark:
                self._take_over(standing, news)
        return news is not None

    def _take_over(self, standing: Standing, news: News) -> None:
        rest = iter(news.users)
        while users := set(islice(rest, CHANGED_AT_ONCE)):
            found = list(people(mentors_of(self.community, users)))
            with self._reading:
                standing.write(users, found)
        relations = relations_of(self.community) if news.relations else None
        with self._reading:
            standing.settle(news, relations)


class Circles:
    """The communities that this process has in memory, those used last."""

    def __init__(self, at_most: int = COMMUNITIES_AT_MOST) -> None:
        self._at_most = at_most
        self._lock = Lock()
        self._circles: OrderedDict[int, Circle] = OrderedDict()

    def __len__(self) -> int:
        return len(self._circles)

    def of(self, community: int) -> Circle:
        """The circle of the community with this id, read when somebody first opens it."""
        with self._lock:
            circle = self._circles.setdefault(community, Circle(community))
            self._circles.move_to_end(community)
            while len(self._circles) > self._at_most:
                self._circles.popitem(last=False)
        return circle

    def forget(self) -> None:
        """Begin anew, as after a restart."""
        with self._lock:
            self._circles.clear()


circles = Circles()
"""Those of this process."""
