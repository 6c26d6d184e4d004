"""Talks with the process that prepares people and situations (stage.py)."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class Backstage:
    """`stage("a_mentor", name="Ada")` plays the scene of that name in scenes.py."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    @classmethod
    @contextmanager
    def opened(cls, environment: dict[str, str], root: Path) -> Iterator[Backstage]:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.stage"],
            cwd=root,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        with process:
            yield cls(process)
            assert process.stdin
            process.stdin.close()

    def __call__(self, scene: str, **values: Any) -> Any:
        """What the scene returns. What it raises is shown as it was raised there."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([scene, values]) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert "raised" not in answer, answer["raised"]
        return answer["returned"]
