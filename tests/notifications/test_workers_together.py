"""Several workers at once: nothing is lost, nothing is told or sent twice."""

from __future__ import annotations

import threading
import time
from functools import partial

import pytest
from django.utils import timezone

from cairn.activity.models import Event
from cairn.notifications.delivering import ServerDown, deliver_some
from cairn.notifications.models import Delivery, Notification
from cairn.notifications.models.delivery import LEASE, State
from cairn.notifications.telling import tell_some
from tests.cast import a_request
from tests.notifications.conftest import a_code_mail
from tests.racing import at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def sent_ids() -> set[str]:
    return set(Delivery.objects.filter(state="sent").values_list("message_id", flat=True))


def test_it_sends_each_mail_once(post_office):
    for number in range(40):
        a_code_mail(f"person{number}@example.org")
    at_once(*[deliver_some] * 4)
    assert len(post_office.ids) == 40
    assert set(post_office.ids) == sent_ids()


def test_it_would_send_mails_twice_without_the_lock(post_office, monkeypatch):
    """The control: the test above must be able to find what it looks for."""
    monkeypatch.setattr(Delivery, "take", take_without_lock)
    for number in range(40):
        a_code_mail(f"person{number}@example.org")
    at_once(*[deliver_some] * 4)
    assert len(post_office.ids) > len(set(post_office.ids))


def take_without_lock() -> Delivery | None:
    now = timezone.now()
    delivery = Delivery.objects.due(now).first()
    if delivery:
        time.sleep(0.01)
        taken = {"state": State.SENDING, "lease_until": now + LEASE, "attempts": 1}
        Delivery.objects.filter(pk=delivery.pk).update(**taken)
        delivery.attempts = 1
    return delivery


def test_it_tells_each_event_once(ada, lin):
    a_request(ada, lin)
    at_once(*[partial(tell_some, 1000)] * 4)
    assert not Event.objects.untold().exists()
    assert Notification.objects.filter(kind="request.sent").count() == 1
    assert Delivery.objects.filter(kind="request.sent").count() == 1


def test_it_delivers_all_through_two_outages(post_office):
    for number in range(200):
        a_code_mail(f"person{number}@example.org")
    post_office.refused["person7@example.org"] = "550 no such mailbox"
    outages = threading.Thread(target=close_twice, args=(post_office,))
    outages.start()
    at_once(*[work_until_all_is_sent] * 2)
    outages.join()
    assert Delivery.objects.filter(state="failed").count() == 1
    assert len(sent_ids()) == 199
    assert set(post_office.ids) == sent_ids()
    # A mail that the server took just as it went away goes out again: one per worker and outage.
    assert len(post_office.ids) <= 199 + 4


def close_twice(office) -> None:
    """Close after some letters, and again after some more."""
    for letters in (20, 60):
        while len(office.letters) < letters:
            time.sleep(0.005)
        office.close()
        time.sleep(0.4)
        office.open()


def work_until_all_is_sent() -> None:
    """A worker for whom pauses pass quickly."""
    while Delivery.objects.open().exists():
        try:
            deliver_some(limit=10)
        except ServerDown:
            time.sleep(0.05)
        Delivery.objects.filter(state="queued").update(due_at=timezone.now())
