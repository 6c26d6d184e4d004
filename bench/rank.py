"""How fast a mentee's list is found: `python -m bench.rank [mentors …]`.

Prints, for each size, the time to build, the bytes per mentor, and the milliseconds of a query for
the first 20 mentors, by the index and by the formula. Every answer of the index that the formula
was asked for too is compared, and a difference fails the run.
"""

import gc
import json
import os
import platform
import sys
import tracemalloc
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import numpy as np

from bench import crowd
from cairn.engine import STANDARD, Expertise, Hit, Index, Mentee, Mentor, ranking

SIZES = (1_000, 10_000, 100_000)
QUERIES = 1_000
CHECKS = 300_000
"""Pairs that the formula scores for each size; at least three queries of them."""
FIRST = 20
RESULTS = Path(__file__).parent / "results"
RELATIONS = crowd.relations()


def machine() -> str:
    """Return on one line what the figures depend on."""
    cpu = platform.processor() or platform.machine()
    facts = Path("/proc/cpuinfo")
    if facts.exists():
        models = [line for line in facts.read_text().splitlines() if line.startswith("model name")]
        cpu = models[0].partition(": ")[2] if models else cpu
    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "load unknown"
    return (
        f"{cpu}, {os.cpu_count()} cores, {load}, {platform.system()}, "
        f"Python {platform.python_version()}, NumPy {np.__version__}"
    )


def quantiles(seconds: Iterable[float]) -> list[float]:
    """Return p50, p95, p99 and the maximum in milliseconds."""
    found = np.percentile(np.fromiter(seconds, float), (50, 95, 99, 100)) * 1000
    return [round(float(one), 3) for one in found]


def told(figures: list[float]) -> str:
    return " ".join(f"{one:9.3f}" for one in figures)


def timed(
    ask: Callable[[Mentee], list[Hit]], mentees: Iterable[Mentee]
) -> tuple[list[float], list[list[Hit]]]:
    """Return the seconds that each question took, and the answers."""
    seconds, answers = [], []
    for mentee in mentees:
        start = perf_counter()
        answers.append(ask(mentee))
        seconds.append(perf_counter() - start)
    return seconds, answers


def built(mentors: Sequence[Mentor]) -> tuple[Index, float, float]:
    """Return an index, the seconds it took, and the bytes that it keeps for each mentor."""
    start = perf_counter()
    Index(RELATIONS).build(mentors)
    seconds = perf_counter() - start
    gc.collect()
    tracemalloc.start()
    index = Index(RELATIONS).build(mentors)
    gc.collect()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return index, seconds, size / len(mentors)


def update_cost(index: Index, mentors: Sequence[Mentor]) -> str:
    """Return the microseconds of a change of load, of all but the skills, and of the skills."""
    some = mentors[:1_000]
    stronger = [replace(mentor, expertise=_raised(mentor.expertise)) for mentor in some]
    changes: tuple[Callable[[int], None], ...] = (
        lambda place: index.set_state(some[place].id, load=10),
        lambda place: index.upsert(some[place]),
        lambda place: index.upsert(stronger[place]),
    )
    costs = []
    for change in changes:
        start = perf_counter()
        for place in range(len(some)):
            change(place)
        costs.append((perf_counter() - start) / len(some) * 1e6)
    return " / ".join(f"{cost:.0f}" for cost in costs)


def _raised(skills: tuple[Expertise, ...]) -> tuple[Expertise, ...]:
    return tuple(replace(known, level=known.level % 5 + 1) for known in skills)


def measure(size: int, mentees: Sequence[Mentee]) -> dict[str, object]:
    """Print and return the figures of one size; exit if the index differs from the formula."""
    mentors = [*crowd.mentors(size)]
    index, seconds, each = built(mentors)
    print(f"{size:>9,} mentors: built in {seconds:.2f} s, {each:.0f} bytes a mentor")
    timed(lambda mentee: index.top(mentee, FIRST), mentees[:50])
    fast, found = timed(lambda mentee: index.top(mentee, FIRST), mentees)
    print(f"{'':>9} index   {told(quantiles(fast))}  ({len(fast)} queries)")
    asked = mentees[: max(3, CHECKS // size)]
    slow, expected = timed(
        lambda mentee: ranking(mentee, mentors, RELATIONS, STANDARD)[:FIRST], asked
    )
    print(f"{'':>9} formula {told(quantiles(slow))}  ({len(slow)} queries)")
    if found[: len(expected)] != expected:
        sys.exit("the index and the formula differ")
    print(
        f"{'':>9} equal in all {len(expected)}; µs a change of load / profile / skills: "
        f"{update_cost(index, mentors)}"
    )
    return {
        "mentors": size,
        "built_s": round(seconds, 2),
        "bytes_a_mentor": round(each),
        "index_ms": quantiles(fast),
        "formula_ms": quantiles(slow),
        "compared": len(expected),
    }


def main() -> None:
    """Measure the sizes given as arguments, or the usual ones."""
    print(machine())
    print(f"first {FIRST}, seeds 1, 2, 7; ms a query:    p50       p95       p99       max")
    mentees = [*crowd.mentees(QUERIES)]
    sizes = [int(one) for one in sys.argv[1:]] or SIZES
    results = [measure(size, mentees) for size in sizes]
    RESULTS.mkdir(exist_ok=True)
    text = json.dumps({"machine": machine(), "results": results}, indent=2)
    (RESULTS / "rank.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
