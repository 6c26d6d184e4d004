"""Lists of skills as people write them."""

import pytest

from cairn.command.items import Item, item, parts, several
from cairn.command.numbering import comma_inside, resolved


def known(text: str) -> bool:
    return resolved(text) is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Python; SQL", ["Python", "SQL"]),
        ("Python, SQL", ["Python", "SQL"]),
        ("Python\nSQL\n", ["Python", "SQL"]),
        ("• Python • SQL", ["Python", "SQL"]),
        ("1. Python\n2) SQL\n- Excel", ["Python", "SQL", "Excel"]),
        ("Python (advanced, essential), SQL", ["Python (advanced, essential)", "SQL"]),
        ("Sales, in shops; SQL", ["Sales, in shops", "SQL"]),
        ("Heating, Ventilation and Air Conditioning, SQL",
         ["Heating, Ventilation and Air Conditioning", "SQL"]),
        (" ;, ;", [","]),
        ("", []),
    ],
)  # fmt: skip
def test_a_list_is_parted(text: str, expected: list[str]):
    assert parts(text, comma_inside) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Python", Item("Python")),
        ("Python (advanced)", Item("Python", level=4)),
        ("Python (4)", Item("Python", level=4)),
        ("Python: 4", Item("Python", level=4)),
        ("Python:4", Item("Python", level=4)),
        ("C#: expert", Item("C#", level=5)),
        ("SQL - expert", Item("SQL", level=5)),
        ("Excel 80 %", Item("Excel", level=4)),
        ("Excel (3,5)", Item("Excel", level=4)),
        ("Advanced Python", Item("Python", level=4)),
        ("Basket Weaving (basic)", Item("Basket Weaving", level=2)),
        ("SQL (advanced, essential)", Item("SQL", level=4, importance=5)),
        ("SQL: 4, nice to have", Item("SQL", level=4, importance=1)),
        ("SQL (basic to advanced)", Item("SQL", level=4, now=2)),
        ("SQL (1 → 3)", Item("SQL", level=3, now=1)),
        ("SQL (last used 2015)", Item("SQL", year=2015)),
        ("SQL (7)", Item("SQL", wrong=("7",))),
        ("SQL: 9", Item("SQL", wrong=("9",))),
        ("SQL (mostly)", Item("SQL", wrong=("mostly",))),
        ("Knots (for sailors)", Item("Knots (for sailors)")),
        ("A/B Testing", Item("A/B Testing")),
        ("Full-Stack Development", Item("Full-Stack Development")),
        ("Advanced Basket Weaving", Item("Advanced Basket Weaving")),
        ("()", Item("()")),
    ],
)
def test_a_skill_is_read_with_what_stands_beside_it(text: str, expected: Item):
    assert item(text, known) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Python and SQL", ["Python", "SQL"]),
        ("Python/SQL", ["Python", "SQL"]),
        ("CI/CD", ["CI/CD"]),
        ("Research and Development", ["Research and Development"]),
        ("Python and patience for it", ["Python and patience for it"]),
    ],
)
def test_two_skills_in_one_are_parted_where_both_are_known(text: str, expected: list[str]):
    assert several(text, known) == expected
