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
ORACLES = ("calendars", "matching", "ortools", "scipy")


def install(lock: str) -> None:
    """Make .venv hold exactly what requirements/<lock>.txt locks, unless it does already.

    The lock for tests contains the one for running, so it serves both.
    """
    if sys.version_info < (3, 11):
        sys.exit("Cairn needs Python 3.11 or newer.")
    if any(_stamp(name).exists() for name in {lock, "test"}):
        return
    print("Installing (once, less than a minute) …", flush=True)
    _fill(VENV, lock)


def oracle(name: str) -> Path:
    """The interpreter of an oracle: a solver or a calendar of others, to compare Cairn's with.

    Each has an environment of its own, since they clash in one; it is there once it is installed.
    """
    return ROOT / ".venv-oracles" / name / "bin" / "python"


def install_oracles() -> None:
    """Make the environment of each oracle hold exactly what its file locks."""
    for name in ORACLES:
        folder = oracle(name).parent.parent
        if not _stamp(f"oracle-{name}", folder).exists():
            print(f"Installing {name} to compare with (once) …", flush=True)
            _fill(folder, f"oracle-{name}")


def _fill(folder: Path, lock: str) -> None:
    python = folder / "bin" / "python"
    if not python.exists():
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
    # Modules are compiled when they are first imported, which is sooner done than all at once.
    options = ("--disable-pip-version-check", "--quiet", "--no-compile", "--require-hashes")
    command = [str(python), "-m", "pip", "install", *options, "-r", f"requirements/{lock}.txt"]
    if subprocess.run(command, check=False, cwd=ROOT).returncode:
        sys.exit("The packages could not be installed; the lines above say why.")
    _stamp(lock, folder).touch()


def _stamp(lock: str, folder: Path = VENV) -> Path:
    """A file that is there when this very lock has been installed."""
    digest = hashlib.sha256((ROOT / "requirements" / f"{lock}.txt").read_bytes()).hexdigest()
    return folder / f".{lock}-{digest[:16]}"
