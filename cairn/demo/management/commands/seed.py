"""`manage.py seed --people 10000`: a big community, the same one each time."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cairn.accounts.models import User
from cairn.demo import world
from cairn.demo.cast import PASSWORD

LEAST, MOST = 10, 200_000


class Command(BaseCommand):
    help = "Makes a community of so many people beside the others."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--people", type=int, default=10_000)

    def handle(self, *, people: int, **options: Any) -> None:
        if not LEAST <= people <= MOST:
            raise CommandError(f"Choose between {LEAST} and {MOST} people.")
        owner = f"person0.of{people}@demo.example"
        if User.objects.filter(email=owner).exists():
            raise CommandError(f"There is a community of {people} people already.")
        begun = time.monotonic()
        community = world.grow(people)
        took = time.monotonic() - begun
        self.stdout.write(f"Made “{community.name}” in {took:.1f} s.")
        self.stdout.write(f"Its owner is {owner}, with the password “{PASSWORD}”.")
