"""What figures depend on: the processor, its caches, the versions, the load, the memory."""

from __future__ import annotations

import os
import platform
import sqlite3
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
RESULTS = Path(__file__).parent / "results"
CACHES = Path("/sys/devices/system/cpu/cpu0/cache")
READ = 256 * 2**20
STEPS, TIMES = 3_000, 200


def machine() -> str:
    """Return on one line what the figures depend on."""
    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "load unknown"
    return (
        f"{_processor()}, {os.cpu_count()} cores, {_caches()}{load}, {platform.system()}, "
        f"Python {platform.python_version()}, NumPy {np.__version__}, numba {_numba()}, "
        f"SQLite {sqlite3.sqlite_version}, {yardstick()}"
    )


def yardstick() -> str:
    """Return what a little plain Python costs, so that figures of different hours compare.

    Usually much more than at best means that somebody else used the same core meanwhile: then
    all that is measured here is that much slower, too.
    """
    spent = [1000 * tick() for _ in range(TIMES)]
    return f"yardstick {min(spent):.2f} ms at best, {median(spent):.2f} usually"


def tick() -> float:
    """Return how many CPU seconds the yardstick takes just now."""
    start, words = process_time(), {}
    for number in range(STEPS):
        word = f"x{number}"
        words[word] = len(word.upper().replace("X", "y"))
    return process_time() - start


def commit() -> str:
    """Return the commit that is checked out, with a + if files differ from it."""
    command = ["git", "describe", "--always", "--dirty=+", "--match=-"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return found.stdout.strip() or "unknown"


def bandwidth() -> float:
    """Return how many bytes one core reads from memory in a second, at best of ten times."""
    much, best = np.ones(READ // 8, np.int64), 0.0
    for _ in range(10):
        start = perf_counter()
        much.sum()
        best = max(best, READ / (perf_counter() - start))
    return best


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    lines = facts.read_text().splitlines() if facts.exists() else []
    models = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or platform.machine()


def _caches() -> str:
    """Return the sizes of the caches of data, the nearest first."""
    sizes = [
        (folder / "size").read_text().strip()
        for folder in sorted(CACHES.glob("index*"))
        if (folder / "type").read_text().strip() != "Instruction"
    ]
    return f"caches {' / '.join(sizes)}, " if sizes else ""


def _numba() -> str:
    try:
        return version("numba")
    except PackageNotFoundError:
        return "none"
