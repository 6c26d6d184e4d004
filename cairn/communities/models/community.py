"""A community: the people among whom mentoring happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import IntegrityError, models, transaction
from django.db.models.functions import Lower
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from cairn.communities.choices import Kind, Size, Status
from cairn.lib.key import new_key

if TYPE_CHECKING:
    from cairn.accounts.models import User

# Addresses that pages of the site have: /communities/new/.
RESERVED = {"new"}


class CommunityQuerySet(models.QuerySet["Community"]):
    def of(self, user: User) -> Self:
        """Those in which the person is an active member."""
        return self.filter(memberships__user=user, memberships__status=Status.ACTIVE)

    def visible_to(self, user: User) -> Self:
        """Public and private ones, and secret ones that the person belongs to."""
        own = models.Exists(self.model.objects.of(user).filter(pk=models.OuterRef("pk")))
        return self.filter(~models.Q(kind=Kind.SECRET) | own)

    def matching(self, words: str) -> Self:
        found = models.Q(name__icontains=words) | models.Q(about__icontains=words)
        return self.filter(found) if words else self

    def with_standing(self, user: User) -> Self:
        """Adds `standing`: the status of the person's own membership, None without one."""
        rows = user.memberships.filter(community=models.OuterRef("pk"))
        return self.annotate(standing=models.Subquery(rows.values("status")))

    def own_first(self) -> Self:
        """By name, after `with_standing`: the person's own, those they asked to join, others."""
        own = models.When(standing=Status.ACTIVE, then=models.Value(0))
        asked = models.When(standing=Status.ASKED, then=models.Value(1))
        place = models.Case(own, asked, default=models.Value(2))
        return self.annotate(place=place).order_by("place", Lower("name"), "pk")

    def with_size(self) -> Self:
        """Adds `size`, a band: a big community costs no more to measure than a small one."""
        members = self.model.objects.filter(
            pk=models.OuterRef("pk"), memberships__status=Status.ACTIVE
        ).order_by()
        reached = [
            models.When(models.Exists(members[size - 1 : size]), then=models.Value(size.value))
            for size in reversed(Size)
            if size
        ]
        return self.annotate(size=models.Case(*reached, default=models.Value(Size.TINY.value)))


class Community(models.Model):
    """A circle of people who can find each other, and nobody else's circle."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(max_length=60, unique=True)
    about = models.TextField(_("about"), max_length=2000, blank=True)
    kind = models.CharField(_("who may join"), max_length=10, choices=Kind, default=Kind.PRIVATE)
    requests_at_once = models.PositiveSmallIntegerField(
        _("requests that a mentee may have pending at once"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
    )
    mentors_at_once = models.PositiveSmallIntegerField(
        _("mentors that a mentee may have at once"),
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(10)],
    )
    created_at = models.DateTimeField(auto_now_add=True)

    size: int  # by with_size
    standing: str | None  # by with_standing

    objects: ClassVar = CommunityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "communities"

    def __str__(self) -> str:
        return f"{self.name} (community {self.pk})"

    @property
    def band(self) -> Size:
        """How big it is, roughly; after `with_size`."""
        return Size(self.size)

    # Acts

    @classmethod
    def begin(cls, *, name: str, kind: str, about: str) -> Community:
        """A new community at an address of its own; `Membership.found` gives it an owner."""
        slug = slugify(name)[:50] or "community"
        if slug not in RESERVED:
            try:
                with transaction.atomic():
                    return cls.objects.create(name=name, slug=slug, kind=kind, about=about)
            except IntegrityError:
                pass  # Another has that address, perhaps since a moment ago.
        slug = f"{slug[:47]}-{new_key()}"
        return cls.objects.create(name=name, slug=slug, kind=kind, about=about)
