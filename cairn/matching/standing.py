"""What is known in memory of the mentors of one community."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from cairn import engine
from cairn.engine import Relations
from cairn.matching.cards import Listed, Row
from cairn.matching.measures import WEIGHTS, relations_of
from cairn.matching.news import Mark, News
from cairn.matching.profiles import Person, mentors_of, people
from cairn.matching.readers import Reader
from cairn.matching.topics import Topics
from cairn.matching.words import Words, words_of

READERS_AT_MOST, ROWS_AT_MOST = 2000, 5000
QUARTER = 15 * 60
"""Clocks are put forward and back at a quarter of an hour, everywhere."""


class Standing:
    """What is known of the people of one community."""

    def __init__(self, community: int) -> None:
        now = timezone.now()
        self.community = community
        self.mark = Mark.now()
        self.year, self.quarter = now.year, _quarter(now)
        relations, known = relations_of(community), list(people(mentors_of(community)))
        self.offsets = {zone: _offset(zone, now) for zone in {person.zone for person in known}}
        self.topics = Topics(known)
        self.words = Words((person.values.id, _texts(person)) for person in known)
        self.index = engine.Index(relations, WEIGHTS).build(person.values for person in known)
        self.readers: dict[int, Reader] = {}
        self.rows: dict[int, Row] = {}

    def keep(self, *, reader: Reader | None = None, rows: dict[int, Row] | None = None) -> None:
        """Remember what was read of people until an event concerns them."""
        if len(self.readers) > READERS_AT_MOST:
            self.readers.clear()
        if len(self.rows) > ROWS_AT_MOST:
            self.rows.clear()
        if reader:
            self.readers[reader.user] = reader
        self.rows.update(rows or {})

    def write(self, users: set[int], found: list[Person]) -> None:
        """Take over what was read of some people; who of them was not found is no mentor."""
        now = timezone.now()
        for person in found:
            self.index.upsert(person.values)
            self.words.upsert(person.values.id, words_of(*_texts(person)))
            self._take_note(person, now)
        for user in users - {person.values.id for person in found}:
            if user in self.index:
                self.index.remove(user)
                self.words.remove(user)
                self.topics.remove(user)

    def settle(self, news: News, relations: Relations | None) -> None:
        """End a catching up: all of the news is written, and these are the relations if new."""
        if relations is not None:
            self.index.relations = relations
            self.readers.clear()
        for user in news.users:
            self.readers.pop(user, None)
            self.rows.pop(user, None)
        self.mark = news.mark

    def listed(self, hits: list[engine.Hit]) -> list[Listed]:
        """The people of a ranking with what they can do."""
        return [Listed(hit, self.topics.known_by(hit.id)) for hit in hits]

    def is_outdated(self) -> bool:
        """Whether a clock was put forward or back somewhere, or a year began: both are counted
        in what was read of everybody."""
        now = timezone.now()
        if _quarter(now) == self.quarter:
            return False
        moved = any(_offset(zone, now) != offset for zone, offset in self.offsets.items())
        if not moved and now.year == self.year:
            self.quarter = _quarter(now)
            self.readers.clear()
            return False
        return True

    def _take_note(self, person: Person, now: datetime) -> None:
        if person.zone not in self.offsets:
            self.offsets[person.zone] = _offset(person.zone, now)
        self.topics.upsert(person)


def _texts(person: Person) -> tuple[str, ...]:
    return person.text + person.skills


def _quarter(now: datetime) -> int:
    return int(now.timestamp()) // QUARTER


def _offset(zone: str, now: datetime) -> timedelta | None:
    return now.astimezone(ZoneInfo(zone)).utcoffset()
