"""What happens to requests by itself. Every job is safe to run twice, and takes a few at a time."""

from django.utils import timezone

from cairn.mentoring.models import Request
from cairn.worker.jobs import each

AT_ONCE = 200


def remind_unanswered_requests() -> int:
    """Remind those who have kept somebody waiting for three days, and for ten."""
    due = Request.objects.pending().to_remind(timezone.now()).with_people()
    return each(due.order_by("waiting_since")[:AT_ONCE], Request.remind)


def expire_stale_requests() -> int:
    """End the requests that nobody moved for two weeks, or whose people have left."""
    stale = Request.objects.pending().stale(timezone.now()).with_people()
    return each(stale.order_by("waiting_since")[:AT_ONCE], Request.expire)
