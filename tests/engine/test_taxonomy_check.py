"""The validator: silent on the files that come with Cairn, and exact about every planted fault."""

from pathlib import Path

import pytest

from cairn.engine.skillfile import DIRECTORY, FIELDS
from cairn.engine.taxonomy import main

HEAD = "first_code = 1\nlast_code = 99\nretired = [9]\n"
SOUND = (
    '[alpha]\ncode = 1\nname = "Alpha"\ntype = "hard"\naliases = ["First"]\nrelated = {beta = 60}\n'
    '[beta]\ncode = 2\nname = "Beta"\ntype = "tool"\n'
)
GAMMA = '[gamma]\ncode = 3\nname = "Gamma"\ntype = "soft"\n'


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    for number, field in enumerate(FIELDS, 1):
        head = f"first_code = {number}000\nlast_code = {number}999\nretired = []\n"
        (tmp_path / f"{field}.toml").write_text(head)
    return tmp_path


def check(directory: Path, text: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    (directory / "data.toml").write_text(text, encoding="utf-8")
    return main(directory), capsys.readouterr().err


def test_it_finds_no_fault_in_the_files_that_come_with_cairn(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(DIRECTORY) == 0
    assert capsys.readouterr().err == ""


def test_it_accepts_sound_files(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(directory, HEAD + SOUND, capsys) == (0, "")


@pytest.mark.parametrize(
    ("addition", "fault"),
    [
        (GAMMA, "gamma: has no relation and is not marked alone"),
        (GAMMA + "alone = true\nrelated = {beta = 50}", "gamma: is marked alone and has a rel"),
        (GAMMA + "related = {delta = 50}", "gamma: relation to delta, which does not exist"),
        (GAMMA + "related = {gamma = 50}", "gamma: relation to itself"),
        (GAMMA + "related = {beta = 39}", "gamma: relation to beta: 39 is not from 40 to 95"),
        (GAMMA + "covers = {beta = 96}", "gamma: relation to beta: 96 is not from 40 to 95"),
        (
            GAMMA + "related = {beta = 50}\ncovers = {beta = 60}",
            "gamma: covers beta and is related to it",
        ),
        (GAMMA + 'alone = true\naliases = ["beta"]', "gamma: alias beta already means Beta"),
        (GAMMA + 'alone = true\naliases = ["FIRST"]', "gamma: alias FIRST already means Alpha"),
        (GAMMA + 'alone = true\naliases = ["gam-ma"]', "gamma: alias gam-ma adds nothing"),
        (GAMMA + 'alone = true\naliases = ["?"]', "gamma: alias ? adds nothing"),
        (GAMMA + 'alone = true\nunlike = ["Beta"]', "gamma: unlike Beta is itself a name"),
        (GAMMA + 'alone = true\nunlike = ["Zeta"]', "gamma: unlike Zeta would not be taken"),
        (GAMMA.replace("Gamma", "BETA") + "alone = true", "gamma: the name BETA is taken"),
        (GAMMA.replace("3", "2") + "alone = true", "gamma: code 2 is given twice"),
        (GAMMA.replace("3", "9") + "alone = true", "gamma: code 9 is retired"),
        (GAMMA.replace("3", "100") + "alone = true", "gamma: code 100 is outside the range"),
        (GAMMA.replace("[gamma]", "[Gam_ma]") + "alone = true", "Gam_ma: the slug is not lower"),
        (GAMMA.replace("code = 3", ""), "gamma: 'code' is missing"),
        (GAMMA.replace("soft", "fluffy"), "gamma: 'fluffy' is not a valid SkillType"),
        (GAMMA.replace('"Gamma"', '" "'), "gamma: ' ' is no text"),
        (GAMMA + 'alias = ["G"]', "gamma: unknown key alias"),
        (GAMMA + 'aliases = "G"', "gamma: 'G' is no list of texts"),
        (GAMMA + 'related = ["beta"]', "gamma: ['beta'] is no table of slug = percent"),
        (GAMMA + 'related = {beta = "50"}', "gamma: '50' is no whole number"),
    ],
)
def test_it_names_the_file_the_skill_and_the_fault(
    directory: Path, capsys: pytest.CaptureFixture[str], addition: str, fault: str
) -> None:
    code, errors = check(directory, HEAD + SOUND + addition, capsys)
    assert code == 1
    assert f"data.toml: {fault}" in errors


def test_it_asks_for_a_relation_to_be_written_at_one_end(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, errors = check(directory, HEAD + SOUND + "related = {alpha = 70}", capsys)
    assert code == 1
    assert "data.toml: alpha: related to beta, which is related to it: write it once" in errors


def test_it_finds_a_slug_used_in_two_files(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = GAMMA.replace("[gamma]", "[beta]").replace("3", "3001") + "alone = true\n"
    design = directory / "design.toml"
    design.write_text(design.read_text() + other)
    code, errors = check(directory, HEAD + SOUND, capsys)
    assert code == 1
    assert "design.toml: beta: the slug is used twice" in errors


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("first_code = 1\n", "data.toml: must begin with first_code, last_code, retired"),
        (HEAD + "more = 1\n", "data.toml: must begin with first_code, last_code, retired"),
        (HEAD.replace("99", '"99"'), "data.toml: '99' is no whole number"),
        (HEAD + "[broken", "data.toml: cannot be read"),
    ],
)
def test_it_names_a_file_that_cannot_be_read(
    directory: Path, capsys: pytest.CaptureFixture[str], text: str, fault: str
) -> None:
    code, errors = check(directory, text, capsys)
    assert code == 1
    assert fault in errors


def test_it_misses_a_file_and_refuses_a_stranger(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (directory / "law.toml").rename(directory / "lore.toml")
    assert main(directory) == 1
    assert "lore.toml: no such field" in capsys.readouterr().err
    (directory / "lore.toml").unlink()
    assert main(directory) == 1
    assert "law.toml: cannot be read" in capsys.readouterr().err
