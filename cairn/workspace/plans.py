"""The templates that come with Cairn, as they stand in `data/plans`: one TOML file per topic.

A file has the topic's title, the words by which it is recognised in what a mentee wants to learn,
and a table for each length in weeks with its steps, in the way of `outline`.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from cairn.workspace.outline import STEPS_AT_MOST, Outline, Step, read_steps

DIRECTORY = Path(__file__).with_name("data") / "plans"
LENGTHS = (4, 8, 12)
LEAST_STEPS = 4


@cache
def shipped_plans() -> dict[str, Outline]:
    """Every template that comes with Cairn, by its ident; those of a topic from short to long."""
    return {one.ident: one for path in sorted(DIRECTORY.glob("*.toml")) for one in read_plans(path)}


def read_plans(path: Path) -> Iterator[Outline]:
    """The outlines of a file, from short to long."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    title, words = content.pop("title"), tuple(content.pop("words"))
    for weeks in sorted(map(int, content)):
        steps = _steps(content[str(weeks)])
        yield Outline(f"{path.stem}-{weeks}", title, weeks, steps, words)


def _steps(table: dict[str, Any]) -> tuple[Step, ...]:
    return read_steps(table["steps"])


def faults(plans: Sequence[Outline]) -> Iterator[str]:
    """Every broken rule of the shipped templates; nothing when all are kept."""
    titles = Counter((plan.title, plan.weeks) for plan in plans)
    for plan in plans:
        where = f"{plan.ident}: "
        if titles[plan.title, plan.weeks] > 1:
            yield where + "another template has this title and length"
        yield from (where + fault for fault in _faults_of(plan))


def _faults_of(plan: Outline) -> Iterator[str]:
    weeks = [step.week for step in plan.steps]
    if plan.weeks not in LENGTHS:
        yield f"{plan.weeks} weeks is none of the lengths"
    if not LEAST_STEPS <= len(plan.steps) <= STEPS_AT_MOST:
        yield f"{len(plan.steps)} steps are too few or too many"
    if max(weeks) != plan.weeks or min(weeks) != 1:
        yield "it does not reach from the first week to the last"
    if len({step.title.casefold() for step in plan.steps}) < len(plan.steps):
        yield "two steps have the same words"
    if sum(step.weight > 1 for step in plan.steps) * 2 > len(plan.steps) + 1:
        yield "so much weighs more that nothing does"
    if any(word != word.casefold() or " " in word for word in plan.words) or not plan.words:
        yield "its words are not single words in small letters"
