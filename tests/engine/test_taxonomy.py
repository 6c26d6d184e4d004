"""The curated skills: from a text to a skill, and from a skill to those that help with it."""

import pytest

from cairn.engine.skillfile import FieldFile, Skill, SkillType
from cairn.engine.taxonomy import FLOOR, WIDTH, Taxonomy

TAXONOMY = Taxonomy.load()


def a_skill(code: int, slug: str, **more: object) -> Skill:
    return Skill(code, slug, slug.title(), SkillType.HARD, "technology", **more)  # type: ignore[arg-type]


def a_taxonomy(*skills: Skill) -> Taxonomy:
    return Taxonomy([FieldFile("technology", 1, 99, frozenset(), skills)])


def test_it_reads_the_files_once() -> None:
    assert Taxonomy.load() is Taxonomy.load()


def test_it_finds_a_skill_by_code_and_by_slug() -> None:
    kubernetes = TAXONOMY.by_slug["kubernetes"]
    assert kubernetes.name == "Kubernetes"
    assert TAXONOMY.by_code[kubernetes.code] is kubernetes


def test_it_groups_all_skills_by_field() -> None:
    groups = TAXONOMY.all()
    assert next(iter(groups)) == "technology"
    assert len(groups) == 14
    assert [skill for group in groups.values() for skill in group] == list(TAXONOMY)
    assert all(skill.field == field for field, group in groups.items() for skill in group)


def test_it_holds_the_promised_number_of_skills() -> None:
    assert len(TAXONOMY) >= 1000
    assert sum(len(skill.aliases) for skill in TAXONOMY) >= 3000
    assert min(len(group) for group in TAXONOMY.all().values()) >= 40


@pytest.mark.parametrize(
    ("wanted", "helper", "percent"),
    [("docker", "kubernetes", 70), ("kubernetes", "docker", 70), ("python", "django", 80)],
)
def test_it_expands_a_skill_to_those_that_help_with_it(
    wanted: str, helper: str, percent: int
) -> None:
    pairs = dict(TAXONOMY.expand(TAXONOMY.by_slug[wanted].code))
    assert pairs[TAXONOMY.by_slug[helper].code] == percent


def test_it_keeps_covering_a_one_way_relation() -> None:
    taxonomy = a_taxonomy(a_skill(1, "django", covers=(("python", 80),)), a_skill(2, "python"))
    assert taxonomy.expand(2) == ((2, 100), (1, 80))
    assert taxonomy.expand(1) == ((1, 100),)


def test_it_multiplies_percentages_over_two_hops_and_never_goes_a_third() -> None:
    taxonomy = a_taxonomy(
        a_skill(1, "one", related=(("two", 90),)),
        a_skill(2, "two", related=(("three", 75),)),
        a_skill(3, "three", related=(("four", 90),)),
        a_skill(4, "four"),
    )
    assert taxonomy.expand(1) == ((1, 100), (2, 90), (3, 67))


def test_it_leaves_out_what_falls_below_the_floor() -> None:
    taxonomy = a_taxonomy(
        a_skill(1, "one", related=(("two", 60), ("three", 80))),
        a_skill(2, "two", related=(("four", 60),)),
        a_skill(3, "three", related=(("five", 50),)),
        a_skill(4, "four"),
        a_skill(5, "five"),
    )
    assert taxonomy.expand(1) == ((1, 100), (3, 80), (2, 60), (5, FLOOR))


def test_it_takes_a_written_relation_over_a_stronger_detour() -> None:
    taxonomy = a_taxonomy(
        a_skill(1, "one", related=(("two", 90), ("three", 45))),
        a_skill(2, "two", related=(("three", 90),)),
        a_skill(3, "three"),
    )
    assert dict(taxonomy.expand(1))[3] == 45


def test_it_takes_the_stronger_of_two_detours() -> None:
    taxonomy = a_taxonomy(
        a_skill(1, "one", related=(("two", 60), ("three", 90))),
        a_skill(2, "two", related=(("four", 90),)),
        a_skill(3, "three", related=(("four", 80),)),
        a_skill(4, "four"),
    )
    assert dict(taxonomy.expand(1))[4] == 72


def test_it_gives_a_kept_text_no_relatives() -> None:
    assert TAXONOMY.expand(2**40) == ((2**40, 100),)


@pytest.fixture
def a_chain() -> Taxonomy:
    """One helps with two, two with three; four covers five; six is by itself."""
    return a_taxonomy(
        a_skill(1, "one", related=(("two", 90),)),
        a_skill(2, "two", related=(("three", 75),)),
        a_skill(3, "three"),
        a_skill(4, "four", covers=(("five", 80),)),
        a_skill(5, "five"),
        a_skill(6, "six"),
    )


@pytest.mark.parametrize(
    ("own", "code", "pairs"),
    [
        ((6, 3, 80), 6, ((6, 100), (3, 80), (2, 60))),
        ((3, 6, 80), 6, ((6, 100), (3, 80), (2, 60))),
        ((6, 3, 80), 2, ((2, 100), (1, 90), (3, 75), (6, 60))),
        ((6, 3, 80), 1, ((1, 100), (2, 90), (3, 67))),
        ((1, 2, 50), 1, ((1, 100), (2, 50))),
        ((4, 5, 60), 4, ((4, 100), (5, 60))),
        ((5, 1_000_001, 70), 1_000_001, ((1_000_001, 100), (5, 70), (4, 56))),
        ((1_000_002, 1_000_001, 70), 1_000_001, ((1_000_001, 100), (1_000_002, 70))),
    ],
)
def test_it_takes_the_relations_of_a_community_in(
    a_chain: Taxonomy, own: tuple[int, int, int], code: int, pairs: tuple[tuple[int, int], ...]
) -> None:
    assert a_chain.relations_with([own])[code] == pairs


def test_relations_of_a_community_leave_the_graph_as_it_is(a_chain: Taxonomy) -> None:
    before = {skill.code: a_chain.expand(skill.code) for skill in a_chain}
    own = a_chain.relations_with([(6, 3, 80), (1, 6, 70)])
    assert {skill.code: a_chain.expand(skill.code) for skill in a_chain} == before
    assert a_chain.relations_with([]) == a_chain.relations()
    assert own[4] == before[4]


def test_it_knows_what_is_written_down(a_chain: Taxonomy) -> None:
    assert a_chain.is_related(1, 2)
    assert a_chain.is_related(5, 4)
    assert not a_chain.is_related(1, 3)
    assert not a_chain.is_related(1, 2**40)


def test_it_gives_the_ranking_relations_of_the_promised_shape() -> None:
    relations = TAXONOMY.relations()
    assert relations.keys() == TAXONOMY.by_code.keys()
    for code, pairs in relations.items():
        percents = [percent for _, percent in pairs]
        assert pairs[0] == (code, 100)
        assert len(pairs) <= WIDTH
        assert len({other for other, _ in pairs}) == len(pairs)
        assert percents == sorted(percents, reverse=True)
        assert all(FLOOR <= percent <= 95 for percent in percents[1:])


@pytest.mark.parametrize("pair", [("mediation", "meditation"), ("banking", "baking")])
def test_it_never_relates_skills_that_merely_look_alike(pair: tuple[str, str]) -> None:
    one, other = (TAXONOMY.by_slug[slug].code for slug in pair)
    assert other not in dict(TAXONOMY.expand(one))
    assert one not in dict(TAXONOMY.expand(other))
