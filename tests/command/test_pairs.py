"""What is settled beforehand."""

import pytest

from cairn.command.columns import Sheet
from cairn.command.faults import Findings, Unreadable, Weight
from cairn.command.pairs import read_pairs, themselves
from cairn.command.tables import read_table
from tests.command.sheets import MENTEES, MENTORS, people


def settled(rows: str, findings: Findings | None = None):
    findings = findings if findings is not None else Findings()
    table = read_table(f"Mentee,Mentor,Rule\n{rows}".encode(), "pairs.csv", Sheet.PAIRS, findings)
    mentors, mentees = people(MENTORS, Sheet.MENTORS), people(MENTEES, Sheet.MENTEES)
    return read_pairs(table, mentors, mentees, findings), mentors, mentees


def test_the_three_rules():
    found, mentors, mentees = settled(
        "Lin Arslan,ada@x.example,together\nsam@y.example,Grace Tamahori,NEVER\n"
        "Mika Sol,Noor Haddad,running\n"
    )

    def pair(mentee: str, mentor: str) -> set[tuple[int, int]]:
        return {(mentees.find(mentee).id, mentors.find(mentor).id)}

    assert found.forced == pair("Lin Arslan", "Ada Okafor")
    assert found.forbidden == pair("Sam Lindqvist", "Grace Tamahori")
    assert found.running == pair("Mika Sol", "Noor Haddad")


def test_a_running_pair_may_have_a_mentee_of_an_earlier_round():
    found, mentors, mentees = settled("Who Was Here,Ada Okafor,running\n")
    ((mentee, mentor),) = found.running
    assert mentor == mentors.find("Ada Okafor").id
    assert mentee not in [person.id for person in mentees]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Nobody,Ada Okafor,never", 'line 2, column "Mentee": "Nobody" is not in mentees.csv'),
        ("Lin Arslan,Nobody,running", 'line 2, column "Mentor": "Nobody" is not in mentors.csv'),
        ("Lin Arslan,Ada Okafor,maybe", 'line 2, column "Rule": "maybe" is none of together,'),
        ("Lin Arslan,Ada Okafor,", 'line 2, column "Rule": "" is none of together,'),
    ],
)
def test_a_rule_that_cannot_be_kept_is_an_error(row: str, expected: str):
    findings = Findings()
    settled(row, findings)
    (error,) = findings[Weight.ERROR]
    assert expected in str(error)


def test_a_missing_column_is_named():
    table = read_table(b"Mentee,Mentor\na,b\n", "pairs.csv", Sheet.PAIRS, Findings())
    nobody = people(MENTORS, Sheet.MENTORS)
    with pytest.raises(Unreadable, match='"Rule" is missing'):
        read_pairs(table, nobody, nobody, Findings())


def test_nobody_is_matched_with_themself():
    mentors = people("Name,Email,Skills\nAda,ada@x,Python\nLin,lin@x,SQL\n", Sheet.MENTORS)
    mentees = people("Name,Email,Goals\nA. O.,ADA@x,SQL\nLin,other@x,SQL\n", Sheet.MENTEES)
    assert themselves(mentors, mentees) == {(mentees.find("A. O.").id, mentors.find("Ada").id)}
