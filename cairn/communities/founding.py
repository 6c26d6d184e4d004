"""The first start: from an empty site to one with an owner and a community."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db import transaction

from cairn.accounts.models import User
from cairn.accounts.setup_code import is_setup_code
from cairn.activity.models import Feed
from cairn.communities.models import Community, Membership
from cairn.communities.refusals import Refusal
from cairn.lib.refusal import refuse_if


def is_awaited() -> bool:
    """Whether this site still waits for its first community."""
    return not Community.objects.exists()


def set_up(
    *, code: str, name: str, email: str, password: str, community: str, kind: str, about: str
) -> Membership:
    """Make the person who runs the site, with a verified address, and their first community.

    Whoever knows the code may also take over an account that has the address already.
    """
    with transaction.atomic():
        # Two who do this at once would each find the site empty: the second waits here.
        Feed.objects.get_or_create(pk=1)
        Feed.objects.select_for_update().get(pk=1)
        refuse_if(refusal_to_set_up(code))
        owner = _operator(name, email.lower(), password)
        return Membership.found(by=owner, name=community, kind=kind, about=about)


def refusal_to_set_up(code: str) -> Refusal | None:
    if not is_setup_code(code):
        return Refusal.WRONG_SETUP_CODE
    return None if is_awaited() else Refusal.SET_UP_ALREADY


def _operator(name: str, email: str, password: str) -> User:
    owner = User.objects.filter(email=email).first() or User(email=email)
    owner.name, owner.is_operator = name, True
    owner.set_password(password)
    owner.save()
    EmailAddress.objects.update_or_create(
        user=owner, email=email, defaults={"verified": True, "primary": True}
    )
    return owner
