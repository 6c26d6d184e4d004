"""Calendars that others wrote: what each of them reads in a file."""

from __future__ import annotations

import ctypes
import ctypes.util
import json
import os
import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from tools.installing import oracle

HERE = Path(__file__).parent
ICAL_JS = HERE.parent / "vendor" / "ical.min.mjs"
APPOINTMENT = re.compile(r"^(\S+ @ \S+) -> (\S+ @ \d\d:\d\d)", re.MULTILINE)
IN_CI = os.environ.get("CI") == "true"
KHAL = """[calendars]
[[a]]
path = {folder}/khal
type = calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = UTC
default_timezone = UTC
[sqlite]
path = {folder}/khal.db
"""


class Entry(NamedTuple):
    start: datetime
    end: datetime


def needed(found: object, what: str, package: str) -> None:
    """Skips the test where a calendar is missing, and fails it where none may be."""
    if not found:
        say = f"{what} is not installed: ./test brings it, or apt-get install {package}"
        pytest.fail(say) if IN_CI else pytest.skip(say)


def bin_of_calendars(name: str) -> str:
    """A program of the environment that `./test` makes for calendars of others."""
    program = oracle("calendars").parent / name
    needed(program.exists(), name, "(no package; run ./test --install)")
    return str(program)


def faults_by_libical(data: bytes) -> list[str]:
    """What libical's check of RFC 5545 and 5546 has against a file; empty for a good one."""
    name = ctypes.util.find_library("ical")
    needed(name, "libical", "libical3")
    lib = ctypes.CDLL(name)
    lib.icalparser_parse_string.restype = ctypes.c_void_p
    lib.icalcomponent_as_ical_string.restype = ctypes.c_char_p
    for function in ("icalrestriction_check", "icalcomponent_as_ical_string", "icalcomponent_free"):
        getattr(lib, function).argtypes = [ctypes.c_void_p]
    whole = lib.icalparser_parse_string(data)
    is_good = lib.icalrestriction_check(whole)
    lines = lib.icalcomponent_as_ical_string(whole).decode().replace("\r\n ", "").splitlines()
    lib.icalcomponent_free(whole)
    faults = [line for line in lines if line.startswith("X-LIC-ERROR")]
    return faults or ([] if is_good else ["refused"])


def read_by_khal(data: bytes, folder: Path) -> set[Entry]:
    khal, file, settings = bin_of_calendars("khal"), folder / "a.ics", folder / "khal.conf"
    (folder / "khal").mkdir()
    file.write_bytes(data)
    settings.write_text(KHAL.format(folder=folder))
    run([khal, "-c", settings, "import", "--batch", "-a", "a", file])
    form = "{start-long-full}|{end-long-full}"
    listing = ["list", "--day-format", "", "--format", form, "2026-01-01", "1100d"]
    said = run([khal, "-c", settings, *listing])
    pairs = (line.split("|") for line in said.splitlines() if "|" in line)
    return {Entry(*(_at(one, "%Y-%m-%d %H:%M") for one in pair)) for pair in pairs}


def read_by_calcurse(data: bytes, folder: Path) -> set[Entry]:
    needed(shutil.which("calcurse"), "calcurse", "calcurse")
    file, home = folder / "b.ics", folder / "calcurse"
    file.write_bytes(data)
    home.mkdir()
    run(["calcurse", "-D", home, "-C", home, "-q", "-i", file], TZ="UTC")
    found = APPOINTMENT.findall((home / "apts").read_text())
    return {Entry(*(_at(one, "%m/%d/%Y @ %H:%M") for one in pair)) for pair in found}


def read_by_ical_js(data: bytes) -> set[Entry]:
    needed(shutil.which("node"), "node", "nodejs")
    said = run(["node", HERE / "ical_answers.mjs", ICAL_JS], data)
    return {Entry(*map(datetime.fromisoformat, pair)) for pair in json.loads(said)}


def run(command: list[object], data: bytes | None = None, **environment: str) -> str:
    done = subprocess.run(
        [str(one) for one in command],
        input=data,
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, **environment},
    )
    assert not done.returncode, done.stderr.decode()
    return done.stdout.decode()


def _at(words: str, form: str) -> datetime:
    return datetime.strptime(words.strip(), form).replace(tzinfo=UTC)
