"""What is written down about a meeting: by both together, and by each for themselves."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.lib.key import new_key
from cairn.lib.refusal import refuse_if
from cairn.scheduling.models.appointment import Status
from cairn.scheduling.models.meeting import Meeting
from cairn.scheduling.refusals import Refusal


class Kind(models.TextChoices):
    AGENDA = "agenda", _("Agenda")
    SHARED = "shared", _("Shared notes")
    PRIVATE = "private", _("Private notes")


class MeetingNoteQuerySet(models.QuerySet["MeetingNote"]):
    def visible_to(self, member: Membership) -> Self:
        """What the two share in the member's meetings, and their own: nobody else's, ever."""
        mine = self.filter(meeting__in=Meeting.objects.visible_to(member))
        return mine.filter(~models.Q(kind=Kind.PRIVATE) | models.Q(author=member))

    def of(self, meeting: Meeting, kind: str, by: Membership) -> Self:
        """The one row of its kind, for a private one that of this person."""
        rows = self.filter(meeting=meeting, kind=kind)
        return rows.filter(author=by) if kind == Kind.PRIVATE else rows


class MeetingNote(models.Model):
    """One text of a kind for each meeting; a private one for each of the two.

    Every change raises `version`: who writes says which version they read, 0 before the first, so
    that two who write at the same time lose no words. `author` is whoever wrote last.
    """

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=7, choices=Kind)
    author = models.ForeignKey(Membership, models.CASCADE, related_name="+")
    text = models.TextField(_("text"), max_length=10_000, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)
    edited_at = models.DateTimeField(auto_now=True)

    EDITABLE: ClassVar[tuple[str, ...]] = ("text",)

    objects: ClassVar = MeetingNoteQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "kind"],
                condition=~models.Q(kind="private"),
                name="one_agenda_and_one_shared_note_per_meeting",
            ),
            models.UniqueConstraint(
                fields=["meeting", "author"],
                condition=models.Q(kind="private"),
                name="one_private_note_each_per_meeting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of meeting {self.meeting_id} (note {self.pk})"

    @classmethod
    def of(cls, meeting: Meeting, kind: str, by: Membership) -> MeetingNote:
        """The text as this person sees it; not stored yet when nobody wrote it."""
        row = cls.objects.of(meeting, kind, by).first()
        note = row or cls(kind=kind, author=by)
        note.meeting = meeting
        return note

    # Acts

    @classmethod
    def write(
        cls, meeting: Meeting, *, kind: str, by: Membership, text: str, version: int
    ) -> MeetingNote:
        """Have this text instead; `version` is the one that was read."""
        with transaction.atomic():
            meeting.lock_row()
            note = cls.of(meeting, kind, by)
            refuse_if(note.refusal_to_write(by, version))
            note.text, note.author, note.version = text, by, note.version + 1
            note.save()
            meeting.mentorship.record_for(note, "meeting_note.written", by)
        return note

    # Rules

    def refusal_to_write(self, by: Membership, version: int | None = None) -> Refusal | None:
        """Without a version: whether the page may offer to write at all."""
        if refusal := self.meeting.refusal_to_belong(by):
            return refusal
        if self.meeting.mentorship.ended_at:
            return Refusal.ENDED
        if self.meeting.status == Status.CANCELLED:
            return Refusal.OTHER_STATE
        return None if version in (None, self.version) else Refusal.CHANGED

    # What follows from the fields

    @property
    def is_private(self) -> bool:
        return self.kind == Kind.PRIVATE
