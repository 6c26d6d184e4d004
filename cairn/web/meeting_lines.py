"""What lists show of meetings: each as its reader sees it, on both clocks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cairn.communities.models import Membership
from cairn.interface.drawn import Holes, drawn
from cairn.people.faces import tone_of
from cairn.scheduling.models import Meeting
from cairn.web.clocks import Clock, Reading, clock_of_partner
from cairn.web.lines import Line, lines
from cairn.web.rows import face_of


class MeetingLine(NamedTuple):
    """A meeting, the reader's side of it and the other person, and when it is for either.

    `theirs` is None where the other's clock shows the same, or is not to be known.
    """

    meeting: Meeting
    line: Line
    mine: Reading
    theirs: Reading | None

    @classmethod
    def of(cls, meeting: Meeting, line: Line, clock: Clock) -> MeetingLine:
        start, end, other = meeting.starts_at, meeting.ends_at, clock_of_partner(line)
        mine = clock.reads(start, end)
        theirs = other.reads(start, end) if other and other.name != clock.name else None
        return cls(meeting, line, mine, theirs)

    @property
    def waits_for_reader(self) -> bool:
        """Whether the other has proposed it, so that the reader is to answer."""
        meeting = self.meeting
        return meeting.is_proposed and meeting.proposed_by_id != self.line.reader.pk

    @property
    def when(self) -> SafeString:
        return instant(self.meeting.starts_at, f"{self.mine.day}, {self.mine.hours}")

    @property
    def aside(self) -> str:
        """The other clock, with the day where it is another one."""
        if self.theirs is None:
            return ""
        day = f"{self.theirs.short_day}, " if self.theirs.on != self.mine.on else ""
        return f"{day}{self.theirs.hours} {self.theirs.city}"

    @property
    def row(self) -> SafeString:
        """As lists of all of the reader's meetings show it."""
        user, meeting = self.line.partner.user, self.meeting
        texts: Holes = {**face_of(user), "key": meeting.key, "what": meeting.name, **self._times}
        return drawn("meetings/_row.html", texts, tone=tone_of(user.name), **self._kind)

    @property
    def entry(self) -> SafeString:
        """As calendars show it, within its day."""
        texts = {"name": self.line.partner.user.name, "key": self.meeting.key}
        times = self._times
        texts |= {"what": self.meeting.name, "hours": times["hours"], "date": times["date"]}
        return drawn("meetings/_entry.html", texts, shown=self._kind["shown"])

    @property
    def stone(self) -> SafeString:
        """As a timeline shows it, within its week."""
        meeting, mine = self.meeting, self.mine
        texts = {"key": meeting.key, "what": meeting.name, "date": mine.day}
        texts["when"] = f"{mine.short_day}, {mine.hours}"
        return drawn("timeline/_meeting.html", texts, shown=meeting.shown.value)

    @property
    def _kind(self) -> dict[str, str | bool]:
        shown = self.meeting.shown.value
        return {"side": self.line.side.value, "shown": shown, "waits": self.waits_for_reader}

    @property
    def _times(self) -> dict[str, str]:
        on = self.mine.on
        return {
            "weekday": date_format(on, "D"),
            "day": date_format(on, "j"),
            "month": date_format(on, "M"),
            "date": self.mine.day,
            "hours": instant(self.meeting.starts_at, self.mine.hours),
            "city": self.mine.city,
            "theirs": self.aside,
        }


def meeting_lines(
    meetings: Iterable[Meeting], member: Membership, clock: Clock
) -> list[MeetingLine]:
    """The meetings come with their people."""
    found = list(meetings)
    seen = lines((meeting.mentorship for meeting in found), member)
    return [MeetingLine.of(one, line, clock) for one, line in zip(found, seen, strict=True)]


def instant(at: datetime, words: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', at.isoformat(), words)
