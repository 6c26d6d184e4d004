"""What an address permits stands in no log."""

from __future__ import annotations

import json
import logging
import re

import pytest

from cairn.lib.logs import JsonFormatter, masked
from tests.architecture.routes import PARAMETER, routes

SECRET = "1-1804077000.WwLokMZjsiSgkX"
GUARDED = [route for route in routes() if re.search(r"<\w+:token>", route)]


def logged(message: str) -> str:
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, message, None, None)
    return str(json.loads(JsonFormatter().format(record))["message"])


@pytest.mark.parametrize("route", GUARDED)
def test_the_log_names_the_page_without_its_secret(route: str):
    address = PARAMETER.sub(SECRET, route)
    line = logged(f"Forbidden (Origin checking failed): {address}")
    assert SECRET not in line
    assert route.split("<", maxsplit=1)[0] in line


def test_there_are_such_pages():
    assert len(GUARDED) == 4


def test_other_addresses_stand_there_in_full():
    address = "/meetings/22cdefghjkmn/move/by-mail/"
    assert masked(f"Not Found: {address}") == f"Not Found: {address}"
