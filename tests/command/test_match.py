"""`cairn match`, from the files to the exit code."""

import csv
import io
import json
import re

import pytest

from cairn.command.endings import Exit
from cairn.command.report import VERSION
from tests.command.sheets import MENTEES, MENTORS


def test_two_files_are_enough(desk):
    ended = desk.match()
    assert ended.code == Exit.DONE
    assert "**2 of 3 mentees have a mentor.**" in ended.out
    assert "| Lin Arslan (lin@y.example) | Ada Okafor (ada@x.example) |" in ended.out
    assert "No other set of pairs reaches this aim better" in ended.out
    assert "A rule keeps every mentor with a seat away: 3 share no language." in ended.out
    assert ended.err == ""


def test_the_answer_is_the_same_each_time(desk):
    assert desk.match("--format", "json").out == desk.match("--format", "json").out


@pytest.mark.parametrize("mode", ["rank", "cardinality", "score", "stable", "fair"])
def test_every_mode_answers(desk, mode):
    ended = desk.match("--mode", mode, "--format", "json")
    report = json.loads(ended.out)
    assert (ended.code, report["mode"], report["version"]) == (0, mode, VERSION)
    assert (report["certificate"] is None) == (mode == "rank")
    assert [one["mentee"]["name"] for one in report["left_over"]] == ["Mika Sol"]


def test_a_ranking_lists_the_best_for_each_without_seats(desk):
    report = json.loads(desk.match("--mode", "rank", "--top", "2", "--format", "json").out)
    assert [len(one["matches"]) for one in report["matched"]] == [2, 2]
    assert [match["place"] for match in report["matched"][0]["matches"]] == [1, 2]


def test_points_add_up_to_the_score(desk):
    report = json.loads(desk.match("--format", "json", "--mode", "rank").out)
    for one in report["matched"]:
        for match in one["matches"]:
            assert round(sum(part["points"] for part in match["parts"]), 1) == match["score"]


def test_files_are_written_by_their_ending(desk):
    paths = [desk.path(name) for name in ("pairs.csv", "report.json", "report.md")]
    ended = desk.match(*(word for path in paths for word in ("-o", path)))
    assert (ended.code, ended.out) == (0, "")
    assert ended.err.splitlines()[-1] == "2 of 3 mentees have a mentor."
    rows = list(
        csv.reader(io.StringIO(desk.read("pairs.csv").removeprefix("\ufeff")), delimiter=";")
    )
    assert [row[1] for row in rows] == ["mentee", "Lin Arslan", "Sam Lindqvist", "Mika Sol"]
    assert json.loads(desk.read("report.json"))["format"] == "cairn-match"
    assert desk.read("report.md").startswith("# Matching of mentees and mentors")


def test_a_pair_is_explained_by_points_that_add_up(desk):
    ended = desk.match("--explain", "lin@y.example", "Ada Okafor")
    assert ended.code == Exit.DONE
    assert ended.out.startswith("Lin Arslan with Ada Okafor: ")
    lines = [line for line in ended.out.splitlines() if re.match(r"  \S", line)]
    rows = [re.fullmatch(r"  \S.*?  +(\d+\.\d) +\d+\.\d.*", line) for line in lines]
    *parts, total = (float(row.group(1)) for row in rows if row)
    assert len(parts) == 8
    assert round(sum(parts), 1) == total == float(ended.out.split(": ")[1].split()[0])
    assert "Python: " in ended.out


def test_why_a_pair_was_not_made(desk):
    ended = desk.match("--why-not", "Lin Arslan", "Noor Haddad")
    assert ended.code == Exit.DONE
    assert "Lin Arslan and Noor Haddad are not a pair." in ended.out
    assert "lowers the sum of all matches by" in ended.out
    made = desk.match("--why-not", "Lin Arslan", "Ada Okafor")
    assert made.out == "Lin Arslan and Ada Okafor are a pair.\n"
    kept_apart = desk.match("--why-not", "Mika Sol", "Ada Okafor")
    assert "share no language" in kept_apart.out


def test_settled_pairs_hold(desk):
    desk.put("pairs.csv", "Mentee,Mentor,Rule\nLin Arslan,Noor Haddad,together\n")
    report = json.loads(desk.match("--pairs", desk.path("pairs.csv"), "--format", "json").out)
    (match,) = report["matched"][0]["matches"]
    assert (match["mentor"]["name"], match["settled"]) == ("Noor Haddad", True)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            "Lin Arslan,Noor Haddad,together\nLin Arslan,Ada Okafor,together",
            "gives two mentors to Lin Arslan",
        ),
        (
            "Lin Arslan,Noor Haddad,together\nLin Arslan,Noor Haddad,never",
            "both demands and forbids a pair: Lin Arslan and Noor Haddad",
        ),
        (
            "Lin Arslan,Noor Haddad,together\nSam Lindqvist,Noor Haddad,together",
            "more seats than there are of Noor Haddad",
        ),
    ],
)
def test_settled_pairs_that_contradict_each_other_are_named(desk, rows, said):
    desk.put("pairs.csv", f"Mentee,Mentor,Rule\n{rows}\n")
    ended = desk.match("--pairs", desk.path("pairs.csv"))
    assert ended.code == Exit.BAD_INPUT
    assert said in ended.err


def test_weights_count(desk):
    desk.put("weights.toml", '[rules]\nmusts = ["industry"]\n')
    report = json.loads(desk.match("--weights", desk.path("weights.toml"), "--format", "json").out)
    assert [one["mentee"]["name"] for one in report["matched"]] == ["Lin Arslan"]


def test_warnings_go_on_and_with_strict_they_do_not(desk):
    desk.put("mentors.csv", MENTORS.replace(";1;Asia", ";one;Asia"))
    ended = desk.match()
    assert ended.code == Exit.DONE
    assert ended.err.startswith(
        'Warning: mentors.csv, line 4, column "Seats": "one" is not a whole number; left as 1\n'
    )
    assert desk.match("--strict").code == Exit.BAD_INPUT


def test_all_wrong_files_are_told_at_once(desk):
    desk.put("mentors.csv", b"PK\x03\x04")
    desk.put("mentees.csv", "")
    desk.put("weights.toml", "x = 1")
    ended = desk.match("--weights", desk.path("weights.toml"))
    assert (ended.code, ended.out) == (Exit.BAD_INPUT, "")
    assert [line.split(":")[1].split(",")[0] for line in ended.err.splitlines()] == [
        " mentors.csv",
        " mentees.csv",
        " weights.toml",
    ]


def test_an_error_in_the_pairs_ends_the_work(desk):
    desk.put("pairs.csv", "Mentee,Mentor,Rule\nNobody,Ada Okafor,never\n")
    ended = desk.match("--pairs", desk.path("pairs.csv"))
    assert (ended.code, ended.out) == (Exit.BAD_INPUT, "")


def test_a_header_may_be_explained(desk):
    desk.put("mentors.csv", MENTORS.replace(";Skills;", ";Magic = power;"))
    assert desk.match().code == Exit.BAD_INPUT
    assert desk.match("--column", "Magic = power=skills").code == Exit.DONE
    assert desk.match("--column", "magic = POWER=Skills", "--column", "Seats=ignore").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("--mode", "magic"),
        ("--top", "0"),
        ("--top", "many"),
        ("--on", "tomorrow"),
        ("--on", "0001-01-01"),
        ("--on", "9999-12-31"),
        ("--time-zone", "Atlantis"),
        ("--column", "Skills"),
        ("--column", "Skills=magic"),
        ("-o", "report.pdf"),
        ("--explain", "Lin Arslan"),
        ("--explain", "Nobody", "Ada Okafor"),
        ("--why-not", "Lin Arslan", "Nobody"),
    ],
)
def test_a_wrong_command_line_has_a_code_of_its_own(desk, arguments):
    ended = desk.match(*arguments)
    assert (ended.code, ended.out) == (Exit.BAD_USAGE, "")
    assert ended.err


def test_a_file_that_is_read_is_never_overwritten(desk):
    assert desk.match("-o", desk.path("mentors.csv")).code == Exit.BAD_USAGE
    assert desk.read("mentors.csv") == MENTORS


def test_nobody_matched_has_a_code_of_its_own(desk):
    desk.put("mentees.csv", MENTEES.replace("English, Turkish", "Zulu").replace("English", "Zulu"))
    for arguments in ((), ("--mode", "rank")):
        ended = desk.match(*arguments)
        assert ended.code == Exit.NOBODY
        assert "0 of 3 mentees have a mentor" in ended.out


def test_a_report_that_cannot_be_written_has_a_code_of_its_own(desk):
    ended = desk.match("-o", desk.path("no/such/folder/report.md"))
    assert ended.code == Exit.NOT_WRITTEN
    assert "cannot be written" in ended.err


def test_the_columns_are_printed(desk):
    ended = desk.run("match", "--columns")
    assert ended.code == Exit.DONE
    assert "The file of mentees" in ended.out


def test_what_would_place_somebody_is_found_on_demand(desk):
    desk.put(
        "mentees.csv", MENTEES.replace("English, Turkish", "English").replace("German", "English")
    )
    desk.put("mentors.csv", MENTORS.replace("expert), Code Review;2", "expert), Code Review;0"))
    report = json.loads(desk.match("--advice", "1", "--format", "json").out)
    (alone,) = report["left_over"]
    assert "offers" in alone["would_help"]
    assert "what would help" in desk.match("--advice", "1").out
    assert "what would help" not in desk.match().out


def test_rules_that_keep_a_pair_apart_are_named(desk):
    ended = desk.match("--explain", "Mika Sol", "Grace Tamahori")
    assert "Rules keep them apart: they share no language." in ended.out
    desk.put("pairs.csv", "Mentee,Mentor,Rule\nLin Arslan,Ada Okafor,never\n")
    never = desk.match("--pairs", desk.path("pairs.csv"), "--why-not", "Lin Arslan", "Ada Okafor")
    assert never.out.splitlines()[1:] == ["  The file of pairs rules it out."]
