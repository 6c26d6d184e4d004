"""The files become the engine's values, and its answers are the engine's own."""

from datetime import date

import pytest

from cairn import engine
from cairn.command.columns import Sheet
from cairn.command.faults import Findings, Weight
from cairn.command.numbering import resolved
from cairn.command.pairs import Settled
from cairn.command.programme import Programme
from cairn.command.words import FORMATS, INDUSTRIES, LANGUAGES
from cairn.engine import STANDARD, Cohort, Expertise, Goal, Mentee, Mentor, Mode, Wishes, mask_of
from cairn.engine.taxonomy import Taxonomy
from tests.command.sheets import MENTEES, MENTORS, people

DAY = date(2026, 10, 1)


def programme(mentors: str = MENTORS, mentees: str = MENTEES, **given) -> Programme:
    return Programme(
        people(mentors, Sheet.MENTORS), people(mentees, Sheet.MENTEES), on=DAY, **given
    )


def code(name: str) -> int:
    return resolved(name).code


def test_a_row_becomes_the_mentor_that_one_would_write_by_hand():
    found = programme()
    ada = found.mentors.find("Ada Okafor").id
    assert found.helpers[ada] == Mentor(
        ada,
        (
            Expertise(code("Python"), 5, verified=True),
            Expertise(code("Code Review"), 4, verified=True),
        ),
        hours=mask_of(range(16, 21)),
        languages=mask_of([LANGUAGES.number("English"), LANGUAGES.number("Yoruba")]),
        formats=mask_of([FORMATS.number("Calls")]),
        minutes=60,
        stage=4,
        industry=INDUSTRIES.number("Software"),
    )


def test_a_row_becomes_the_mentee_that_one_would_write_by_hand():
    found = programme()
    sam = found.mentees.find("Sam Lindqvist").id
    assert found.seekers[sam] == Mentee(
        sam,
        (Goal(code("Leadership"), 0, 3, 3), Goal(code("SQL"), 0, 4, 5)),
        hours=mask_of(range(15, 20)),
        languages=(LANGUAGES.number("English"),),
        formats=mask_of([FORMATS.number("Calls")]),
        minutes=60,
        stage=2,
        industry=INDUSTRIES.number("Retail"),
    )


def test_a_ranking_is_that_of_the_specification():
    found = programme()
    relations = Taxonomy.load().relations()
    for mentee in found.seekers.values():
        expected = engine.ranking(mentee, found.helpers.values(), relations, STANDARD)
        assert found.rank(mentee.id, 10) == expected


@pytest.mark.parametrize("mode", Mode)
def test_pairs_are_those_of_the_engine_used_by_hand(mode: Mode):
    found = programme()
    by_hand = Cohort(
        found.helpers.values(),
        found.seekers.values(),
        Taxonomy.load().relations(),
        STANDARD,
        seats={number: found.seats(number) for number in found.helpers},
    ).propose(mode)
    assert found.propose(mode).pairs == by_hand.pairs
    assert by_hand.pairs


def test_settled_pairs_reach_the_engine():
    plain = programme()
    lin, sam = (plain.mentees.find(name).id for name in ("Lin Arslan", "Sam Lindqvist"))
    ada, noor = (plain.mentors.find(name).id for name in ("Ada Okafor", "Noor Haddad"))
    settled = Settled(forced={(lin, noor)}, forbidden={(sam, ada)}, running={(99, ada)})
    found = programme(settled=settled)
    proposal = found.propose(Mode.CARDINALITY)
    assert proposal.mentor_of(lin) == noor
    assert proposal.mentor_of(sam) != ada
    assert (found.helpers[ada].room, found.helpers[ada].load) == (True, 50)
    assert ada not in [hit.id for hit in found.rank(sam, 10)]


def test_the_same_skill_twice_counts_once_at_its_best():
    found = programme("Name,Skills\nAda,Python (basic); pyton (expert)\n", "Name,Goals\nL,x\n")
    (ada,) = found.helpers.values()
    assert ada.expertise == (Expertise(code("Python"), 5, verified=True),)


def test_a_text_that_no_list_knows_matches_itself():
    found = programme("Name,Skills\nAda,Basket Weaving\n", "Name,Goals\nL,basket-weaving (1)\n")
    (goal,) = next(iter(found.seekers.values())).goals
    (ada,) = found.helpers.values()
    assert ada.expertise[0].skill == goal.skill


def test_languages_organisations_and_answers_are_numbered_alike_in_both_files():
    head = "Name,{},Languages,Company,Value: Do you like plans?\n"
    found = programme(
        head.format("Skills") + "Ada,x,Quenya,Copperline,Very\n",
        head.format("Goals") + "Lin,x,quenya,COPPERLINE,very\n",
    )
    (ada,), (lin,) = found.helpers.values(), found.seekers.values()
    assert ada.languages == mask_of(lin.languages) != 0
    assert ada.organisation == lin.organisation is not None
    assert ada.answers == lin.answers == (1, 0, 0, 0, 0, 0, 0, 0)


def test_wishes_and_the_year_of_use_and_not_accepting_are_read():
    found = programme(
        "Name,Skills,Accepting,Would like to mentor,Preferred industries\n"
        "Ada,SQL (last used 2016),no,Student; Junior,Retail\n",
        "Name,Goals\nLin,SQL\n",
    )
    (ada,) = found.helpers.values()
    assert ada.expertise[0].idle_years == 10
    assert not ada.accepting
    assert ada.wishes == Wishes(mask_of([1, 2]), mask_of([INDUSTRIES.number("Retail")]))


ZONES = "Name,{},Time zone,Times\n"


def test_where_nobody_names_a_zone_all_live_in_one():
    found = programme(
        ZONES.format("Skills") + "Ada,x,,evenings\n", ZONES.format("Goals") + "Lin,x,,evenings\n"
    )
    (ada,), (lin,) = found.helpers.values(), found.seekers.values()
    assert ada.hours == lin.hours == mask_of(range(17, 22))


def test_where_some_name_a_zone_the_hours_of_the_others_are_unknown():
    text = ZONES.format("Skills") + "Ada,Python,,evenings\nBo,Python,UTC,evenings\n"
    goals = ZONES.format("Goals") + "Lin,Python,UTC,evenings\n"
    findings = Findings()
    found = programme(text, goals)
    found.tell_of_missing(findings)
    assert [mentor.hours for mentor in found.helpers.values()] == [None, mask_of(range(17, 22))]
    (warning,) = findings[Weight.WARNING]
    assert (warning.line, "no time zone" in warning.said) == (2, True)
    assert programme(text, goals, zone="UTC").helpers != found.helpers


def test_whoever_names_no_skill_or_goal_is_told_of():
    findings = Findings()
    programme("Name,Skills\nAda,\n", "Name,Goals\nLin,\n").tell_of_missing(findings)
    assert [str(fault) for fault in findings] == [
        "mentors.csv, line 2: names no skill, which counts most of all; matched by the rest",
        (
            "mentees.csv, line 2: names no learning goal, which counts most of all;"
            " matched by the rest"
        ),
    ]


def test_the_order_of_the_rows_changes_no_pair():
    head, *rows = MENTORS.splitlines()
    turned = programme("\n".join([head, *reversed(rows)]) + "\n")
    for mode in Mode:
        assert turned.propose(mode).pairs == programme().propose(mode).pairs
