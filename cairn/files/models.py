"""A file that a member has uploaded."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.core.files.base import File as Content
from django.db import models, transaction
from django.db.models.functions import Coalesce

from cairn.communities.models import Community, Membership
from cairn.files import blobs
from cairn.files.kinds import FORMS, Kind
from cairn.files.receiving import Received
from cairn.files.refusals import Refusal
from cairn.lib.refusal import refuse_if

NOBODY_TAKES_MORE_THAN_ONE_IN = 5


class FileQuerySet(models.QuerySet["File"]):
    def of_community(self, community_id: int) -> Self:
        return self.filter(uploaded_by__community=community_id)

    def loose(self) -> Self:
        """Those that hang on nothing any more."""
        holders = (one for one in self.model._meta.related_objects if one.one_to_one)
        return self.filter(**{f"{one.name}__isnull": True for one in holders})

    def before(self, instant: datetime) -> Self:
        return self.filter(uploaded_at__lt=instant)

    def size(self) -> int:
        total: int = self.aggregate(n=Coalesce(models.Sum("size"), 0))["n"]
        return total


class File(models.Model):
    """Hangs on one noun, by a OneToOneField of its own: whoever may see that noun may have it.

    The noun's acts call these verbs in their transaction, with what `received()` has stored.
    """

    uploaded_by = models.ForeignKey(Membership, models.CASCADE, related_name="files")
    blob = models.CharField(max_length=24, unique=True, editable=False)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=Kind)
    size = models.PositiveIntegerField()
    uploaded_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = FileQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.kind} of {self.uploaded_by_id} (file {self.pk})"

    # Parts of acts

    @classmethod
    def keep(cls, what: Received, *, by: Membership) -> File:
        """Give a row to what was received."""
        file = cls(uploaded_by=by)
        file._take(what)
        return file

    def replace(self, what: Received) -> None:
        """Put newer content in its place."""
        before = self.blob
        self._take(what)
        _discard_after_commit(before)

    def discard(self) -> None:
        """Forget it, once nothing hangs on to it; its content goes when that is certain."""
        File.objects.filter(pk=self.pk).delete()
        _discard_after_commit(self.blob)

    # Rules

    def refusal_to_take(self, size: int) -> Refusal | None:
        """Why there is no room for so many bytes; what it holds by now makes room for them."""
        everything = settings.COMMUNITY_FILES_BYTES
        others = File.objects.exclude(pk=self.pk).of_community(self.uploaded_by.community_id)
        if others.size() + size > everything:
            return Refusal.NO_ROOM
        mine = others.filter(uploaded_by=self.uploaded_by).size() + size
        share = everything // NOBODY_TAKES_MORE_THAN_ONE_IN
        return Refusal.NO_ROOM_OF_YOURS if mine > share else None

    # What follows from the fields

    @property
    def media_type(self) -> str:
        return FORMS[Kind(self.kind)].media_type

    def opened(self) -> Content[bytes] | None:
        """Its content; None when somebody has removed it from the disk."""
        return blobs.opened(self.blob)

    # Helpers

    def _take(self, what: Received) -> None:
        """Under the community's lock, so that two uploads do not both find the last room."""
        community = self.uploaded_by.community_id
        Community.objects.select_for_update(no_key=True).get(pk=community)
        refuse_if(self.refusal_to_take(what.size))
        self.blob, self.name, self.kind, self.size = what
        self.save()


def _discard_after_commit(blob: str) -> None:
    """What cannot be deleted just then is swept later, and troubles nobody."""
    transaction.on_commit(lambda: blobs.discard(blob), robust=True)
