"""The whole of Cairn beside the tests, as an operator runs it.

Playwright and the database do not get on in one process, and only a real server shows what a
real visitor meets: so uvicorn, the worker and the stage are processes of their own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from tests.journeys.backstage import Backstage
from tests.journeys.ground import free_port, scratch_database
from tests.journeys.post import PostOffice, open_post_office

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60
WEB = ["-m", "uvicorn", "cairn.asgi:application", "--no-access-log", "--log-level", "warning",
       "--timeout-graceful-shutdown", "2"]  # fmt: skip


@dataclass
class Site:
    """A running site: where it answers, where its mails go, and who prepares its stage."""

    address: str
    post: PostOffice
    stage: Backstage
    logs: list[Path]
    _read: int = 0

    def complaints(self) -> list[str]:
        """The errors that site and worker have logged since the last time somebody asked."""
        lines = [line for log in self.logs for line in log.read_text().splitlines()]
        errors = [line for line in lines if is_error(line)]
        fresh, self._read = errors[self._read :], len(errors)
        return fresh


def is_error(line: str) -> bool:
    try:
        return json.loads(line).get("level") in ("ERROR", "CRITICAL")
    except (ValueError, AttributeError):
        return line.startswith("Traceback")


@contextmanager
def running_site(folder: Path, *, demo: bool = False) -> Iterator[Site]:
    with ExitStack() as stack:
        post, mail_port = stack.enter_context(open_post_office())
        database = stack.enter_context(scratch_database(folder))
        port, logs = free_port(), [folder / "web.log", folder / "worker.log"]
        # A name rather than a number: passkeys belong to names.
        address = f"http://localhost:{port}"
        environment = {
            **settings(folder, address, database, demo=demo),
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(mail_port),
        }
        python(environment, "manage.py", "prepare")
        stage = stack.enter_context(Backstage.opened(environment, ROOT))
        server = stack.enter_context(child(environment, logs[0], *WEB, "--port", str(port)))
        stack.enter_context(child(environment, logs[1], "manage.py", "worker"))
        wait_for_page(f"{address}/healthz/", server, logs[0])
        yield Site(address, post, stage, logs)


def settings(folder: Path, address: str, database: str, *, demo: bool) -> dict[str, str]:
    """The environment of an operator: nothing in it knows of tests."""
    return {
        **os.environ,
        "DATABASE_URL": database,
        "DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "cairn.settings",
        "SITE_URL": address,
        "SECRET_KEY": "only-for-journeys",
        "DEVELOPMENT": "0",
        "DEMO": str(int(demo)),
    }


def python(environment: dict[str, str], *arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, check=True)


@contextmanager
def child(
    environment: dict[str, str], log: Path, *arguments: str
) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            yield process
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


def wait_for_page(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = monotonic() + PATIENCE
    while monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except urllib.error.HTTPError as answer:
            answer.close()
            return
        except OSError:
            sleep(0.1)
        else:
            return
    raise AssertionError(f"the site does not answer:\n{log.read_text()[-2000:]}")
