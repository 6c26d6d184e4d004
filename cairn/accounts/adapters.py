"""Where allauth asks us: the QR code of the app, and the people whom single sign-on brings."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import qrcode
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from qrcode.image.svg import SvgPathFillImage

from cairn.accounts.devices import device_name
from cairn.accounts.models import User


class MFAAdapter(DefaultMFAAdapter):
    def build_totp_svg(self, url: str) -> str:
        """Black on white, since cameras cannot read it on a dark page."""
        drawn = BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(drawn)
        return drawn.getvalue().decode()

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002
        """A new passkey is called after the device on which it is made."""
        del user, type
        return device_name(context.request.headers.get("User-Agent", ""))


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> User:
        """Take the name that the other side knows; people without one are asked for it."""
        user: User = super().populate_user(request, sociallogin, data)
        parts = (data.get("first_name") or "", data.get("last_name") or "")
        user.name = (data.get("name") or " ".join(parts)).strip()[:120]
        return user

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: Any) -> bool:
        return bool(sociallogin.user.name) and super().is_auto_signup_allowed(request, sociallogin)

    def get_signup_form_initial_data(self, sociallogin: Any) -> dict[str, Any]:
        data: dict[str, Any] = super().get_signup_form_initial_data(sociallogin)
        return data | {"name": sociallogin.user.name}
