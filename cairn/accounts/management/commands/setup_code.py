"""`manage.py setup_code`: what the first-start wizard asks for."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from cairn.accounts.setup_code import setup_code


class Command(BaseCommand):
    help = "Prints the code with which the first community and its owner are made."

    def handle(self, **options: Any) -> None:
        self.stdout.write(setup_code())
