"""Meetings → calendars, by mail: invitations, updates and cancellations (RFC 6047).

Owed like every mail, as a delivery in the outbox, and looked at once more when it is sent. Each
person gets one for each state of a meeting, with nobody's address in it but their own.
"""

from __future__ import annotations

from email.utils import formataddr

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.ics.writing import cancel, request
from cairn.notifications.calendar_entries import entry_of
from cairn.notifications.calendar_replies import address_for
from cairn.notifications.composing import compose, in_words_of
from cairn.notifications.facts import facts_of
from cairn.notifications.hearers import Hearers
from cairn.notifications.line import Line, Mail
from cairn.notifications.models import Delivery, Group
from cairn.notifications.models.delivery import State
from cairn.scheduling.invitations import waiting
from cairn.scheduling.models import Meeting, Participant
from cairn.worker.jobs import each

AT_ONCE = 200
INVITED, UNINVITED = "meeting.invited", "meeting.uninvited"
FILE = "invite.ics"
WENT = {State.SENDING, State.SENT}


def the_invited(participant: Participant) -> Hearers:
    return [participant.user]


LINES = {
    kind: Line(the_invited, Mail.MUST, Group.REQUESTS, _("See the meeting"))
    for kind in (INVITED, UNINVITED)
}


def owe_calendar_mails() -> int:
    """Owe a mail to everybody whose calendar has not been told of a meeting as it is now."""
    rows = waiting(timezone.now()).order_by("starts_at", "pk")
    return each(rows[:AT_ONCE], _owe)


def _owe(participant: Participant) -> None:
    """Note what the calendar is told of, and owe the mail, at once or not at all."""
    with transaction.atomic():
        rows = waiting(timezone.now()).select_for_update(of=("self",))
        row = rows.filter(pk=participant.pk).select_related("meeting", "user").first()
        if row is None:
            return  # somebody was quicker
        meeting: Meeting = row.meeting
        facts = facts_of(meeting)
        row.told_sequence = meeting.ical_sequence
        row.save(update_fields=["told_sequence"])
        Delivery.objects.create(
            user=row.user,
            kind=UNINVITED if meeting.ending else INVITED,
            params={**facts.labels, "sequence": meeting.ical_sequence},
            path=facts.path,
            thread=facts.thread,
            dedupe_key=f"calendar-{meeting.pk}-{meeting.ical_sequence}-{row.user_id}",
            expires_at=meeting.ends_at,
        )


def is_calendar_mail(delivery: Delivery) -> bool:
    return delivery.kind in LINES


def write_calendar_mail(delivery: Delivery) -> EmailMultiAlternatives | None:
    """The mail with what the calendar reads; None when it should not go out any more.

    What has changed again is told by a mail of its own, and nobody is uninvited who was not
    invited before.
    """
    meeting = Meeting.objects.with_people().filter(pk=delivery.params["meeting"]).first()
    if meeting is None or meeting.ical_sequence != delivery.params["sequence"]:
        return None
    if delivery.kind == UNINVITED and not _was_invited(delivery):
        return None
    mail = compose(delivery, LINES[delivery.kind])
    _attach(mail, delivery, meeting)
    return mail


def _attach(mail: EmailMultiAlternatives, delivery: Delivery, meeting: Meeting) -> None:
    """As an alternative to the words, which calendars read, and as a file, which people save."""
    if delivery.user is None:
        return
    write = cancel if delivery.kind == UNINVITED else request
    with in_words_of(delivery):
        organizer = address_for(Participant.objects.get(meeting=meeting, user=delivery.user))
        entry = entry_of(meeting, delivery.user, made_at=timezone.now(), organizer=organizer)
    method, data = write.__name__.upper(), write(entry)
    mail.from_email = formataddr((entry.organizer.name, entry.organizer.address))
    mail.attach_alternative(data.decode(), f'text/calendar; method={method}; charset="utf-8"')
    mail.attach(FILE, data, "application/ics")


def _was_invited(delivery: Delivery) -> bool:
    """Whether a mail before may have arrived. Deliveries of long ago are forgotten, and count."""
    before = Delivery.objects.filter(
        user=delivery.user, thread=delivery.thread, kind=INVITED
    ).values_list("state", flat=True)
    return any(state in WENT for state in before) or not before
