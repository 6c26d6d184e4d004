"""Who is signed in: read on every page, so with a question that is put into SQL once."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from cairn.accounts.models import User
from cairn.lib.prepared import prepared


class AccountBackend(AuthenticationBackend):  # type: ignore[misc]
    """Signs people in as allauth does."""

    def get_user(self, user_id: int) -> User | None:
        user: User | None = next(iter(_accounts(account=user_id)), None)
        return user if user and self.user_can_authenticate(user) else None


@prepared
def _accounts(account: Any) -> QuerySet[User]:
    return User.objects.filter(pk=account)
