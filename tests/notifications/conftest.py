"""What the tests of notifications share: a mail server, and mails that are owed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from cairn.notifications.models import Delivery
from tests.cast import a_request
from tests.notifications.post_office import PostOffice


@pytest.fixture
def post_office(settings) -> Iterator[PostOffice]:
    """A mail server that is open, and that Cairn sends through."""
    office = PostOffice()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
    settings.EMAIL_TIMEOUT = 5
    yield office
    office.end()


@pytest.fixture
def asked(ada, lin):
    """Lin has asked Ada, and nobody has been told yet."""
    return a_request(ada, lin, need="Learn to review code")


def a_code_mail(address: str = "kim@example.org", **fields) -> Delivery:
    """A mail about an account, which needs nothing but an address."""
    number = Delivery.objects.count()
    values = {
        "kind": "account.login_code",
        "params": {"code": "ABC-DEF"},
        "dedupe_key": f"test-{number}-{address}",
        "expires_at": timezone.now() + timedelta(minutes=15),
    }
    return Delivery.objects.create(address=address, **values | fields)
