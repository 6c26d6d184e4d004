"""Brings the locked packages into .venv; standard library only."""

import hashlib
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = str(VENV / "bin" / "python")


def install(lock: str) -> None:
    """Make .venv hold exactly what requirements/<lock>.txt locks, unless it does already.

    The lock for tests contains the one for running, so it serves both.
    """
    if sys.version_info < (3, 11):
        sys.exit("Cairn needs Python 3.11 or newer.")
    if any(_stamp(name).exists() for name in {lock, "test"}):
        return
    print("Installing (once, less than a minute) …", flush=True)
    if not Path(PYTHON).exists():
        shutil.rmtree(VENV, ignore_errors=True)
        venv.create(VENV, with_pip=True)
    # Modules are compiled when they are first imported, which is sooner done than all at once.
    _pip("install", "--no-compile", "--require-hashes", "-r", f"requirements/{lock}.txt")
    _stamp(lock).touch()


def _pip(*arguments: str) -> None:
    command = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    if subprocess.run(command, check=False, cwd=ROOT).returncode:
        sys.exit("The packages could not be installed; the lines above say why.")


def _stamp(lock: str) -> Path:
    """A file that is there when this very lock has been installed."""
    digest = hashlib.sha256((ROOT / "requirements" / f"{lock}.txt").read_bytes()).hexdigest()
    return VENV / f".{lock}-{digest[:16]}"
