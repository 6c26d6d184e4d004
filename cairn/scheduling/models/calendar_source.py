"""A calendar of one's own, elsewhere, that tells Cairn when one is busy."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any, ClassVar, Self
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.accounts.models import User
from cairn.activity.models import record
from cairn.ics.bounded import read_apart
from cairn.ics.reading import BYTES_AT_MOST, DAYS_AT_MOST, Reading, Unreadable, Wanted
from cairn.ics.repeating import TooMany
from cairn.lib.addresses import Door
from cairn.lib.fetching import Fetched, Trouble, Unfetched, fetch, target_of
from cairn.lib.key import new_key
from cairn.lib.refusal import refuse_if
from cairn.lib.sealing import seal, unseal
from cairn.scheduling.models.busy_block import BusyBlock
from cairn.scheduling.models.timetable import Timetable
from cairn.scheduling.refusals import Refusal

SECONDS = 5.0
EACH_AT_MOST = 5
AGAIN = timedelta(minutes=20)
JITTER = timedelta(minutes=10)
PATIENCE = 5
A_DAY = timedelta(days=1)
FRESH = timedelta(minutes=10)
LEASE = timedelta(minutes=2)


class Failure(models.TextChoices):
    """Why what was fetched is of no use, in the words of the page."""

    UNREADABLE = "unreadable", _("What lies at this address is not a calendar.")
    TOO_MANY = "too_many", _("This calendar repeats more than we can follow.")
    SEALED = "sealed", _("We can no longer read the address. Remove it and add it again.")


class Sealed(Exception):
    """No key of ours opens the address."""


WORDS = {**dict(Trouble.choices), **dict(Failure.choices)}


class CalendarSourceQuerySet(models.QuerySet["CalendarSource"]):
    def of(self, user: User) -> Self:
        return self.filter(user=user)

    def due(self, now: datetime) -> Self:
        """Those whose copy has grown old, the oldest first."""
        return self.filter(next_fetch_at__lte=now, user__is_active=True).order_by("next_fetch_at")

    def stale(self, now: datetime) -> Self:
        """Those that were not read for ten minutes: too long ago to book by."""
        unread = models.Q(last_ok_at=None) | models.Q(last_ok_at__lt=now - FRESH)
        return self.filter(unread, failures=0)


class CalendarSource(models.Model):
    """The secret address of a calendar, and what became of the last look at it."""

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_sources"
    )
    sealed_address = models.TextField(editable=False)
    counts_all_day = models.BooleanField(_("whole days count as busy"), default=False)
    etag = models.CharField(max_length=200, blank=True, editable=False)
    connected_at = models.DateTimeField(auto_now_add=True)
    last_ok_at = models.DateTimeField(null=True)
    last_read_at = models.DateTimeField(null=True, editable=False)
    last_error = models.CharField(max_length=12, blank=True)
    failures = models.PositiveSmallIntegerField(default=0, editable=False)
    unread = models.PositiveIntegerField(default=0, editable=False)
    next_fetch_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects: ClassVar = CalendarSourceQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"of user {self.user_id} (calendar source {self.pk})"

    # Acts

    @classmethod
    def connect(cls, address: str, *, by: User, counts_all_day: bool = False) -> CalendarSource:
        """Let the calendar at this address keep the person's time free. It is read soon."""
        with transaction.atomic():
            Timetable.lock_all([by])
            refuse_if(cls.refusal_to_connect(address, by))
            source: CalendarSource = cls.objects.create(
                user=by, sealed_address=seal(address), counts_all_day=counts_all_day
            )
            source._record("connected", by)
        return source

    def change(self, *, by: User, counts_all_day: bool) -> None:
        """Count whole days as busy or not, from the next look on, which is due at once."""
        with transaction.atomic():
            Timetable.lock_all([self.user])
            refuse_if(self.refusal_to_change(by))
            self.counts_all_day, self.etag = counts_all_day, ""
            self.next_fetch_at = timezone.now()
            self.save(update_fields=["counts_all_day", "etag", "next_fetch_at"])
            self._record("changed", by)

    def disconnect(self, *, by: User) -> None:
        """Forget the address and all that was read from it."""
        with transaction.atomic():
            Timetable.lock_all([self.user])
            refuse_if(self.refusal_to_change(by))
            self._record("disconnected", by)
            self.delete()

    def refresh(self, *, seconds: float = SECONDS, also: Collection[Door] = ()) -> None:
        """Look anew, outside of any transaction. What goes wrong is kept, and so is the last copy.

        Whoever else is looking just now is left to it.
        """
        if not self._take():
            return
        try:
            fetched = self._fetched(seconds, also)
            self._keep(fetched, self._read(fetched))
        except Unfetched as error:
            self._fail(error.trouble)
        except TooMany:
            self._fail(Failure.TOO_MANY)
        except Unreadable:
            self._fail(Failure.UNREADABLE)
        except Sealed:
            self._fail(Failure.SEALED)

    @classmethod
    def refresh_stale(cls, users: Iterable[User], *, seconds: float = 3.0) -> None:
        """Before somebody books: look anew at what these people's calendars said too long ago."""
        until = timezone.now() + timedelta(seconds=seconds)
        for source in cls.objects.filter(user__in=list(users)).stale(timezone.now()):
            if (left := (until - timezone.now()).total_seconds()) > 0:
                source.refresh(seconds=left)

    # Rules

    @classmethod
    def refusal_to_connect(cls, address: str, by: User) -> Refusal | None:
        try:
            target_of(address)
        except Unfetched as error:
            return Refusal[f"CALENDAR_{error.trouble.name}"]
        known = list(cls.objects.of(by))
        if any(one.address == address for one in known):
            return Refusal.CALENDAR_KNOWN
        return Refusal.TOO_MANY_CALENDARS if len(known) >= EACH_AT_MOST else None

    def refusal_to_change(self, by: User) -> Refusal | None:
        return None if by.pk == self.user_id else Refusal.NOT_YOUR_CALENDAR

    # What follows from the fields

    @property
    def address(self) -> str | None:
        """None when it was sealed with a key that is no longer known."""
        return unseal(self.sealed_address)

    @property
    def host(self) -> str:
        """Whose calendar it is, as far as a page may say: the rest of the address is secret."""
        return urlsplit(self.address or "").hostname or ""

    @property
    def trouble(self) -> str:
        """Why there is no newer copy; empty when the last look went well."""
        return str(WORDS.get(self.last_error, ""))

    # Helpers

    def _record(self, participle: str, by: User) -> None:
        record(f"calendar_source.{participle}", about=self, actor=by, concerning=[self.user_id])

    def _take(self) -> bool:
        """Whether the look is ours: two who look at once would spoil each other's copy."""
        now, before = timezone.now(), self.next_fetch_at
        mine = CalendarSource.objects.filter(pk=self.pk, next_fetch_at=before)
        self.next_fetch_at = now + LEASE
        return bool(mine.update(next_fetch_at=self.next_fetch_at))

    def _fetched(self, seconds: float, also: Collection[Door]) -> Fetched:
        """A copy of yesterday is read anew even if nothing changed: its end has come nearer."""
        now, read_at = timezone.now(), self.last_read_at
        etag = self.etag if read_at and read_at > now - A_DAY else ""
        address = self.address
        if address is None:
            raise Sealed
        return fetch(address, bytes_at_most=BYTES_AT_MOST, seconds=seconds, etag=etag, also=also)

    def _read(self, fetched: Fetched) -> Reading | None:
        """None when nothing has changed since."""
        if fetched.body is None:
            return None
        lo = timezone.now() - A_DAY
        host = urlsplit(settings.SITE_URL).hostname or ""
        zone = Timetable.of(self.user).zone
        wanted = Wanted(lo, lo + timedelta(days=DAYS_AT_MOST), zone, host, self.counts_all_day)
        return read_apart(fetched.body, wanted)

    def _keep(self, fetched: Fetched, reading: Reading | None) -> None:
        """Replace the copy at once, so that nobody books by half of it."""
        now = timezone.now()
        values: dict[str, Any] = {"last_ok_at": now, "last_error": "", "failures": 0}
        if reading is not None:
            values |= {"etag": fetched.etag, "last_read_at": now, "unread": reading.unread}
        with transaction.atomic():
            if not CalendarSource.objects.select_for_update(no_key=True).filter(pk=self.pk):
                return  # disconnected meanwhile
            if reading is not None:
                BusyBlock.objects.replace(self.pk, reading.busy)
            self._settle(AGAIN, **values)

    def _fail(self, failure: str) -> None:
        """Seldom, where nobody has answered for long."""
        often = min(self.failures, PATIENCE)
        self._settle(AGAIN * 2**often, last_error=failure, failures=self.failures + 1)

    def _settle(self, wait: timedelta, **values: Any) -> None:
        """The next look comes a little later or sooner, so that not all come at once."""
        values["next_fetch_at"] = timezone.now() + wait + JITTER * random.random()
        CalendarSource.objects.filter(pk=self.pk).update(**values)
        for name, value in values.items():
            setattr(self, name, value)
