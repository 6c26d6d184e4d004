"""`manage.py prepare`: everything between a fresh clone and a site that answers."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from cairn.accounts.models import User
from cairn.demo import world
from cairn.lib import environ


class Command(BaseCommand):
    help = "Brings the database and the static files up to date; DEMO=1 fills an empty database."

    requires_system_checks = ()  # a start is no place to wait for them

    def handle(self, **options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        if environ.flag("DEMO") and not User.objects.exists():
            self.stdout.write("Making the demo community …")
            world.make()
