"""The mails about one's account: kind → how long it is of use, and what its link says.

Accounts are kept by allauth, which names its mails by templates; their words are ours, and live
beside all others. They are never left, and leave before all others.
"""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class AccountMail(NamedTuple):
    lasts: timedelta = timedelta(days=7)
    action: str | Promise = ""


CODE = AccountMail(lasts=timedelta(minutes=15))
NEWS = AccountMail(action=_("Look at your account"))

# fmt: off
ACCOUNT_MAILS: dict[str, AccountMail] = {
    "account.email_confirmation":           CODE,
    "account.email_confirmation_signup":    CODE,
    "account.login_code":                   CODE,
    "account.password_reset_code":          CODE,
    "account.password_reset_key":           AccountMail(timedelta(hours=1), _("Choose a password")),
    "account.unknown_account":              AccountMail(action=_("Make an account")),
    "account.account_already_exists":       AccountMail(action=_("Choose a new password")),
    "account.email_changed":                NEWS,
    "account.email_confirm":                NEWS,
    "account.email_deleted":                NEWS,
    "account.password_changed":             NEWS,
    "account.password_reset":               NEWS,
    "account.password_set":                 NEWS,
    "mfa.totp_activated":                   NEWS,
    "mfa.totp_deactivated":                 NEWS,
    "mfa.recovery_codes_generated":         NEWS,
    "mfa.webauthn_added":                   NEWS,
    "mfa.webauthn_removed":                 NEWS,
    "socialaccount.account_connected":      NEWS,
    "socialaccount.account_disconnected":   NEWS,
}
# fmt: on


def kind_of(template_prefix: str) -> str:
    """account/email/password_reset → account.password_reset"""
    return template_prefix.replace("/email/", ".")
