"""`manage.py welcome`: where the site is, and how to get in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse

from cairn.accounts.setup_code import setup_code
from cairn.communities.models import Community
from cairn.demo.cast import PASSWORD, SIGN_INS
from cairn.lib import environ


class Command(BaseCommand):
    help = "Prints the address of the site, with the demo's sign-ins or the setup code."

    requires_system_checks = ()  # a start is no place to wait for them

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"\nCairn runs at {settings.SITE_URL}   (Ctrl-C stops it)\n")
        if not Community.objects.exists():
            address = f"{settings.SITE_URL}{reverse('setup')}"
            self.stdout.write(f"Begin at {address} with the setup code {setup_code()}\n")
        elif environ.flag("DEMO"):
            self.stdout.write(f"Sign in with the password “{PASSWORD}” as:")
            for email, who in SIGN_INS:
                self.stdout.write(f"  {email:<28} {who}")
            self.stdout.write("")
