"""The page of benchmarks, as far as it tells of cohorts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

COLUMNS = ("mode", "s", "target", "MB", "placed", "value", "gap", "blocking", "worst", "1 / 3 / 10")
RULE = "| --- |" + " --: |" * (len(COLUMNS) - 2) + " --- |"
INTRODUCTION = (
    "CPU seconds on one core for the best pairs among the candidates listed. *Value* is the mean",
    "of the pairs' values, 0 to 100; *gap* is what the proof leaves open; *blocking* are the pairs",
    "that would both rather have each other; *worst* is the worst place on a mentee's list, and",
    "*1 / 3 / 10* tells how many have one of the first. Every certificate verified.",
)


def cohorts(found: dict[str, Any]) -> Iterator[str]:
    """Yield the lines about what `bench/assign.py` measured."""
    yield from ("", "## The best pairs of a cohort", "")
    yield f"{found['machine']}; commit {found['commit']}; {found['seeds']}."
    yield ""
    yield from INTRODUCTION
    if all(size["ortools"] for size in found["results"]):
        yield "OR-tools found as many pairs and the same total for every size."
    for size in found["results"]:
        yield from _size(size)


def _size(size: dict[str, Any]) -> Iterator[str]:
    mentees, each = map(int, size["size"].split("x"))
    yield from ("", f"### {mentees:,} mentees, the best {each} for each", "")
    yield f"{size['candidates']:,} candidates, listed in {size['listed_s']} s."
    yield from ("", _line(*COLUMNS), RULE)
    for row in size["modes"]:
        yield _mode(row)
    placed, total = size["modes"][0]["greedy"]
    yield _line("greedy", "", "", "", f"{placed:,}", _mean(total, placed), *[""] * 4)
    if size["ortools"]:
        placed, total, seconds = size["ortools"]
        value = _mean(total, placed)
        yield _line("OR-tools", f"{seconds:.3f}", "", "", f"{placed:,}", value, *[""] * 4)
    loads = size["modes"][0]["load"].items()
    spread = ", ".join(f"{many:,} have {load}" for load, many in loads)
    yield from ("", f"Mentors by how many mentees they have, in the first mode: {spread}.")


def _mode(row: dict[str, Any]) -> str:
    placed = row["placed"]
    return _line(
        row["mode"],
        row["cpu_s"],
        row.get("target_s", ""),
        row["mb"],
        f"{placed:,} of {row['placed_at_most']:,}",
        _mean(row["total"], placed),
        row["gap"],
        f"{row['blocking']:,}",
        row["worst_place"],
        " / ".join(f"{100 * many // placed} %" for many in row["in_the_first"]),
    )


def _line(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _mean(total: int, pairs: int) -> str:
    return f"{total / pairs / 1000:.2f}" if pairs else ""
