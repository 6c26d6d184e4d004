"""Plays scenes for the journeys (scenes.py, weeks.py): a line of JSON asks, a line answers.

Runs as a process of its own with the settings of the site, since a process that drives a
browser cannot use the database.
"""

from __future__ import annotations

import json
import sys
import traceback
from functools import cache
from typing import Any

import django

django.setup()

from django.contrib.auth import base_user  # noqa: E402

from tests.journeys import scenes, weeks  # noqa: E402

# Slow by design; but everybody here has the same password, so it is hashed once.
base_user.make_password = cache(base_user.make_password)


def play(line: str) -> dict[str, Any]:
    name, values = json.loads(line)
    scene = getattr(scenes, name, None) or getattr(weeks, name)
    try:
        return {"returned": scene(**values)}
    except Exception:  # noqa: BLE001  — whoever asked shall see it
        return {"raised": traceback.format_exc()}


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(play(line)), flush=True)  # noqa: T201
