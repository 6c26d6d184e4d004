"""Whichever SQL statement of an act fails, the act happened wholly or not at all."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.db import OperationalError, connection, transaction

from cairn.mentoring.models import Request
from tests.acts import ACTS, a_world
from tests.digest import differences, state
from tests.library.acts import LIBRARY_ACTS
from tests.scheduling.acts import SCHEDULING_ACTS
from tests.workspace.acts import WORKSPACE_ACTS
from tests.workspace.care_acts import CARE_ACTS
from tests.workspace.ending_acts import ENDING_ACTS
from tests.workspace.talk_acts import TALK_ACTS

ROOT = Path(__file__).resolve().parents[2]
EVERY = ACTS | WORKSPACE_ACTS | CARE_ACTS | TALK_ACTS | LIBRARY_ACTS | ENDING_ACTS
EVERY |= SCHEDULING_ACTS
FRAME = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


class FailingStatement:
    """Lets statements pass until the k-th one that is not part of the transaction's frame."""

    def __init__(self, k: int) -> None:
        self.left = k

    def __call__(self, execute, sql, params, many, context):
        if not sql.startswith(FRAME):
            self.left -= 1
            if self.left == 0:
                raise OperationalError("the disk is gone")
        return execute(sql, params, many, context)


def statements_that_tear(act) -> list[int]:
    """The numbers k for which a failing k-th statement leaves something half-done."""
    before, torn, k = state(), [], 0
    while True:
        k += 1
        failing = FailingStatement(k)
        with transaction.atomic():
            try:
                with connection.execute_wrapper(failing):
                    act()
            except OperationalError:
                # The statement never reached the database, so the transaction can be read.
                transaction.set_rollback(False)
                torn += [k] if differences(before, state()) else []
            transaction.set_rollback(True)
        if failing.left > 0:
            return torn


@pytest.mark.django_db
@pytest.mark.parametrize("name", EVERY)
def test_an_act_is_never_torn(name: str):
    act = EVERY[name](a_world())
    assert statements_that_tear(act) == []


@pytest.mark.django_db
def test_an_act_without_its_transaction_would_be_found():
    world = a_world()

    def torn_withdrawal():
        Request.objects.filter(pk=world.request.pk).update(need="torn")
        world.request.refresh_from_db()

    assert statements_that_tear(torn_withdrawal) == [2]


def acts_in_the_code() -> set[str]:
    """Public methods of nouns that open a transaction."""
    found = set()
    for path in (ROOT / "cairn").rglob("*.py"):
        if "models" not in path.as_posix() or "migrations" in path.parts:
            continue
        for noun in ast.parse(path.read_text()).body:
            for method in getattr(noun, "body", []):
                opens = "transaction.atomic()" in ast.unparse(method)
                if opens and isinstance(method, ast.FunctionDef) and method.name[0] != "_":
                    found.add(f"{noun.name}.{method.name}")
    return found


# Not acts of people: what these do is tried by the tests named beside them.
ELSEWHERE = {
    "Community.begin": "a part of Membership.found",
    "Delivery.take": "tests/notifications/test_delivering.py",
    "Submission.begin": "tests/interface/test_submissions.py",
}


def test_the_table_knows_every_act():
    assert acts_in_the_code() - set(ELSEWHERE) == set(EVERY)
