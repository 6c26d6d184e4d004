"""Who is in a file: identity, namesakes, answers sent twice, and what each column becomes."""

import pytest

from cairn.command.columns import Sheet
from cairn.command.faults import Findings, Unreadable, Weight
from cairn.command.items import Item
from tests.command.sheets import people


def mentors(text: str, findings: Findings | None = None):
    return people(text, Sheet.MENTORS, findings)


def mentees(text: str, findings: Findings | None = None):
    return people(text, Sheet.MENTEES, findings)


def names(found) -> list[str]:
    return [person.name for person in found]


def said(findings: Findings, weight: Weight = Weight.WARNING) -> list[str]:
    return [str(fault) for fault in findings[weight]]


def test_a_name_comes_in_one_piece_or_in_two():
    assert names(mentors("Name,Skills\nAda Okafor,x\n")) == ["Ada Okafor"]
    assert names(mentors("First name,Surname,Skills\nAda,Okafor,x\nLin,,y\n")) == [
        "Ada Okafor",
        "Lin",
    ]
    assert names(mentors("Email,Skills\nada@x.example,x\n")) == ["ada@x.example"]


def test_who_has_neither_name_nor_address_is_called_by_their_line():
    findings = Findings()
    assert names(mentors("Name,Skills\n,Python\n", findings)) == ["line 2"]
    assert said(findings) == ["mentors.csv, line 2: has no name, address or id; called line 2"]


def test_an_answer_sent_twice_counts_once_with_the_later_one():
    findings = Findings()
    found = mentors("Email,Skills,Seats\na@x,Python,1\nb@x,SQL,1\nA@X,Python,3\n", findings)
    assert {person.key: person.draft.seats for person in found} == {"b@x": 1, "A@X": 3}
    assert said(findings) == ['mentors.csv, line 4: "A@X" is on line 2 too; the later line counts']


def test_namesakes_are_both_kept():
    findings = Findings()
    found = mentors("Name,Skills\nAnna Berg,Python\nAnna Berg,SQL\n", findings)
    assert names(found) == ["Anna Berg", "Anna Berg (line 3)"]
    assert len(said(findings)) == 1


def test_the_id_tells_apart_before_the_address():
    assert len(mentors("Id,Email,Skills\n1,shared@x,Python\n2,shared@x,SQL\n")) == 2


def test_the_numbers_do_not_depend_on_the_order():
    one = mentors("Name,Skills\nAda,x\nLin,y\n")
    other = mentors("Name,Skills\nLin,y\nAda,x\n")
    assert {p.name: p.id for p in one} == {p.name: p.id for p in other}


def test_somebody_is_found_by_name_address_or_id():
    found = mentors("Id,Name,Email,Skills\nM7,Zoë Ito,zoe@x,Python\n")
    for text in ("m7", "zoe ito", "ZOE@x"):
        assert found.find(text).name == "Zoë Ito"


def test_who_is_not_found_is_told_with_who_is_near():
    found = mentors("Name,Skills\nAda Okafor,Python\nAnna,x\nanna!,y\n")
    with pytest.raises(LookupError, match=r'not in mentors\.csv; did you mean "Ada Okafor"'):
        found.find("Ada Okafr")
    with pytest.raises(LookupError, match="is on lines 3, 4"):
        found.find("Anna")


def test_a_mentees_skills_are_goals_only_where_there_are_no_goals():
    (one,) = mentees("Name,Skills\nLin,Python (4)\n")
    assert one.draft.goals == [Item("Python", level=4)]
    (one,) = mentees("Name,Skills,Goals\nLin,Excel,Python\n")
    assert (one.draft.goals, one.draft.skills) == ([Item("Python")], [])


@pytest.mark.parametrize(
    ("text", "sheet", "missing"),
    [
        ("Name,Languages\nx,y\n", Sheet.MENTORS, "skills"),
        ("Name,Seats,Languages\nx,1,y\n", Sheet.MENTEES, "goals"),
    ],
)
def test_a_file_without_what_matters_most_is_refused(text: str, sheet: Sheet, missing: str):
    with pytest.raises(Unreadable, match=f"line 1: has no column for {missing}"):
        people(text, sheet)


def test_columns_that_may_stand_several_times_are_read_one_after_the_other():
    (one,) = mentors("Name,Skill,Skill\nAda,Python,SQL\n")
    assert [item.name for item in one.draft.skills] == ["Python", "SQL"]


def test_a_grid_is_read_line_by_line():
    (one,) = mentors(
        "Name,Skills [Python],Skills [SQL],Skills [Excel],Skills [others]\nAda,expert,no,x,Law\n"
    )
    assert one.draft.skills == [Item("Python", level=5), Item("Excel"), Item("Law")]


def test_headers_are_told_of():
    findings = Findings()
    mentors("Nmae,Skills,Seats,Places,Whole hours in a month\nAda,Python,1,1,2\n", findings)
    assert said(findings) == [
        'mentors.csv, line 1, column "Places": is another Seats; both are read',
        "mentors.csv, line 1: has no name, address or id; people are called by their lines",
        "mentors.csv, line 2: has no name, address or id; called line 2",
    ]
    assert said(findings, Weight.NOTE) == [
        'mentors.csv, line 1, column "Nmae": is not read.',
        (
            'mentors.csv, line 1, column "Whole hours in a month": is not read. If it means'
            ' Hours per month, use --column "Whole hours in a month=Hours per month"'
        ),
    ]


FAULTS = [
    ("Seats", "two", '"two" is not a whole number; left as 1'),
    ("Seats", "101", '"101" is not between 0 and 100; left as 1'),
    ("Hours per month", "some", '"some" names no amount of time; left out'),
    (
        "Time zone",
        "Atlantis",
        (
            '"Atlantis" is neither a time zone nor a time of day; left out.'
            " Write for example: Europe/Berlin, evenings"
        ),
    ),
    ("Languages", "Elvish", '"Elvish" is no language that is known; it counts as it is typed'),
    ("Languages", "Englih", None),
    ("Formats", "Pigeon", '"Pigeon" is no format that is known; left out'),
    ("Career stage", "Wizard", '"Wizard" is no career stage that is known; left out'),
    ("Career stage", "8", '"8" is not between 1 and 7; left out'),
    ("Years of experience", "many", '"many" names no number of years; left out'),
    ("Industry", "Alchemy", '"Alchemy" is no industry that is known; left out'),
    ("Accepting", "perhaps", '"perhaps" is neither yes nor no; taken as yes'),
    ("Would like to mentor", "Wizards", '"Wizards" is no career stage that is known; left out'),
    ("Skills", "Pyhton (9)", '"9" is not a level from 1 to 5; left out'),
    (
        "Skills",
        "Basket Weaving",
        '"Basket Weaving" is no skill that is known; it matches only the same words',
    ),
    (
        "Skills",
        "Kubernetes Operations",
        (
            '"Kubernetes Operations" is no skill that is known; it matches only the same words.'
            ' Did you mean "Kubernetes"?'
        ),
    ),
]


@pytest.mark.parametrize(("header", "text", "expected"), FAULTS)
def test_a_fault_names_its_line_and_its_column(header: str, text: str, expected: str | None):
    findings = Findings()
    other = "" if header == "Skills" else ",Skills"
    mentors(f'Name,{header}{other}\nAda,"{text}"{other and ",Python"}\n', findings)
    place = f'mentors.csv, line 2, column "{header}": '
    assert said(findings) == ([place + expected] if expected else [])


def test_more_than_anybody_lists_is_left_out():
    findings = Findings()
    (one,) = mentors(f"Name,Skills\nAda,{'; '.join(f'Knot {n}' for n in range(80))}\n", findings)
    assert len(one.draft.skills) == 50
    assert "lists more than 50; the others are left out" in said(findings)[0]
