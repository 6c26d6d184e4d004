"""The part of the catalogue that tells of what members recommend to their community."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cairn.library.models import LibraryItem
from cairn.notifications.hearers import Hearers, leaders_of
from cairn.notifications.line import Line, Mail
from cairn.notifications.models import Group

NO, DIGEST = Mail.NO, Mail.DIGEST
COMMUNITY = Group.COMMUNITY
NOBODY: tuple[Line, ...] = ()


def coordinators_if_proposed(item: LibraryItem) -> Hearers:
    return leaders_of(item.community_id) if item.is_proposed else []


def whoever_offered_it(item: LibraryItem) -> Hearers:
    return [item.offered_by.user]


_PROPOSED = (Line(coordinators_if_proposed, DIGEST, COMMUNITY, _("Look at the proposal")),)

# fmt: off
LIBRARY: dict[str, tuple[Line, ...]] = {
    "library_item.offered": _PROPOSED,
    "library_item.edited": (_PROPOSED[0]._replace(words="library_item.offered"),),
    "library_item.approved": (Line(whoever_offered_it, NO, COMMUNITY, _("See it there")),),
    "library_item.declined": (Line(whoever_offered_it, NO, COMMUNITY, _("Read why")),),
    "library_item.removed": NOBODY,
}
