"""What the slots of a month cost: `python -m bench.slots`.

Two people, pair after pair, in zones of which some change the clock in that month. The mentor keeps
many hours, a day of other hours and days off, has meetings with others, and imports a full
calendar; the mentee has hours, meetings and a calendar too. "Always open" is the most that can be
asked for: every quarter of an hour of the month.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from time import process_time
from typing import Any
from zoneinfo import ZoneInfo

from bench.costs import Costs, Visit
from bench.machine import RESULTS, commit, machine, tick
from cairn.scheduling.timing.hours import Hours, Ranges
from cairn.scheduling.timing.slots import Guest, Host, by_day, slots
from cairn.scheduling.timing.spans import Span

TARGET_MS = 10.0
PAIRS, SEED = 200, 1
LO = datetime(2026, 10, 5, tzinfo=UTC)
HI = LO + timedelta(days=31)
NOW = LO - timedelta(days=3)
ZONES = tuple(
    map(
        ZoneInfo,
        (
            "Europe/Lisbon",
            "America/New_York",
            "Pacific/Auckland",
            "Asia/Kathmandu",
            "Australia/Lord_Howe",
            "Africa/Cairo",
        ),
    )
)
DAYTIME: Ranges = ((8 * 60, 12 * 60), (13 * 60, 18 * 60), (19 * 60, 22 * 60))
ALWAYS: Ranges = ((0, 24 * 60),)
MEETINGS, BLOCKS = 30, 250
"""Of the mentor in this month and a week around it, as claims and in the imported calendar."""


def pairs(ranges: Ranges, taken: int, seed: int) -> Iterator[tuple[Host, Guest]]:
    """Mentors and mentees; of what takes the mentor's time, a percentage."""
    chance = random.Random(seed)
    for _ in range(PAIRS):
        meetings, blocks = MEETINGS * taken // 100, BLOCKS * taken // 100
        host = Host(
            _hours(chance, ranges),
            gap=10,
            horizon=timedelta(days=45),
            max_per_day=4,
            max_per_week=15,
            claims=_spans(chance, meetings),
            busy=_spans(chance, blocks),
            commitment=120,
            used={(2026, 10): 90},
        )
        guest = Guest(_hours(chance, ranges), 5, _spans(chance, meetings), _spans(chance, blocks))
        yield host, guest


def _hours(chance: random.Random, ranges: Ranges) -> Hours:
    first = LO.date() + timedelta(days=chance.randrange(25))
    other: dict[date, Ranges] = {first + timedelta(days=n): ((600, 660),) for n in (2, 4)}
    weekly = dict.fromkeys(range(7), ranges)
    return Hours(chance.choice(ZONES), weekly, other, ((first, first + timedelta(days=1)),))


def _spans(chance: random.Random, count: int) -> list[Span]:
    """Times within five weeks, a quarter of an hour to two hours long."""
    starts = (LO + timedelta(minutes=5 * chance.randrange(-2000, 10_000)) for _ in range(count))
    return [Span(start, start + timedelta(minutes=15 * chance.randint(1, 8))) for start in starts]


def measure(name: str, ranges: Ranges, taken: int) -> dict[str, Any]:
    """Slots of half an hour by the days of the mentee: CPU time of each pair in turn."""
    visits, found = [], 0
    for host, guest in pairs(ranges, taken, SEED):
        before, start = tick(), process_time()
        offered = slots(host, guest, minutes=30, lo=LO, hi=HI, now=NOW)
        by_day(offered, guest.hours.zone if guest.hours else host.hours.zone)
        spent = process_time() - start
        visits.append(Visit(spent, before + tick(), queries=0, bytes=0))
        found += len(offered)
    costs = Costs.of(visits)._asdict()
    told = {key: costs[key] for key in ("undisturbed_ms", "cpu_ms_p50", "cpu_ms_p95")}
    print(f"{name}: {told}")
    return {"case": name, **told, "slots": found // PAIRS}


def main() -> int:
    """Print what a month costs; return 1 when the target is missed."""
    print(f"{machine()}; {PAIRS} pairs, seed {SEED}; target: {TARGET_MS} ms of CPU time")
    results = [
        measure("A full calendar", DAYTIME, 100),
        measure("A free calendar", DAYTIME, 0),
        measure("Always open", ALWAYS, 0),
    ]
    told = {"machine": machine(), "commit": commit(), "target_ms": TARGET_MS, "results": results}
    (RESULTS / "slots.json").write_text(json.dumps(told, indent=2) + "\n")
    return int(any(result["undisturbed_ms"] > TARGET_MS for result in results))


if __name__ == "__main__":
    sys.exit(main())
