"""What a member belongs to is counted as it is listed."""

from __future__ import annotations

from cairn.mentoring.models import Request, Seen
from tests.cast import a_mentee, a_mentor, a_request


def test_it_counts_each_status_from_each_side(harbour, ada, lin):
    for _ in range(2):
        a_request(ada, a_mentee(harbour))
    a_request(a_mentor(harbour), ada.membership)
    a_request(ada, lin).withdraw(by=lin)
    tally = Request.objects.tally(ada.membership)
    assert tally == {("pending", "mentor"): 2, ("pending", "mentee"): 1, ("withdrawn", "mentor"): 1}
    assert [tally.count("pending", side) for side in ("", *Seen)] == [3, 2, 1]
    assert tally.count("expired") == 0


def test_it_is_empty_for_strangers(ada, lin, sam):
    a_request(ada, lin)
    assert Request.objects.tally(sam) == {}
    assert not Request.objects.visible_to(sam).exists()


def test_it_lists_each_side(harbour, ada, lin):
    asked, asks = a_request(ada, lin), a_request(a_mentor(harbour), ada.membership)
    seen = {side: list(Request.objects.seen_by(ada.membership, side)) for side in ("", *Seen)}
    assert seen == {"": [asks, asked], "mentor": [asked], "mentee": [asks]}
    assert (asked.side_of(ada.membership), asked.side_of(lin)) == (Seen.MENTOR, Seen.MENTEE)
    assert (asked.partner_of(ada.membership), asked.partner_of(lin)) == (lin, ada.membership)
