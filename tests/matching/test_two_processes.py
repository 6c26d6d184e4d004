"""What one process writes, another knows in its very next search."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

from cairn.communities.models import Membership
from cairn.matching import shortlist
from cairn.matching.criteria import Criteria
from cairn.people.models import Expertise
from tests.cast import a_mentor, a_request
from tests.relations import a_proposal

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

ROOT = Path(__file__).resolve().parents[2]
Ask = Callable[[], list]


@pytest.fixture
def elsewhere(lin: Membership) -> Iterator[Ask]:
    """Asks another process, which remembers what it has read, for Lin's search."""
    command = [sys.executable, "-m", "tests.matching.elsewhere"]
    process = subprocess.Popen(
        [*command, str(connection.settings_dict["NAME"]), str(lin.pk)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    assert process.stdout

    def ask() -> list:
        process.stdin.write("\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())

    yield ask
    process.stdin.close()
    process.stdout.close()
    assert process.wait(20) == 0


def here(member: Membership) -> list:
    cards = shortlist.find(member, Criteria()).cards
    return [[card.name, card.score, card.seats] for card in cards]


def test_it_knows_of_everything_in_the_next_search(elsewhere, harbour, ada, lin, noor):
    assert elsewhere() == here(lin)
    Expertise.objects.get(profile=ada.membership.user.profile).edit(level=2)
    assert elsewhere() == here(lin)
    new = a_mentor(harbour, "New", skills=("Chess",))
    assert [name for name, *_ in elsewhere()] == [name for name, *_ in here(lin)] != ["Ada"]
    a_proposal(harbour, "Chess", "Zen gardening").accept(percent=80, by=noor)
    lin.user.profile.goals.get().edit(skill="Zen gardening")
    assert elsewhere() == here(lin)
    assert elsewhere()[0][0] == "New"
    a_request(new, lin).accept(by=new.membership)
    assert [name for name, *_ in elsewhere()] == ["Ada"]
    ada.accept_mentees(False, by=ada.membership)
    assert elsewhere() == here(lin) == []
