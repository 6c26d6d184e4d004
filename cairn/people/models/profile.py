"""What a person tells others about themself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import IO, TYPE_CHECKING, Any, ClassVar, Self

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.accounts.zones import city_of
from cairn.activity.models import record
from cairn.lib.key import new_key
from cairn.people import photos
from cairn.people.away import kept
from cairn.people.choices import HOURS, Audience, DayPart, Industry, Language, Section, Stage

if TYPE_CHECKING:
    from cairn.accounts.models import User


class ProfileQuerySet(models.QuerySet["Profile"]):
    def with_details(self) -> Self:
        """Everything that a profile page shows, in a fixed number of queries."""
        return self.select_related("user").prefetch_related(
            "positions",
            "education",
            "links",
            _with_skill("expertise", "Expertise"),
            _with_skill("goals", "LearningGoal"),
        )

    def visible_to(self, user: User) -> Self:
        """Oneself, fellow members, and people who show something to everybody."""
        mine = user.memberships.filter(status="active").values("community")
        fellow = self.model.objects.filter(
            pk=models.OuterRef("pk"),
            user__memberships__status="active",
            user__memberships__community__in=mine,
        )
        seen = models.Q(user=user) | models.Q(is_open=True) | models.Exists(fellow)
        return self.filter(seen, user__is_active=True)


def _with_skill(lines: str, noun: str) -> models.Prefetch[str]:
    """Lines about skills, each read together with its skill."""
    rows = apps.get_model("people", noun)._default_manager.select_related("skill")
    return models.Prefetch(lines, rows)


class Profile(models.Model):
    """One person as others may see them; parts are shown to the audience that they chose."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="profile")
    handle = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    photo = models.CharField(max_length=80, blank=True, editable=False)
    headline = models.CharField(_("headline"), max_length=120, blank=True)
    bio = models.TextField(_("about you"), max_length=3000, blank=True)
    industry = models.PositiveSmallIntegerField(
        _("industry"), choices=Industry, null=True, blank=True
    )
    stage = models.PositiveSmallIntegerField(
        _("career stage"), choices=Stage, null=True, blank=True
    )
    location = models.CharField(_("place"), max_length=80, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    day_parts = models.JSONField(_("when you can usually talk"), default=list, blank=True)
    audiences = models.JSONField(default=dict, blank=True, editable=False)
    is_open = models.BooleanField(default=False, editable=False)
    away = models.JSONField(default=list, blank=True, editable=False)

    objects: ClassVar = ProfileQuerySet.as_manager()

    EDITABLE: ClassVar = (
        "headline",
        "bio",
        "industry",
        "stage",
        "location",
        "languages",
        "day_parts",
    )

    def __str__(self) -> str:
        return f"{self.user_id} (profile {self.pk})"

    @classmethod
    def of(cls, user: User) -> Profile:
        """The person's profile, begun when there is none yet."""
        profile = cls.objects.filter(user=user).first()
        if profile is None:
            Profile.objects.bulk_create([Profile(user=user)], ignore_conflicts=True)
            profile = cls.objects.get(user=user)
        profile.user = user
        return profile

    # Acts

    def edit(self, **values: Any) -> None:
        """Change fields that are listed in EDITABLE; the others stay as they are by now."""
        changed = [name for name in self.EDITABLE if name in values]
        with transaction.atomic():
            for name in changed:
                setattr(self, name, values[name])
            self.save(update_fields=changed)
            self.record("profile.edited")

    def show_photo(self, upload: IO[bytes], length: int) -> None:
        """Show the picture in `upload`, a file of `length` bytes, instead of the one before."""
        squares = photos.squares_of(upload, length)
        with photos.kept(squares) as name, transaction.atomic():
            self._replace_photo(name)

    def hide_photo(self) -> None:
        """Show no picture, and keep none."""
        with transaction.atomic():
            self._replace_photo("")

    def choose_audiences(self, audiences: dict[str, int]) -> None:
        """Say who sees which section."""
        with transaction.atomic():
            self.audiences = {Section(s).value: Audience(a).value for s, a in audiences.items()}
            self.is_open = Audience.ANYONE in self.audiences.values()
            self.save(update_fields=["audiences", "is_open"])
            self.record("profile.edited")

    def stay_away(self, times: Iterable[tuple[date, date]]) -> None:
        """Take over the time off that the person's timetable has. It records the event."""
        self.away = kept(times)
        self.save(update_fields=["away"])

    # Rules

    def audience_of(self, section: str) -> Audience:
        return Audience(self.audiences.get(section, Audience.MEMBERS))

    def sections_for(self, audience: Audience) -> set[str]:
        """The sections that somebody of that standing sees; `ONLY_ME` is the person themself."""
        return {section for section in Section.values if self.audience_of(section) <= audience}

    # What follows from the fields

    @property
    def photo_url(self) -> str:
        """The address of the small photo, empty without one; a new photo has a new address."""
        return self._address_of_photo(min(photos.SIZES))

    @property
    def portrait_url(self) -> str:
        """The address of the large photo, empty without one."""
        return self._address_of_photo(max(photos.SIZES))

    @property
    def city(self) -> str:
        """The place that their time zone is named after."""
        return city_of(self.user.time_zone)

    @property
    def spoken(self) -> list[tuple[str, str]]:
        """Each language as its code and its own name, the preferred one first."""
        return [(code, str(Language(code).label)) for code in self.languages]

    @property
    def tells_about(self) -> bool:
        """Whether the section About has anything to show."""
        return any((self.bio, self.stage, self.industry, self.languages))

    @property
    def day_part_names(self) -> list[str]:
        return [str(part.label) for part in DayPart if part in self.day_parts]

    def hours_mask(self, now: datetime | None = None) -> int | None:
        """The hours of a weekday (UTC, bit 0 is 00:00–01:00) at which they can usually talk.

        None when they have not said. Zones of half an hour are rounded to the earlier hour, and
        the zone's present offset counts, so the mask changes with daylight saving time.
        """
        if not self.day_parts:
            return None
        offset = (now or timezone.now()).astimezone(self.user.zone).utcoffset()
        shift = int(offset.total_seconds() // 3600) if offset else 0
        hours = (hour for part in self.day_parts for hour in HOURS[DayPart(part)])
        mask = 0
        for hour in hours:
            mask |= 1 << ((hour - shift) % 24)
        return mask

    # Helpers

    def lock(self) -> None:
        """Take the row's lock: whoever changes a line of the profile holds it."""
        Profile.objects.select_for_update(no_key=True).get(pk=self.pk)

    def record(self, kind: str, **data: Any) -> None:
        record(kind, about=self, actor=self.user, concerning=[self.user_id], **data)

    def _replace_photo(self, name: str) -> None:
        self.lock()
        self.refresh_from_db(fields=["photo"])
        before, self.photo = self.photo, name
        self.save(update_fields=["photo"])
        self.record("profile.edited")
        transaction.on_commit(lambda: photos.discard(before))

    def _address_of_photo(self, size: int) -> str:
        if not self.photo:
            return ""
        return f"{reverse('people:photo', args=[self.handle, size])}?v={self.photo[:8]}"
