"""How many pages a second two workers serve: `python -m bench.serving [mentors]`.

Starts uvicorn with two processes on a scratch database and lets eight readers, in a process of
their own, ask for Find a Mentor without pause for ten seconds.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection

from bench.find import prepare, sign_in
from bench.machine import RESULTS, commit, machine
from bench.village import Village

PORT = 8977
READERS = 8
SECONDS = 10.0
WORKERS = 2
MENTORS = 1_000


def read(session: str, until: float) -> list[float]:
    """Ask until the time is over; the seconds of each answer."""
    link, taken = HTTPConnection("127.0.0.1", PORT, timeout=30), []
    while time.monotonic() < until:
        start = time.monotonic()
        link.request("GET", "/mentorship/find/", headers={"Cookie": f"sessionid={session}"})
        answer = link.getresponse()
        if answer.status != 200 or not answer.read():
            raise RuntimeError(f"answered {answer.status}")
        taken.append(time.monotonic() - start)
    return taken


def wait_until_up() -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/healthz/", timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the site did not start")


def main(mentors: int = MENTORS) -> int:
    prepare()
    sessions = [sign_in(member) for member in Village(mentors, READERS).settle()]
    command = [sys.executable, "-m", "uvicorn", "cairn.asgi:application", "--port", str(PORT)]
    command += ["--workers", str(WORKERS), "--log-level", "error", "--no-access-log"]
    site = subprocess.Popen(command, env=os.environ)
    try:
        wait_until_up()
        for session in sessions:
            read(session, time.monotonic() + 0.5)
        with ThreadPoolExecutor(READERS) as pool:
            until = time.monotonic() + SECONDS
            taken = [s for some in pool.map(read, sessions, [until] * READERS) for s in some]
    finally:
        site.terminate()
        site.wait(timeout=20)
    _tell(mentors, taken)
    return 0


def _tell(mentors: int, taken: list[float]) -> None:
    taken.sort()
    rate, p99 = len(taken) / SECONDS, taken[int(len(taken) * 0.99)] * 1000
    print(f"{WORKERS} workers, {READERS} readers, {mentors} mentors:", end=" ")
    print(
        f"{rate:.0f} pages a second, p50 {taken[len(taken) // 2] * 1000:.0f} ms, p99 {p99:.0f} ms"
    )
    told = {"machine": machine(), "commit": commit(), "workers": WORKERS, "readers": READERS}
    told |= {"mentors": mentors, "pages_a_second": round(rate, 1), "p99_ms": round(p99)}
    (RESULTS / "serving.json").write_text(json.dumps(told, indent=2) + "\n")


if __name__ == "__main__":
    sys.exit(main(*[int(size) for size in sys.argv[1:2]]))
