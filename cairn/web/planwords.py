"""What pages say about a plan, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cairn.workspace.progress import PlanChange


def change_words(change: PlanChange | None) -> str:
    """“Plan changed: 2 milestones added, 63 % → 50 %”; nothing without a change."""
    if change is None:
        return ""
    parts = [words % {"n": number} for number, words in _parts(change) if number]
    values = {"what": ", ".join(parts), "before": change.before, "after": change.after}
    return _("Plan changed: %(what)s, %(before)s %% → %(after)s %%") % values


def _parts(change: PlanChange) -> list[tuple[int, str]]:
    added, removed, weights = change.added, change.removed, change.reweighed
    return [
        (added, ngettext("%(n)s milestone added", "%(n)s milestones added", added)),
        (removed, ngettext("%(n)s milestone removed", "%(n)s milestones removed", removed)),
        (weights, ngettext("%(n)s milestone weighs anew", "%(n)s milestones weigh anew", weights)),
    ]
