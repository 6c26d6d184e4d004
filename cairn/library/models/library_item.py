"""Something that helped one member, offered to all members of the community."""

from __future__ import annotations

from typing import Any, Self

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from cairn.activity.models import record
from cairn.communities.models import Community, Membership
from cairn.files.receiving import Received, copied, received
from cairn.lib.refusal import Refused, refuse_if
from cairn.library.models.shelf import Shelf, Status
from cairn.mentoring.models import Mentorship
from cairn.workspace.models import Resource

# A change by somebody whose offers are looked at first is looked at again.
NEXT = {
    Status.PROPOSED: {Status.PUBLISHED, Status.DECLINED},
    Status.PUBLISHED: {Status.PROPOSED, Status.DECLINED},
    Status.DECLINED: {Status.PROPOSED, Status.PUBLISHED},
}


class LibraryItem(Shelf):
    """Published at once when a coordinator or a mentor offers it; others propose it."""

    # Acts

    @classmethod
    def offer(
        cls, *, by: Membership, upload: UploadedFile[Any] | None = None, **values: Any
    ) -> Self:
        """Offer something new to everybody."""
        with received(upload) as what:
            return cls._begin(what, by, values)

    @classmethod
    def offer_from(cls, resource: Resource, *, by: Membership, **values: Any) -> Self:
        """Offer to everybody what was shared in a mentorship; the words in `values` may differ."""
        refuse_if(cls.refusal_to_offer_from(resource, by))
        begin = {name: getattr(resource, name) for name in Resource.CONTENT}
        with copied(resource.file) as what:
            return cls._begin(what, by, begin | values)

    def edit(
        self,
        *,
        by: Membership,
        version: int,
        upload: UploadedFile[Any] | None = None,
        **values: Any,
    ) -> None:
        with received(upload) as what, transaction.atomic():
            self._lock(by)
            refuse_if(self.refusal_to_edit(by, version))
            self._take(values)
            self.put(what, by=self.offered_by)
            refuse_if(self.refusal_to_hold())
            self._become(Status.PUBLISHED if self.is_trusted(by) else Status.PROPOSED)
            self._keep("edited", by)

    def approve(self, *, by: Membership) -> None:
        """Put it on the shelf."""
        with transaction.atomic():
            self._lock(by)
            refuse_if(self.refusal_to_approve(by))
            self._become(Status.PUBLISHED)
            self._keep("approved", by)

    def decline(self, *, by: Membership, answer: str = "") -> None:
        """Leave it off the shelf, or take it down; whoever offered it keeps it and may mend it."""
        with transaction.atomic():
            self._lock(by)
            refuse_if(self.refusal_to_decline(by))
            self._become(Status.DECLINED)
            self.answer = answer
            self._keep("declined", by)

    def remove(self, *, by: Membership) -> None:
        """Remove it for good, with its file."""
        with transaction.atomic():
            self._lock(by)
            refuse_if(self.refusal_to_remove(by))
            type(self).objects.filter(pk=self.pk).delete()
            if self.file:
                self.file.discard()
            self._record("removed", by)

    def share(self, pair: Mentorship, *, by: Membership, why: str = "") -> Resource:
        """Share a copy in a mentorship: it stays there whatever becomes of this one."""
        values = {name: getattr(self, name) for name in self.CONTENT}
        tags = ", ".join(self.skill_names)
        with copied(self.file) as what, transaction.atomic():
            self._lock(by)
            refuse_if(self.refusal_to_share(by))
            return Resource.hand_on(
                pair, what, by=by, **values | {"tags": tags, "why": why or self.why}
            )

    # Helpers

    @classmethod
    def _begin(cls, what: Received | None, by: Membership, values: dict[str, Any]) -> Self:
        """Under the community's lock, so that its shelf and the proposals have their limits."""
        with transaction.atomic():
            Community.objects.select_for_update(no_key=True).get(pk=by.community_id)
            by.refresh_from_db(fields=["role", "status"])
            refuse_if(cls.refusal_to_offer(by))
            item = cls(community_id=by.community_id, offered_by=by)
            item._take(values)
            item.put(what, by=by)
            refuse_if(item.refusal_to_hold())
            item._become(Status.PUBLISHED if cls.is_trusted(by) else Status.PROPOSED)
            item._keep("offered", by)
        return item

    def _lock(self, by: Membership) -> None:
        """Look at the row and at whoever acts as they are now; the row may be gone."""
        row = type(self).objects.select_for_update(no_key=True)
        try:
            self.refresh_from_db(from_queryset=row)
        except type(self).DoesNotExist:
            raise Refused(self.REFUSAL_WHEN_GONE) from None
        by.refresh_from_db(fields=["role", "status"])

    def _become(self, status: Status) -> None:
        self.status, self.answer = status, ""
        if status == Status.PUBLISHED:
            self.published_at = self.published_at or timezone.now()

    def _keep(self, participle: str, by: Membership) -> None:
        self.version += 1
        self.save()
        self._write_skills()
        self._record(participle, by)

    def _record(self, participle: str, by: Membership) -> None:
        record(
            f"library_item.{participle}",
            about=self,
            actor=by.user,
            concerning=[],
            community=self.community_id,
        )
