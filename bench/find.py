"""What a page of Find a Mentor costs: `python -m bench.find [mentors …]`.

For each size it settles a community in a scratch database, asks for the page as different people
with different filters through the real WSGI handler, and prints the CPU milliseconds, the SQL
queries and the bytes beside their targets, and writes them to bench/results/. The database is an
SQLite file, or with DATABASE_URL an empty one that the run may fill.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple
from wsgiref.types import StartResponse, WSGIApplication

SCRATCH = Path(tempfile.mkdtemp(prefix="cairn-bench-"))
os.environ.setdefault("DATA_DIR", str(SCRATCH))
os.environ.setdefault("SECRET_KEY", "only-for-the-bench")
os.environ.setdefault("SITE_URL", "http://127.0.0.1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cairn.settings")

import django  # noqa: E402

django.setup()

from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection  # noqa: E402

from bench.costs import Costs, Visit  # noqa: E402
from bench.machine import RESULTS, commit, machine, tick  # noqa: E402
from bench.village import Village  # noqa: E402
from cairn.communities.models import Membership  # noqa: E402
from cairn.matching.circle import circles  # noqa: E402

SIZES = (1_000, 10_000, 100_000)
MENTEES = 60
ROUNDS = 3
TARGETS = {"cpu_ms": 15.0, "queries": 12, "bytes": 60_000}
FORGERY = "f" * 32
QUESTIONS = (
    "",
    "q=data",
    "skill=Python&skill=Leadership",
    "show=all",
    "sort=experience",
    "minutes=30&hours=1",
    "format=calls&page=2",
    "q=osei&sort=newest",
)


class Result(NamedTuple):
    """All visits of one size."""

    mentors: int
    built_s: float
    built_cpu_s: float
    costs: Costs


def visit(question: str, session: str) -> Visit:
    """Ask for the page and read all of it."""
    return ask(f"/mentorship/find/?{question}", session)


def ask(address: str, session: str, form: str | None = None) -> Visit:
    """Get the address, or post the form to it. Raises RuntimeError unless that went well."""
    environ = _environ(address, session, form)
    status: list[str] = []
    queries: list[str] = []
    site = application()
    before = tick()
    with connection.execute_wrapper(_counting(queries)):
        start = process_time()
        response = site(environ, _answering(status))
        body = b"".join(response)
        response.close()  # type: ignore[attr-defined]
        spent = process_time() - start
    if status != ["200 OK" if form is None else "302 Found"]:
        raise RuntimeError(f"{status} for {address}")
    return Visit(spent, (before + tick()) / 2, len(queries), len(body))


def _environ(address: str, session: str, form: str | None) -> dict[str, Any]:
    path, _, query = address.partition("?")
    body = (form or "").encode()
    return {
        "REQUEST_METHOD": "GET" if form is None else "POST",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(body),
        "HTTP_COOKIE": f"sessionid={session}; csrftoken={FORGERY}",
        "HTTP_X_CSRFTOKEN": FORGERY,
    }


def _answering(status: list[str]) -> StartResponse:
    """Keep the status of an answer; what WSGI calls a write function is used by nobody."""

    def start(told: str, *_: Any) -> Callable[[bytes], object]:
        status.append(told)
        return bytes

    return start


@cache
def application() -> WSGIApplication:
    """Return Cairn itself, set up when the database and the static files are there."""
    return get_wsgi_application()


def _counting(queries: list[str]) -> Callable[..., Any]:
    def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        queries.append(sql)
        return execute(sql, *rest)

    return count


def sign_in(member: Membership) -> str:
    """Return the key of a session in which the member is signed in."""
    session = SessionStore()
    session["_auth_user_id"] = str(member.user_id)
    session["_auth_user_backend"] = "cairn.accounts.backends.AccountBackend"
    session["_auth_user_hash"] = member.user.get_session_auth_hash()
    session.save()
    return session.session_key or ""


def measure(mentors: int) -> Result:
    """Settle a community and visit the page as each of its mentees."""
    village = Village(mentors, MENTEES)
    sessions = [sign_in(member) for member in village.settle()]
    start, cpu = perf_counter(), process_time()
    circles.of(village.community.pk).caught_up(patiently=True)
    built, cpu = perf_counter() - start, process_time() - cpu
    visit("", sessions[0])
    return Result(mentors, round(built, 2), round(cpu, 2), Costs.of(_visits(sessions)))


def _visits(sessions: list[str]) -> Iterator[Visit]:
    for number in range(ROUNDS):
        for place, session in enumerate(sessions):
            yield visit(QUESTIONS[(place + number) % len(QUESTIONS)], session)


def prepare() -> None:
    """Make the scratch database and the static files."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable")
    call_command("collectstatic", interactive=False, verbosity=0)
    RESULTS.mkdir(exist_ok=True)


def main(sizes: list[int]) -> int:
    """Measure each size and print it beside the targets. Return 1 if one is missed."""
    prepare()
    print(machine(), connection.vendor, sep=", ")
    print("mentors  built s  its CPU s  CPU ms p50  p95  undisturbed  queries  bytes")
    print(f"targets: {TARGETS}")
    results = []
    for size in sizes:
        found = measure(size)
        results.append(found)
        print(*found[:3], *found.costs, sep="  ", flush=True)
    _keep(results)
    return int(any(map(_misses, results)))


def _misses(result: Result) -> bool:
    return (
        result.costs.undisturbed_ms > TARGETS["cpu_ms"]
        or result.costs.queries > TARGETS["queries"]
        or result.costs.bytes > TARGETS["bytes"]
    )


def _flat(result: Result) -> dict[str, Any]:
    told = result._asdict()
    costs: Costs = told.pop("costs")
    return told | costs._asdict()


def _keep(results: list[Result]) -> None:
    told = {
        "machine": machine(),
        "commit": commit(),
        "database": connection.vendor,
        "targets": TARGETS,
        "results": [_flat(result) for result in results],
    }
    (RESULTS / f"find-{connection.vendor}.json").write_text(json.dumps(told, indent=2) + "\n")


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or list(SIZES)))
