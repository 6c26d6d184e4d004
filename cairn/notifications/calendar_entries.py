"""A meeting → what calendars show of it, in the words and zones of whoever reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from email.utils import parseaddr
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _

from cairn.accounts.zones import city_of
from cairn.ics.values import Invitation, Person
from cairn.lib.key import ALPHABET, LENGTH
from cairn.lib.said import said_once
from cairn.mentoring.models import Mentorship
from cairn.scheduling.models import Meeting

if TYPE_CHECKING:
    from cairn.accounts.models import User


class Words(NamedTuple):
    """What is said of every meeting, in one language."""

    summary: str
    join: str
    where: str
    change: str

    @classmethod
    def now(cls) -> Words:
        return cls(
            _("%(what)s, with %(person)s"),
            _("Join here: %(join_url)s"),
            _("Where: %(place)s"),
            _("Prepare, move or cancel it: %(link)s"),
        )


class Pairing(NamedTuple):
    """What is the same in every meeting of two people, as one of them sees it."""

    reader: User
    partner: str
    organizer: Person
    clocks: tuple[tuple[ZoneInfo, str], ...]
    words: Words

    @classmethod
    def of(cls, pair: Mentorship, reader: User, organizer: str = "") -> Pairing:
        mentor, mentee = (member.user for member in pair.people)
        zones = dict.fromkeys((mentor.time_zone, mentee.time_zone))
        named = {"mentor": mentor.name, "mentee": mentee.name, "site_name": settings.SITE_NAME}
        called = _("%(mentor)s & %(mentee)s via %(site_name)s") % named
        return cls(
            reader,
            (mentee if reader.pk == mentor.pk else mentor).name,
            Person(organizer or calendar_address(), called),
            tuple((ZoneInfo(name), city_of(name)) for name in zones),
            Words.now(),
        )

    def entry(self, meeting: Meeting, made_at: datetime | None = None) -> Invitation:
        """The meeting without the other's address.

        `made_at` is when the message is made; without it, an instant that is new with each change.
        """
        link = _link(meeting.key)
        return Invitation(
            uid=meeting.ical_uid,
            sequence=meeting.ical_sequence,
            start=meeting.starts_at,
            end=meeting.ends_at,
            made_at=made_at or _changed_at(meeting),
            summary=self.words.summary % {"what": meeting.name, "person": self.partner},
            organizer=self.organizer,
            attendees=(Person(self.reader.email, self.reader.name),),
            description="\n".join(self._told(meeting, link)),
            location=meeting.place,
            url=link,
            conference=meeting.link,
            is_tentative=meeting.is_proposed,
        )

    def _told(self, meeting: Meeting, link: str) -> Iterator[str]:
        start = meeting.starts_at
        yield " · ".join(f"{_moment(start.astimezone(zone))} {city}" for zone, city in self.clocks)
        if meeting.link:
            yield self.words.join % {"join_url": meeting.link}
        elif meeting.place:
            yield self.words.where % {"place": meeting.place}
        yield self.words.change % {"link": link}


def entry_of(
    meeting: Meeting, reader: User, *, made_at: datetime, organizer: str = ""
) -> Invitation:
    """The meeting as it is told to the calendar of one of the two."""
    return Pairing.of(meeting.mentorship, reader, organizer).entry(meeting, made_at)


def entries_of(meetings: Iterable[Meeting], reader: User) -> Iterator[Invitation]:
    """Many meetings of one person's, for a calendar that looks itself."""
    pairings: dict[int, Pairing] = {}
    for meeting in meetings:
        pair = meeting.mentorship
        if pair.pk not in pairings:
            pairings[pair.pk] = Pairing.of(pair, reader)
        yield pairings[pair.pk].entry(meeting)


def busy_entries_of(meetings: Iterable[Meeting]) -> Iterator[Invitation]:
    """That their reader is busy, and nothing else."""
    for meeting in meetings:
        yield Invitation(
            uid=meeting.ical_uid,
            sequence=meeting.ical_sequence,
            start=meeting.starts_at,
            end=meeting.ends_at,
            made_at=_changed_at(meeting),
            summary=_("Busy"),
            organizer=Person(calendar_address()),
            url=settings.SITE_URL,
        )


def calendar_address() -> str:
    """Who invites: the site, by the address that its mails come from if no other is set."""
    return settings.CALENDAR_ADDRESS or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def _link(key: str) -> str:
    before, after = _around_key()
    return f"{settings.SITE_URL}{before}{key}{after}"


@cache
def _around_key() -> tuple[str, str]:
    """The address of a meeting, without its key: it takes long to look up, and stays the same."""
    any_key = ALPHABET[0] * LENGTH
    before, _key, after = reverse("meetings:show", args=[any_key]).partition(any_key)
    return before, after


def _changed_at(meeting: Meeting) -> datetime:
    """The same at every look as long as nothing has changed, and later after each change."""
    return meeting.added_at + timedelta(seconds=meeting.ical_sequence)


def _moment(at: datetime) -> str:
    return f"{_day(at.date())}, {at.hour:02}:{at.minute:02}"


@said_once
def _day(day: date) -> str:
    return str(date_format(day, "l, j F Y"))
