"""What the people of the demo recommend to everybody in their community."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from importlib.resources import files
from random import Random
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from cairn.communities.models import Community, Membership
from cairn.library.models import LibraryItem
from cairn.mentoring.models import Mentor


def fill_library(rng: Random, community: Community) -> None:
    """Mentors recommend, and members whose proposals wait for a coordinator."""
    mentors = Mentor.objects.offering().filter(membership__community=community)
    givers = {
        "mentor": [mentor.membership for mentor in mentors.select_related("membership__user")],
        "member": list(
            Membership.objects.active()
            .filter(community=community, role="member")
            .exclude(pk__in=mentors.values("membership"))
            .select_related("user")
        ),
    }
    items = tomllib.loads((files("cairn.demo") / "library.toml").read_text())["item"]
    for number, item in enumerate(reversed(items)):
        given = _offer(item, rng.choice(givers[item["by"]]))
        offered_at = timezone.now() - timedelta(days=3 * (len(items) - number))
        LibraryItem.objects.filter(pk=given.pk).update(offered_at=offered_at)


def _offer(item: dict[str, Any], by: Membership) -> LibraryItem:
    values = {"title": item["title"], "why": item["why"], "skill_names": item["skills"]}
    if name := item.get("file"):
        upload = SimpleUploadedFile(name, item["words"].lstrip().encode())
        return LibraryItem.offer(by=by, upload=upload, **values)
    said = {"url": item.get("link", ""), "words": item.get("words", "").strip()}
    return LibraryItem.offer(by=by, **values, **said)
