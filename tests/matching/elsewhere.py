"""Another process: answers for each line that it reads with what a search there finds.

`python -m tests.matching.elsewhere <database> <membership>`
"""

from __future__ import annotations

import json
import sys

import django

django.setup()

from django.db import connection  # noqa: E402

from cairn.communities.models import Membership  # noqa: E402
from cairn.matching import shortlist  # noqa: E402
from cairn.matching.criteria import Criteria  # noqa: E402


def answer(member: Membership) -> str:
    found = shortlist.find(member, Criteria())
    return json.dumps([[card.name, card.score, card.seats] for card in found.cards])


if __name__ == "__main__":
    connection.settings_dict["NAME"] = sys.argv[1]
    member = Membership.objects.get(pk=sys.argv[2])
    for _ in sys.stdin:
        sys.stdout.write(f"{answer(member)}\n")
        sys.stdout.flush()
