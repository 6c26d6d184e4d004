"""How fast a mentee's list is found: `python -m bench.rank [mentors …]`.

For each size: the time to build, the bytes per mentor, the milliseconds of a query for the first
20 mentors by each engine, what a change costs, and the same question put to the formula and to
databases. Every answer that two of them gave is compared, and a difference fails the run; so does
a target that is missed.
"""

from __future__ import annotations

import gc
import json
import sys
import tracemalloc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from time import perf_counter, process_time
from typing import Any
from unittest.mock import patch

import numpy as np

import cairn.engine.index as indexing
from bench import crowd
from bench.machine import RESULTS, bandwidth, commit, machine
from bench.peers import SERVER, peers
from cairn.engine import STANDARD, Expertise, Hit, Index, Mentee, Mentor, compiled, ranking

SIZES = (1_000, 10_000, 100_000, 1_000_000)
QUERIES = 1_000
CHECKS = 300_000
"""Pairs that the formula scores for each size; at least one query of them."""
PEER_QUERIES = 5
FIRST = 20
SEEDS = "seeds 1 (mentors), 2 (mentees), 7 (relations)"
RELATIONS = crowd.relations()
NUMBA, NUMPY = "numba", "NumPy"
TARGETS = {
    (100_000, f"{NUMBA} p50, ms"): 0.35,
    (100_000, f"{NUMBA} p99, ms"): 2.0,
    (100_000, f"{NUMPY} p99, ms"): 12.0,
    (1_000_000, f"{NUMBA} p50, ms"): 3.0,
    (1_000_000, f"{NUMBA} p99, ms"): 10.0,
    (1_000_000, "built, s"): 1.2,
    (1_000_000, "bytes a mentor"): 110.0,
    (1_000_000, "slowest change, µs"): 10.0,
}
"""What the design asks of one core, in CPU time."""

Answers = list[list[Hit]]


def quantiles(seconds: Iterable[float]) -> list[float]:
    """Return p50, p95, p99 and the maximum in milliseconds."""
    found = np.percentile(np.fromiter(seconds, float), (50, 95, 99, 100)) * 1000
    return [round(float(one), 3) for one in found]


def timed(
    ask: Callable[[Mentee], list[Hit]], mentees: Iterable[Mentee]
) -> tuple[dict[str, Any], Answers]:
    """Return the quantiles of CPU and wall time of the questions, and the answers."""
    cpu, wall, answers = [], [], []
    for mentee in mentees:
        start, work = perf_counter(), process_time()
        answers.append(ask(mentee))
        cpu.append(process_time() - work)
        wall.append(perf_counter() - start)
    figures = {"queries": len(answers), "cpu_ms": quantiles(cpu), "wall_ms": quantiles(wall)}
    return figures, answers


@contextmanager
def engine(name: str) -> Iterator[None]:
    """Let that engine answer, whatever the size."""
    with patch.object(indexing, "LARGE", 0 if name == NUMBA else sys.maxsize):
        yield


def built(mentors: Sequence[Mentor]) -> tuple[Index, float, float]:
    """Return an index, the CPU seconds it took, and the bytes that it keeps for each mentor."""
    start = process_time()
    Index(RELATIONS).build(mentors)
    seconds = process_time() - start
    gc.collect()
    tracemalloc.start()
    index = Index(RELATIONS).build(mentors)
    gc.collect()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return index, seconds, size / len(mentors)


def changes(index: Index, mentors: Sequence[Mentor]) -> dict[str, float]:
    """Return the microseconds of a change of load, of all but the skills, and of the skills."""
    some = mentors[:1_000]
    stronger = [replace(mentor, expertise=_raised(mentor.expertise)) for mentor in some]
    kinds: dict[str, Callable[[int], None]] = {
        "load": lambda place: index.set_state(some[place].id, load=10),
        "profile": lambda place: index.upsert(some[place]),
        "skills": lambda place: index.upsert(stronger[place]),
    }
    costs = {}
    for kind, change in kinds.items():
        start = process_time()
        for place in range(len(some)):
            change(place)
        costs[kind] = round((process_time() - start) / len(some) * 1e6, 1)
    return costs


def _raised(skills: tuple[Expertise, ...]) -> tuple[Expertise, ...]:
    return tuple(replace(known, level=known.level % 5 + 1) for known in skills)


def read_at_least(mentors: Sequence[Mentor], mentees: Sequence[Mentee]) -> float:
    """Return the bytes of the lists that a question leads to, at the median: four an entry."""
    known = np.array([k.skill for mentor in mentors for k in mentor.expertise])
    listed = np.bincount(known, minlength=max(RELATIONS) + 1)
    needed = [sum(listed[s] for g in m.goals for s, _ in RELATIONS[g.skill]) for m in mentees]
    return 4 * float(np.median(needed))


def same(found: Answers, expected: Answers, who: str) -> None:
    """Exit if one of the answers that both gave differs."""
    if any(one != other for one, other in zip(found, expected, strict=False)):
        sys.exit(f"{who} differs")


def measure(size: int, mentees: Sequence[Mentee], speed: float) -> dict[str, Any]:
    """Print and return the figures of one size; exit if two answers differ."""
    mentors = [*crowd.mentors(size)]
    # People as objects are no part of an index; looking through them for cycles is no part of
    # a query either.
    gc.freeze()
    index, seconds, each = built(mentors)
    told: dict[str, Any] = {"mentors": size, "built_s": round(seconds, 2)}
    told["bytes_a_mentor"] = round(each)
    print(f"\n{size:,} mentors: built in {seconds:.2f} s, {each:.0f} bytes a mentor")
    engines = [NUMBA, NUMPY] if compiled.ready() else [NUMPY]
    found: Answers = []
    for name in engines:
        with engine(name):
            timed(lambda mentee: index.top(mentee, FIRST), mentees[:50])
            told[name], answers = timed(lambda mentee: index.top(mentee, FIRST), mentees)
        print(_line(name, told[name]))
        same(answers, found, name)
        found = answers
    limit = read_at_least(mentors, mentees) / speed * 1000
    told["limit_ms"] = round(limit, 4)
    told["peers"] = compared(mentors, mentees, found)
    told["change_us"] = changes(index, mentors)
    told["times"] = ratios(told, engines[0], limit)
    print(f"{'':>11}{engines[0]} takes 1, others take: {told['times']}")
    print(f"{'':>11}µs a change: {told['change_us']}")
    gc.unfreeze()
    return told


def ratios(told: dict[str, Any], engine: str, limit: float) -> dict[str, float]:
    """Return how many times as long as an engine the others take, at the median.

    In CPU time; a server's is not known here, so there it is what the clock says on both sides.
    """
    own, best = told[engine], told[engine]["cpu_ms"][0]
    times = {name: one["cpu_ms"][0] / best for name, one in told["peers"].items()}
    if SERVER in times:
        times[SERVER] = told["peers"][SERVER]["wall_ms"][0] / own["wall_ms"][0]
    times |= {NUMPY: told[NUMPY]["cpu_ms"][0] / best, "reading memory": limit / best}
    return {name: float(f"{ratio:.3g}") for name, ratio in times.items()}


def compared(
    mentors: Sequence[Mentor], mentees: Sequence[Mentee], found: Answers
) -> dict[str, Any]:
    """Put the question to the formula and to databases; exit if an answer differs."""
    told: dict[str, Any] = {}
    asked = mentees[: max(1, CHECKS // len(mentors))]
    told["formula"], answers = timed(
        lambda mentee: ranking(mentee, mentors, RELATIONS, STANDARD)[:FIRST], asked
    )
    same(answers, found, "the formula")
    print(_line("formula", told["formula"]))
    for peer in peers(mentors, RELATIONS):
        told[peer.name], answers = timed(
            lambda mentee, peer=peer: peer.top(mentee, FIRST),  # type: ignore[misc]
            mentees[:PEER_QUERIES],
        )
        same(answers, found, peer.name)
        print(_line(peer.name, told[peer.name]))
    return told


def _line(name: str, figures: dict[str, Any]) -> str:
    cpu, wall = (" ".join(f"{ms:9.3f}" for ms in figures[key]) for key in ("cpu_ms", "wall_ms"))
    return f"{name:>10} {cpu}  | {wall}  ({figures['queries']} queries)"


def targets(results: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return each target of the sizes measured with what was reached, and print them."""
    told = []
    for one in results:
        reached: dict[str, Any] = {
            "built, s": one["built_s"],
            "bytes a mentor": one["bytes_a_mentor"],
        }
        reached["slowest change, µs"] = max(one["change_us"].values())
        for name in (NUMBA, NUMPY):
            p50, _, p99, _ = one[name]["cpu_ms"] if name in one else [None] * 4
            reached |= {f"{name} p50, ms": p50, f"{name} p99, ms": p99}
        for (size, what), limit in TARGETS.items():
            if size == one["mentors"] and reached[what] is not None:
                told.append({"mentors": size, "what": what, "target": limit})
                told[-1] |= {"reached": reached[what], "met": reached[what] <= limit}
                print(
                    "{mentors:>9,} {what:20} {target:8} {reached:8} {met!s:>6}".format(**told[-1])
                )
    return told


def main() -> int:
    """Measure the sizes given as arguments, or the usual ones; 1 if a target is missed."""
    compiled.compile_all()
    speed = bandwidth()
    print(f"{machine()}, reads {speed / 1e9:.1f} GB/s; {SEEDS}; first {FIRST}")
    print(f"ms: {'CPU p50':>14} {'p95':>9} {'p99':>9} {'max':>9}  |  wall p50, p95, p99, max")
    mentees = [*crowd.mentees(QUERIES)]
    sizes = [int(one) for one in sys.argv[1:]] or SIZES
    results = [measure(size, mentees, speed) for size in sizes]
    print(f"\n{'mentors':>9} {'what':20} {'target':>8} {'reached':>8} {'met':>6}")
    told: dict[str, Any] = {
        "machine": machine(),
        "commit": commit(),
        "seeds": SEEDS,
        "first": FIRST,
    }
    told |= {"read_gb_s": round(speed / 1e9, 1), "targets": targets(results), "results": results}
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "rank.json").write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n")
    return int(not all(one["met"] for one in told["targets"]))


if __name__ == "__main__":
    sys.exit(main())
