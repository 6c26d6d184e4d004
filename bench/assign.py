"""How fast a cohort is matched: `python -m bench.assign [mentees×candidates …]`.

For each size: the time to list the candidates, and then on these lists the CPU seconds of each
mode, the memory, the total with its dual gap, how many are placed and could be, the pairs that
block, the places in the mentees' lists, the spread of load, and what greedy and OR-tools reach.
A total that differs from OR-tools', a certificate that does not verify or leaves a gap, a stable
proposal that is blocked, or a missed target fails the run.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from time import process_time
from typing import Any, TypeVar

from bench import crowd
from bench.machine import RESULTS, ROOT, commit, machine
from cairn.engine import Cohort, Mode, Proposal, compiled
from cairn.engine.candidates import Candidates
from cairn.engine.covering import cover
from cairn.engine.graph import Graph
from cairn.engine.proposing import propose, solved
from tools.installing import oracle

SIZES = ("1000x20", "10000x50", "100000x20", "100000x50")
TARGETS = {
    ("1000x20", Mode.CARDINALITY): (0.010, 0.010),
    ("10000x50", Mode.CARDINALITY): (1.3, 1.3),
    ("100000x50", Mode.CARDINALITY): (15.0, 5.0),
    ("100000x20", Mode.STABLE): (1.0, 0.2),
}
"""CPU seconds on one core: what the design asks for, and what it hopes for."""
SEEDS = "seeds 1 (mentors), 2 (mentees), 7 (relations)"
ORTOOLS = ROOT / "tests" / "oracles" / "ortools_answers.py"

Found = TypeVar("Found")


def fastest(work: Callable[[], Found], times: int) -> tuple[Found, float]:
    """Return what a piece of work finds, and the CPU seconds it takes at best."""
    found, best = work(), float("inf")
    for _ in range(times):
        gc.collect()
        start = process_time()
        found = work()
        best = min(best, process_time() - start)
    return found, best


def listed(size: str) -> tuple[Candidates, float]:
    """Return the lists of a cohort with about one place for each mentee, and the CPU seconds."""
    mentees, candidates = map(int, size.split("x"))
    offering = list(crowd.mentors(mentees))
    seats = {mentor.id: 1 + mentor.id % 3 for mentor in offering}
    cohort = Cohort(
        offering,
        crowd.mentees(mentees),
        crowd.relations(),
        seats=seats,
        candidates=candidates,
        extra=candidates // 5,
    )
    start = process_time()
    return Candidates(cohort.setting), process_time() - start


def measured(among: Candidates, mode: Mode, times: int) -> tuple[Proposal, dict[str, Any]]:
    """Return the proposal of a mode and its figures; exit if it is not what it claims to be."""

    def solve() -> None:
        among.cover = cover(among.graph)
        solved(among, mode)

    _, seconds = fastest(solve, times)
    tracemalloc.start()
    solve()
    _, memory = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    start = process_time()
    proposal = propose(among, mode)
    told, found = process_time() - start, proposal.metrics
    proof = proposal.certificate
    if not proof.verify() or proof.gap or (mode is Mode.STABLE and found.blocking):
        sys.exit(f"{mode}: the proof does not hold")
    return proposal, {
        "mode": mode.value,
        "cpu_s": round(seconds, 4),
        "proposal_cpu_s": round(told, 2),
        "mb": round(memory / 2**20, 1),
        "placed": found.cardinality,
        "placed_at_most": found.cardinality_bound,
        "total": found.objective,
        "gap": proof.gap,
        "blocking": found.blocking,
        "worst_place": found.worst_place,
        "in_the_first": [_within(found.places, place) for place in (1, 3, 10)],
        "load": dict(found.load),
        "greedy": [found.greedy_cardinality, found.greedy_objective],
    }


def _within(places: tuple[tuple[int, int], ...], most: int) -> int:
    """Return how many have a mentor who stands so high in their list."""
    return sum(many for place, many in places if place <= most)


def peer(of: Graph) -> list[float] | None:
    """Return what OR-tools reaches: [pairs, total, CPU seconds]; `None` where it is missing."""
    python = oracle("ortools")
    if not python.exists():
        return None
    columns = {"first": of.first, "mentor": of.mentor, "value": of.value, "places": of.places}
    asked = json.dumps([{name: column.tolist() for name, column in columns.items()}])
    found = subprocess.run(
        [python, ORTOOLS], input=asked, capture_output=True, text=True, check=True
    )
    answer: list[float] = json.loads(found.stdout)[0]
    return answer


def measure(size: str) -> tuple[dict[str, Any], list[str]]:
    """Print and return the figures of one size, and the targets that it missed."""
    among, seconds = listed(size)
    edges = len(among.graph.mentor)
    print(f"\n{size}: {edges:,} candidates, listed in {seconds:.1f} s")
    rows, missed = [], []
    for mode in Mode:
        _, row = measured(among, mode, 5 if edges < 10**6 else 1)
        target = TARGETS.get((size, mode))
        if target:
            row["target_s"], row["stretch_s"] = target
            missed += [f"{size} {mode}"] * (row["cpu_s"] > target[0])
        rows.append(row)
        print("  ", ", ".join(f"{name} {value}" for name, value in row.items()))
    other = peer(among.graph)
    print("   OR-tools:", other or "not installed; ./test --install brings it")
    best = rows[0]
    if other and (best["placed"], best["total"]) != tuple(other[:2]):
        sys.exit("OR-tools finds another total")
    found = {"size": size, "candidates": edges, "listed_s": round(seconds, 2), "modes": rows}
    return found | {"ortools": other}, missed


def main() -> None:
    """Measure the sizes given as arguments, or the usual ones."""
    if not compiled.compile_all():
        print("numba is not installed: the solvers run as plain Python, far from their targets")
    print(machine(), f"commit {commit()}", SEEDS, sep="\n")
    found = [measure(size) for size in sys.argv[1:] or SIZES]
    missed = [name for _, names in found for name in names]
    result = {
        "machine": machine(),
        "commit": commit(),
        "seeds": SEEDS,
        "results": [one for one, _ in found],
        "missed": missed,
    }
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "assign.json").write_text(json.dumps(result, indent=2) + "\n")
    if missed:
        sys.exit(f"targets missed: {', '.join(missed)}")


if __name__ == "__main__":
    main()
