"""What is written about a meeting, and what its two people say of it, as one of them sees it."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.scheduling.agendas import LINES, fitting
from cairn.scheduling.models import Meeting, MeetingNote
from cairn.scheduling.models.meeting_note import Kind
from cairn.scheduling.models.participant import Account, Answer

EMPTY = {
    Kind.AGENDA: _("Questions to begin with:"),
    Kind.SHARED: _("What you found out and decided. Both of you read and write it."),
    Kind.PRIVATE: _("For you alone: nobody else ever reads it, coordinators included."),
}
NO_AGENDA = _("Nobody has written one.")


class Paper(NamedTuple):
    """One of the three texts; `lines` are proposed while an agenda is empty."""

    kind: Kind
    note: MeetingNote
    is_open: bool
    empty: str | Promise
    lines: tuple[str | Promise, ...] = ()


def papers_of(meeting: Meeting, reader: Membership) -> list[Paper]:
    """In one query, and one more for an agenda that nobody has begun."""
    visible = MeetingNote.objects.visible_to(reader).filter(meeting=meeting)
    known = {note.kind: note for note in visible}
    return [_paper(meeting, kind, known.get(kind), reader) for kind in Kind]


def _paper(meeting: Meeting, kind: Kind, known: MeetingNote | None, reader: Membership) -> Paper:
    note = known or MeetingNote(kind=kind, author=reader)
    note.meeting = meeting
    is_open = note.refusal_to_write(reader) is None
    suggests = kind == Kind.AGENDA and is_open and meeting.stands and not note.text
    lines = LINES[fitting(meeting)] if suggests else ()
    empty = EMPTY[kind] if lines or kind != Kind.AGENDA else NO_AGENDA
    return Paper(kind, note, is_open, empty, lines)


class Accounts(NamedTuple):
    """What the reader and the other one have said of a meeting, if they did."""

    mine: Account | None
    theirs: Account | None


def said_of(meeting: Meeting, reader: Membership) -> dict[str, object]:
    """What the two have said of the meeting, and what their calendars have."""
    return {"accounts": _accounts(meeting, reader), "answers": _answers(meeting, reader)}


def _accounts(meeting: Meeting, reader: Membership) -> Accounts:
    said, partner = meeting.accounts, meeting.mentorship.partner_of(reader)
    return Accounts(said.get(reader.user_id), said.get(partner.user_id))


def _answers(meeting: Meeting, reader: Membership) -> list[str]:
    """What the two should know of what their calendars have answered; it changes nothing."""
    partner = meeting.mentorship.partner_of(reader).user
    given = {row.user_id: row.calendar_answer for row in meeting.participants.all()}
    words = []
    if given.get(reader.user_id) == Answer.DECLINED:
        words.append(gettext("Your calendar has declined the invitation."))
    if given.get(partner.pk) == Answer.DECLINED:
        told = gettext("The calendar of %(name)s has declined the invitation.")
        words.append(told % {"name": partner.get_short_name()})
    return words
