"""Names as people write them: what resolves to which skill, and what a type-ahead offers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.engine.skillfile import Skill
from cairn.engine.skillnames import NameIndex, Spelling, fold, is_slip
from cairn.engine.taxonomy import Taxonomy

TAXONOMY = Taxonomy.load()


def slug_of(text: str) -> str | None:
    skill = TAXONOMY.resolve(text)
    return skill and skill.slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Kubernetes", "kubernetes"),
        ("k8s", "kubernetes"),
        ("js", "javascript"),
        ("  PUBLIC   speaking ", "public-speaking"),
        ("nodejs", "node-js"),
        ("Node.JS", "node-js"),
        ("asp.net", "dot-net"),
        ("R&D and so on", None),
        ("d & i", "diversity-and-inclusion"),
        ("Résumé", "cv-writing"),
        ("C.V.", "cv-writing"),
        ("work life balance", "work-life-balance"),
        ("womens health", "obstetrics-and-gynaecology"),
        ("Women’s Health", "obstetrics-and-gynaecology"),
        ("Español", "spanish"),
        ("हिन्दी", "hindi"),
        ("underwater basket weaving", None),
        ("", None),
        ("?!", None),
    ],
)
def test_it_resolves_names_and_aliases(text: str, slug: str | None) -> None:
    assert slug_of(text) == slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("C", "c"),
        ("c++", "c-plus-plus"),
        ("C ++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("C♯", "c-sharp"),
        (".NET", "dot-net"),
        ("R", "r"),
        ("R.", "r"),
        ("go", "go"),
        ("G0", None),
        ("Gk", None),
        ("Goo", None),
        ("C+", None),
        ("R+", None),
        ("D", None),
        ("net", None),
    ],
)
def test_it_takes_the_shortest_names_exactly(text: str, slug: str | None) -> None:
    assert slug_of(text) == slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("pyhton", "python"),
        ("Pyton", "python"),
        ("kuberntes", "kubernetes"),
        ("Projct Managment", "project-management"),
        ("Prodct Managment", "product-management"),
        ("Entreprenuership", "entrepreneurship"),
        ("Meditaton", "meditation"),
        ("Mediaton", "mediation"),
        ("timemanagment", "time-management"),
    ],
)
def test_it_forgives_slips(text: str, slug: str) -> None:
    assert slug_of(text) == slug


@pytest.mark.parametrize(
    "text", ["state", "scale", "message", "wedding", "caching", "jvaa", "chang"]
)
def test_it_takes_no_other_word_for_a_slip(text: str) -> None:
    assert slug_of(text) is None


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("care management", "case management"),
        ("iso 27002", "iso 27001"),
        ("iso 270018", "iso 27001"),
        ("fraining", "training"),
        ("rubi", "ruby"),
        ("touch", "torch"),
        ("astrology", "astronomy"),
    ],
)
def test_it_sees_no_slip_between_different_words(typed: str, known: str) -> None:
    assert not is_slip(typed, known)


def test_it_gives_no_answer_between_two_names_equally_near() -> None:
    index = NameIndex([Spelling("Toaching", 1, alias=False), Spelling("Teaching", 2, alias=False)])
    assert index.resolve("Tiaching") is None
    assert index.resolve("Teachinng") == 2


def test_it_keeps_a_listed_word_from_being_taken_for_a_slip() -> None:
    names = [Spelling("Massage", 1, alias=False)]
    assert NameIndex(names).resolve("Message") == 1
    assert NameIndex(names, unlike=["Message"]).resolve("message") is None


def test_it_resolves_every_spelling_to_its_own_skill() -> None:
    for skill in TAXONOMY:
        for text in (skill.name, *skill.aliases, skill.name.upper(), f" {skill.name.lower()}. "):
            assert TAXONOMY.resolve(text) is skill, text


def test_it_resolves_no_look_alike_on_the_list() -> None:
    words = [word for skill in TAXONOMY for word in skill.unlike]
    assert len(words) > 10
    assert [word for word in words if TAXONOMY.resolve(word)] == []


@given(st.text())
def test_it_resolves_any_text_without_complaint(text: str) -> None:
    skill = TAXONOMY.resolve(text)
    assert skill is None or TAXONOMY.by_code[skill.code] is skill


@given(st.text())
def test_it_folds_a_folded_text_to_itself(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.sampled_from(list(TAXONOMY)), st.data())
def test_it_reads_a_name_whatever_its_case_and_spacing(skill: Skill, data: st.DataObject) -> None:
    letters = [data.draw(st.sampled_from([c.lower(), c.upper()])) for c in skill.name]
    spaced = "".join(letters).replace(" ", data.draw(st.sampled_from([" ", "  ", "-", "_", ""])))
    assert TAXONOMY.resolve(spaced) is skill


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("js", "javascript"),
        ("java", "java"),
        ("k8", "kubernetes"),
        ("R", "r"),
        ("c#", "c-sharp"),
        (".net", "dot-net"),
        ("nego", "negotiation"),
        ("public sp", "public-speaking"),
        ("speaking", "public-speaking"),
        ("kubrnetes", "kubernetes"),
        ("restorative justise", "restorative-justice"),
    ],
)
def test_it_suggests_the_likeliest_first(typed: str, first: str) -> None:
    assert TAXONOMY.suggest(typed)[0].slug == first


def test_it_suggests_names_before_aliases_and_beginnings_before_later_words() -> None:
    index = NameIndex(
        [
            Spelling("Report Writing", 1, alias=False),
            Spelling("Journalism", 2, alias=False),
            Spelling("Writing for the press", 2, alias=True),
            Spelling("Poetry", 3, alias=False),
            Spelling("Verse writing", 3, alias=True),
            Spelling("Writing Systems", 4, alias=False),
        ]
    )
    assert index.suggest("writing", limit=8) == [4, 1, 2, 3]
    assert index.suggest("writing", limit=2) == [4, 1]


@given(st.text(), st.integers(1, 12))
def test_it_suggests_each_skill_once_and_no_more_than_asked(text: str, limit: int) -> None:
    skills = TAXONOMY.suggest(text, limit)
    assert len(skills) <= limit
    assert len({skill.code for skill in skills}) == len(skills)


@pytest.mark.parametrize("typed", ["", "  ", "?", "zq"])
def test_it_suggests_nothing_for_nothing(typed: str) -> None:
    assert TAXONOMY.suggest(typed) == []
