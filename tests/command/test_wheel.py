"""What `pip install` brings is enough: the command runs from the wheel, outside the repository."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.command.sheets import MENTEES, MENTORS

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.wheel


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """A folder with the wheel unpacked into it, made from a copy of the sources."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    shutil.copytree(ROOT / "cairn", source / "cairn", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    subprocess.run([*build, "-w", str(folder), str(source)], check=True, capture_output=True)
    (wheel,) = folder.glob("cairn-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_command_runs_from_the_wheel(installed: Path, tmp_path: Path):
    (tmp_path / "mentors.csv").write_text(MENTORS)
    (tmp_path / "mentees.csv").write_text(MENTEES)
    script = "import sys; from cairn.command.main import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", script, "match", "mentors.csv", "mentees.csv"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 of 3 mentees have a mentor" in done.stdout


def test_the_wheel_names_the_command(installed: Path):
    (names,) = installed.glob("cairn-*.dist-info/entry_points.txt")
    assert "cairn = cairn.command.main:main" in names.read_text()
