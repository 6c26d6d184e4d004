"""allauth's forms in our words: a label above each field, nothing inside it, no second password."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from allauth.socialaccount import forms as social
from django import forms
from django.contrib.auth import HASH_SESSION_KEY
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from cairn.accounts.models import User

LABELS: dict[str, Any] = {
    "email": _("E-mail address"),
    "login": _("E-mail address"),
    "oldpassword": _("Password that you have now"),
    "remember": _("Keep me signed in on this device"),
    "passwordless": _("Sign in with it alone, without a password"),
}
HELP: dict[str, Any] = {
    "password": "",
    "oldpassword": "",
    "password1": _("At least 10 characters. A few words that you can remember are good."),
    "passwordless": _("Your device then asks for your finger, your face or its PIN."),
}
ATTRIBUTES: dict[str, dict[str, str]] = {
    "code": {"autocapitalize": "characters", "spellcheck": "false", "maxlength": "40"},
}

# As long as the database keeps them; allauth itself lets addresses be longer.
LONGEST = {"email": 254, "login": 254}


class OurWords(forms.Form):
    """Mixed into a form of allauth, in front of it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("password2", None)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.help_text = HELP.get(name, field.help_text)
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs.update(ATTRIBUTES.get(name, {}))
            limit(field, LONGEST.get(name))


def limit(field: forms.Field, length: int | None) -> None:
    if length:
        field.validators.append(MaxLengthValidator(length))
        field.widget.attrs["maxlength"] = str(length)


class Login(OurWords, account.LoginForm): ...


class Signup(OurWords, account.SignupForm): ...


class SingleSignup(OurWords, social.SignupForm): ...


class AddEmail(OurWords, account.AddEmailForm): ...


class ChangeEmail(OurWords, account.ChangeEmailForm): ...


class ConfirmEmail(OurWords, account.ConfirmEmailVerificationCodeForm): ...


def stay_signed_in(user: User) -> None:
    """Bind the session to the password as it is kept now.

    Whoever checks a password may keep it anew, in the way that has become usual since; the
    session was bound to how it was kept before, and would end.
    """
    user.refresh_from_db(fields=["password"])
    context.request.session[HASH_SESSION_KEY] = user.get_session_auth_hash()


class ChangePassword(OurWords, account.ChangePasswordForm):
    def clean_oldpassword(self) -> str:
        password: str = super().clean_oldpassword()
        stay_signed_in(self.user)
        return password


class SetPassword(OurWords, account.SetPasswordForm): ...


class ResetPassword(OurWords, account.ResetPasswordForm): ...


class ConfirmReset(OurWords, account.ConfirmPasswordResetCodeForm): ...


class NewPassword(OurWords, account.ResetPasswordKeyForm): ...


class Reauthenticate(OurWords, account.ReauthenticateForm):
    def clean_password(self) -> str:
        password: str = super().clean_password()
        stay_signed_in(self.user)
        return password


class SecondStep(OurWords, mfa.AuthenticateForm): ...


class SecondStepAgain(OurWords, mfa.ReauthenticateForm): ...


class ActivateApp(OurWords, ActivateTOTPForm): ...


class AddPasskey(OurWords, AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("What do you call it?")
        limit(self.fields["name"], 100)
        self.fields["passwordless"].initial = True


class RenamePasskey(OurWords, EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("What do you call it?")
        limit(self.fields["name"], 100)
