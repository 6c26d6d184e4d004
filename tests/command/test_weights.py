"""weights.toml, and how it is refused."""

from pathlib import Path

import pytest

from cairn.command.faults import Unreadable
from cairn.command.weights import read_weights
from cairn.engine import STANDARD, Part


def read(folder: Path, text: str):
    (folder / "weights.toml").write_text(text, encoding="utf-8")
    return read_weights(folder / "weights.toml")


def test_an_empty_file_changes_nothing_but_the_name(tmp_path: Path):
    found = read(tmp_path, "")
    assert [found.weight(part) for part in Part] == [STANDARD.weight(part) for part in Part]


def test_weights_are_shares_of_a_hundred(tmp_path: Path):
    found = read(tmp_path, "[weights]\nskills = 100\nvalues = 10\n")
    shares = [found.weight(part) for part in Part]
    assert sum(shares) == 100
    assert (found.skills, found.values) == (63, 6)


def test_rules_are_read(tmp_path: Path):
    found = read(
        tmp_path,
        'name = "Autumn"\n[rules]\nminimum = 42.5\nmusts = ["skills"]\n'
        "cross_functional = true\noutside_organisation = true\n",
    )
    assert (found.name, found.minimum, found.musts) == ("Autumn", 42_500, {Part.SKILLS})
    assert found.cross_functional
    assert found.outside_organisation


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("weights = 3", "weights must be a table"),
        ("[weights]\nskils = 3", '"skils" in .weights. is none of skills, overlap'),
        ("[rules]\nmust = 3", '"must" in .rules. is none of minimum'),
        ("wieghts = 1", '"wieghts" at the top'),
        ("[weights]\nskills = 1.5", "skills must be a whole number"),
        ("[weights]\nskills = true", "skills must be a whole number"),
        ("[weights]\nskills = -1", "skills must be a whole number"),
        ("[weights]\nskills = 1001", "skills must be a whole number"),
        ("[weights]\nvalues = 100", "values may have 10 of 100 at most"),
        ("[weights]\n" + "\n".join(f"{part} = 0" for part in Part), "weight to nothing"),
        ("[rules]\nminimum = 101", "minimum must be a score"),
        ("[rules]\nminimum = nan", "minimum must be a score"),
        ('[rules]\nminimum = "much"', "minimum must be a score"),
        ('[rules]\nmusts = "skills"', "musts must be a list"),
        ('[rules]\nmusts = ["luck"]', "musts must be a list"),
        ("[rules]\ncross_functional = 1", "must be true or false"),
        ("name = 3", "name must be a text"),
        ("[weights", "is not TOML"),
    ],
)
def test_what_cannot_be_meant_is_refused(tmp_path: Path, text: str, said: str):
    with pytest.raises(Unreadable, match=said):
        read(tmp_path, text)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path):
    (tmp_path / "weights.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(Unreadable, match="is not TOML"):
        read_weights(tmp_path / "weights.toml")
