"""What happens to files by itself. Every job is safe to run twice."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from cairn.files import blobs
from cairn.files.models import File
from cairn.worker.jobs import each

AT_ONCE = 500
# An upload that is just being saved has content and no row yet.
PATIENCE = timedelta(days=1)


def sweep_files() -> int:
    """Forget rows that hang on nothing, and content that has no row; how many were
    looked at."""
    before = timezone.now() - PATIENCE
    loose = File.objects.loose().before(before).order_by("pk")[:AT_ONCE]
    return each(loose, File.discard) + sum(_sweep(names, before) for names in blobs.lying())


def _sweep(names: list[str], before: datetime) -> int:
    known = set(File.objects.filter(blob__in=names).values_list("blob", flat=True))
    return each(sorted(set(names) - known), lambda name: _discard_if_old(name, before))


def _discard_if_old(name: str, before: datetime) -> None:
    if blobs.stored_at(name) < before:
        blobs.discard(name)
