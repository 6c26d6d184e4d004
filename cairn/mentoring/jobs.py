"""What happens to requests and mentorships by itself.

Every job is safe to run twice, and takes a few at a time.
"""

from django.utils import timezone

from cairn.mentoring.models import Mentorship, Pause, Request
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


def complete_agreed_mentorships() -> int:
    """Complete those of which one proposed to finish, and the other said nothing for a week."""
    due = Mentorship.objects.to_lapse(timezone.now()).with_people()
    return each(due.order_by("proposed_at")[:AT_ONCE], Mentorship.lapse)


def ask_after_pauses() -> int:
    """Ask those whose pause is over how it goes on."""
    due = Pause.objects.to_ask(timezone.localdate()).with_people()
    return each(due.order_by("until")[:AT_ONCE], Pause.ask)


def offer_to_close_silent_mentorships() -> int:
    """Offer those who have been silent for six weeks to close kindly."""
    due = Mentorship.objects.to_offer(timezone.now()).with_people()
    return each(due.order_by("moved_at")[:AT_ONCE], Mentorship.offer_to_close)


def complete_silent_mentorships() -> int:
    """Complete those for which nobody spoke up within three weeks after that."""
    due = Mentorship.objects.to_fade(timezone.now()).with_people()
    return each(due.order_by("offered_at")[:AT_ONCE], Mentorship.fade)
