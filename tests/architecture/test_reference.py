"""The reference says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools.reference import REFERENCE, pages

ROOT = REFERENCE.parent.parent
READS = re.compile(r"environ\.(?:text|flag|number|words|address)\(\s*\"([A-Z_]+)\"")
LISTED = re.compile(r"^\| `([A-Z_]+)`", re.MULTILINE)


@pytest.mark.parametrize(
    "name", ["transitions.md", "refusals.md", "notifications.md", "schedule.md", "match.md"]
)
def test_a_generated_page_is_up_to_date(name: str):
    assert (REFERENCE / name).read_text() == pages()[name] + "\n", "run make reference"


def test_every_setting_is_documented_and_no_other():
    read = {
        name for path in (ROOT / "cairn").rglob("*.py") for name in READS.findall(path.read_text())
    }
    assert set(LISTED.findall((REFERENCE / "settings.md").read_text())) == read


def links(page: Path) -> list[str]:
    return re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text())


@pytest.mark.parametrize("page", [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")], ids=str)
def test_no_link_of_the_documentation_is_broken(page: Path):
    assert not [link for link in links(page) if not (page.parent / link).exists()]
