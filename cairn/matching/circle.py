"""The mentors of each community in memory, always as the database has them.

The database stays the source of truth. Every act records an event that names the people whose
standing it changes; before a search, whoever is named by an event that this process has not seen
is read again. So the very next search on every process knows of every change.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from cairn.communities.models import Membership
from cairn.matching.cards import Card, Listed, cards, rows_of
from cairn.matching.news import news_since
from cairn.matching.profiles import mentors_of, people
from cairn.matching.readers import Reader
from cairn.matching.search import Search
from cairn.matching.standing import Standing

COMMUNITIES_AT_MOST = 50


class Circle:
    """One community: its standing, and who may touch it.

    `_reading` is held for the milliseconds of a search or of a change in memory. `_writing` is
    held around all that brings the standing up to date, the slow reading included, so that
    searches without news go on meanwhile.
    """

    def __init__(self, community: int) -> None:
        self.community = community
        self._reading, self._writing = Lock(), Lock()
        self._standing: Standing | None = None

    @contextmanager
    def open(self, member: Membership) -> Iterator[Search]:
        """The member's search in the standing as of now, to oneself.

        Ask the database nothing inside: others wait.
        """
        standing = self.caught_up()
        mark = standing.mark
        reader = standing.readers.get(member.user_id) or Reader.of(member)
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

    def caught_up(self) -> Standing:
        """The standing as of now. Whoever reads it without the lock must be alone."""
        standing = self._standing
        if standing is not None and not standing.is_outdated():
            news = news_since(standing.mark)
            if news is not None and news.mark == standing.mark:
                return standing
        with self._writing:
            return self._catch_up()

    def _catch_up(self) -> Standing:
        standing = self._standing
        news = news_since(standing.mark) if standing and not standing.is_outdated() else None
        if standing is None or news is None:
            self._standing = Standing(self.community)
            return self._standing
        found = list(people(mentors_of(self.community, news.users))) if news.users else []
        with self._reading:
            standing.write(found, news)
        return standing


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
