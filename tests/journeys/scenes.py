"""People and situations, made by Cairn's own acts for the journeys (see stage.py).

Every scene takes and gives plain values, since it is asked for by another process.
"""

from __future__ import annotations

from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.test import Client

from cairn.accounts.models import User
from cairn.communities.models import Community, Membership
from cairn.mentoring.models import Mentor, Request
from cairn.mentoring.models.patience import LASTS
from cairn.people.models import Profile
from tests import cast


def a_community(name: str, kind: str = "public") -> str:
    return cast.a_community(name, kind).name


def a_person(name: str) -> dict[str, str]:
    return introduced(cast.a_person(name))


def a_member(community: str, name: str, **values: Any) -> dict[str, str]:
    return introduced(cast.a_member(named(community), name, **values).user)


def a_mentor(community: str, name: str, **values: Any) -> dict[str, str]:
    mentor = cast.a_mentor(named(community), name, **values)
    return introduced(mentor.membership.user)


def a_mentee(community: str, name: str, **values: Any) -> dict[str, str]:
    return introduced(cast.a_mentee(named(community), name, **values).user)


def also_joins(community: str, email: str) -> None:
    Membership.join(named(community), by=User.objects.get(email=email))


def a_request(to: str, by: str, **values: Any) -> str:
    """The path of a request that is on its way."""
    return f"/requests/{asked(to, by, **values).key}/"


def an_expired_request(to: str, by: str, **values: Any) -> str:
    """The path of a request that nobody answered for a fortnight."""
    request = asked(to, by, **values)
    request.waiting_since -= LASTS
    request.save()
    request.expire()
    return f"/requests/{request.key}/"


def asked(to: str, by: str, **values: Any) -> Request:
    mentor = Mentor.objects.get(membership__user__profile__handle=to)
    asker = Membership.objects.get(user__email=by, community=mentor.membership.community)
    return cast.a_request(mentor, asker, **values)


def the_owner(community: str) -> dict[str, str]:
    return introduced(Membership.objects.get(community__name=community, role="owner").user)


def what_the_start_prints() -> str:
    output = StringIO()
    call_command("welcome", stdout=output)
    return output.getvalue()


def sign_in(email: str) -> dict[str, str]:
    """Somebody who is there already, such as the people of the demo."""
    return introduced(User.objects.get(email=email))


def named(community: str) -> Community:
    return Community.objects.get(name=community)


def introduced(user: User) -> dict[str, str]:
    """What a journey needs to know of somebody; the cookie makes a browser theirs."""
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return {
        "name": user.name,
        "email": user.email,
        "handle": Profile.of(user).handle,
        "session": client.cookies[settings.SESSION_COOKIE_NAME].value,
    }
