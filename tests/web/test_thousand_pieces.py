"""What two people write costs the same number of queries at thirty pieces and at a thousand."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cairn.communities.models import Community, Membership
from cairn.library.models import LibraryItem, Status
from cairn.mentoring.models import Mentorship
from cairn.workspace.models import (
    ActionItem,
    Certificate,
    Comment,
    Resource,
    ThankYou,
    Update,
)
from tests.cast import a_member, a_mentor, a_pair

AT_MOST = 12


def a_full_desk(rows: int) -> tuple[Membership, list[str]]:
    """A mentee who has `rows` of everything in one workspace, and the pages that list it."""
    harbour = Community.objects.create(name=f"Full of {rows}", slug=f"full-{rows}", kind="private")
    ada, lin = a_mentor(harbour, seats=20), a_member(harbour)
    pair = a_pair(ada, lin)
    both = {"mentorship": pair, "author": lin}
    updates = Update.objects.bulk_create(Update(**both, title=f"Step {n}") for n in range(rows))
    link = {"url": "https://example.org/", "title": "Read this"}
    Resource.objects.bulk_create(Resource(**both, **link) for _ in range(rows))
    Comment.objects.bulk_create(Comment(**both, on=updates[0], text="Good.") for _ in range(rows))
    ActionItem.objects.bulk_create(ActionItem(**both, owner=lin, text="Try") for _ in range(rows))
    shelf = {"community": harbour, "offered_by": lin, "status": Status.PUBLISHED}
    LibraryItem.objects.bulk_create(LibraryItem(**shelf, **link) for _ in range(rows))
    _end_well(pair, rows)
    w, mentor = f"/w/{pair.key}", ada.membership.user.profile.handle
    pages = [f"{w}/updates/", f"{w}/resources/", f"/w/updates/{updates[0].key}/"]
    pages += ["/todo/", "/resources/", "/certificates/", f"/mentorship/mentors/{mentor}/thanks/"]
    return lin, [*pages, f"/mentorship/mentors/{mentor}/"]


def _end_well(running: Mentorship, rows: int) -> None:
    """As many earlier ones, each thanked for on the mentor's page and certified."""
    mentee, people = running.mentee, {"mentor": running.mentor, "mentee": running.mentee}
    ended = {"status": "completed", "began_at": running.began_at, "ended_at": running.began_at}
    pairs = Mentorship.objects.bulk_create(
        Mentorship(**people, **ended, topic="Before") for _ in range(rows)
    )
    writer, day = mentee.membership, running.began_at.date()
    ThankYou.objects.bulk_create(
        ThankYou(mentorship=one, author=writer, text="Thanks!", status="published") for one in pairs
    )
    of_both = {"holder": writer, "role": "mentee", "began_on": day, "ended_on": day}
    Certificate.objects.bulk_create(
        Certificate(mentorship=one, name="Lin", topic="Before", **of_both) for one in pairs
    )


@pytest.mark.django_db
def test_a_thousand_pieces_cost_what_thirty_do(as_):
    found = []
    for rows in (30, 1000):
        member, pages = a_full_desk(rows)
        browser, counts = as_(member), []
        for page in pages:
            assert browser.get(page).status_code == 200, page
            with CaptureQueriesContext(connection) as queries:
                browser.get(page)
            counts.append(len(queries))
        found.append(counts)
    assert found[0] == found[1]
    *lists, _of_the_mentor = found[0]
    assert max(lists) <= AT_MOST, dict(zip(pages, found[0], strict=True))
