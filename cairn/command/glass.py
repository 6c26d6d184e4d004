"""The glass box as text: the points of one pair, what was missing, and what would change it."""

from collections.abc import Callable, Iterator

from cairn.command.programme import Programme
from cairn.command.sentences import APART, PARTS, helped, score
from cairn.command.words import FORMATS, IMPORTANCE, INDUSTRIES, LEVELS, STAGES, Words
from cairn.engine import (
    Answer,
    Change,
    Component,
    Explanation,
    Help,
    Mentee,
    Mentor,
    Part,
    Proposal,
    Side,
    Step,
    WhyNot,
    mask_of,
)

WIDTH = 34
CHANGES = 8


def glass_box(programme: Programme, mentee: int, mentor: int) -> Iterator[str]:
    """Yield the lines that explain a pair; the points shown add up to the score shown."""
    found = programme.explain(mentee, mentor)
    names = programme.mentees[mentee].name, programme.mentors[mentor].name
    yield f"{names[0]} with {names[1]}: {found.tenths / 10:.1f} of 100"
    yield ""
    yield f"  {'':{WIDTH}}points    of"
    for component in found.components:
        if component.possible:
            yield _line(component, programme, found)
        if component.part is Part.SKILLS:
            yield from (f"      {_goal(help_, programme)}" for help_ in found.goals)
    yield f"  {'Score':{WIDTH}}{found.tenths / 10:6.1f} 100.0"
    yield from _missing(found, programme)
    yield from _refused(found)
    yield from _changes(found, programme)


def why_not(programme: Programme, proposal: Proposal, mentee: int, mentor: int) -> Iterator[str]:
    """Yield the lines that say why a pair was not made, or that it was."""
    names = programme.mentees[mentee].name, programme.mentors[mentor].name
    if proposal.mentor_of(mentee) == mentor:
        yield f"{names[0]} and {names[1]} are a pair."
        return
    found = programme.why_not(proposal, mentee, mentor)
    yield f"{names[0]} and {names[1]} are not a pair."
    yield from _why_not(found)


def _why_not(found: WhyNot) -> Iterator[str]:
    if found.refused:
        yield f"  Rules keep them apart: {'; '.join(APART[rule] for rule in found.refused)}."
    if found.forbidden:
        yield "  The file of pairs rules it out."
    if found.cost is not None:
        yield f"  Insisting on it lowers the sum of all matches by {score(found.cost)}."
    elif found.at_least is not None:
        yield f"  Insisting on it lowers the sum of all matches by {score(found.at_least)} or more."
    if found.pairs_lost:
        yield f"  {found.pairs_lost} fewer would have a mentor."


def _line(component: Component, programme: Programme, found: Explanation) -> str:
    mentee, mentor = programme.seekers[found.mentee], programme.helpers[found.mentor]
    said = NOTES.get(component.part, _nothing)(programme, mentee, mentor)
    if component.answer is Answer.UNKNOWN:
        said = "the mentor did not say: half"
    points = f"{component.tenths / 10:6.1f}{component.possible / 1000:6.1f}"
    return f"  {PARTS[component.part]:{WIDTH}}{points}   {said}".rstrip()


def _goal(help_: Help, programme: Programme) -> str:
    wanted = LEVELS.name(help_.goal.wanted).casefold()
    importance = IMPORTANCE.name(help_.goal.importance).casefold()
    said = helped(help_, programme)
    offered = f"; offered at {LEVELS.name(help_.via.level).casefold()}" if help_.via else ""
    points = f"{score(help_.points)} of {score(help_.possible)}"
    return f"{said}: {points} (wanted at {wanted}, {importance}{offered})"


def _missing(found: Explanation, programme: Programme) -> Iterator[str]:
    left_out = [part for part in found.parts(Answer.MISSING) if programme.weights.weight(part)]
    missing = [PARTS[part].casefold() for part in left_out]
    if missing:
        yield ""
        yield f"Left out, because the mentee did not say: {', '.join(missing)}."
    unknown = [PARTS[part].casefold() for part in found.parts(Answer.UNKNOWN)]
    if unknown:
        yield ""
        yield f"Counted half, because the mentor did not say: {', '.join(unknown)}."


def _refused(found: Explanation) -> Iterator[str]:
    if found.refusals:
        yield ""
        yield f"Rules keep them apart: {'; '.join(APART[rule] for rule in found.refusals)}."


def _changes(found: Explanation, programme: Programme) -> Iterator[str]:
    changes = [change for change in found.changes if change.step is not Step.VERIFY_SKILL]
    if changes:
        yield ""
        yield "What would change it:"
    for change in changes[:CHANGES]:
        who = programme.mentees[found.mentee] if change.side is Side.MENTEE else None
        name = who.name if who else programme.mentors[found.mentor].name
        yield f"  +{score(change.gain):>5}  if {name} {_step(change, programme)}"


def _step(change: Change, programme: Programme) -> str:
    numbers = programme.numbering
    steps: dict[Step, Callable[[int], str]] = {
        Step.ADD_LANGUAGE: lambda code: f"also spoke {numbers.language_name(code)}",
        Step.PREFER_LANGUAGE: lambda code: f"preferred {numbers.language_name(code)}",
        Step.ADD_FORMAT: lambda code: f"also chose {FORMATS.name(code)}",
        Step.ADD_HOUR: lambda hour: f"had {hour:02}:00 UTC free as well",
        Step.SET_MINUTES: lambda some: f"said {some} minutes a month",
        Step.LOWER_LEVEL: lambda skill: f"wanted {numbers.skill_name(skill)} one level lower",
        Step.RAISE_LEVEL: lambda skill: f"knew {numbers.skill_name(skill)} one level better",
        Step.OFFER_SKILL: lambda skill: f"offered to teach {numbers.skill_name(skill)}",
        Step.VERIFY_SKILL: lambda skill: f"had {numbers.skill_name(skill)} checked",
    }
    return steps[change.step](change.value)


def _nothing(_programme: Programme, _mentee: Mentee, _mentor: Mentor) -> str:
    return ""


def _overlap(_programme: Programme, mentee: Mentee, mentor: Mentor) -> str:
    both = (mentee.hours or 0) & (mentor.hours or 0)
    hours = [f"{hour:02}" for hour in range(24) if both >> hour & 1]
    return f"from {', '.join(hours)} UTC" if hours else "none on weekdays"


def _wishes(_programme: Programme, _mentee: Mentee, mentor: Mentor) -> str:
    return _names(STAGES, mentor.wishes.stages) or "anybody"


def _minutes(_programme: Programme, mentee: Mentee, mentor: Mentor) -> str:
    return f"{mentor.minutes} minutes offered, {mentee.minutes} sought"


def _stage(_programme: Programme, mentee: Mentee, mentor: Mentor) -> str:
    stages = [STAGES.name(one) for one in (mentor.stage, mentee.stage) if one]
    return " helps ".join(stages)


def _formats(_programme: Programme, mentee: Mentee, mentor: Mentor) -> str:
    return _names(FORMATS, mentee.formats & mentor.formats) or "none shared"


def _language(programme: Programme, mentee: Mentee, mentor: Mentor) -> str:
    both = mask_of(mentee.languages) & mentor.languages
    shared = [code for code in mentee.languages if both >> code & 1]
    return ", ".join(map(programme.numbering.language_name, shared)) or "none shared"


def _industry(_programme: Programme, mentee: Mentee, mentor: Mentor) -> str:
    pair = (mentor.industry, mentee.industry)
    return " / ".join(INDUSTRIES.name(one) for one in dict.fromkeys(pair) if one is not None)


def _names(words: Words, mask: int) -> str:
    return ", ".join(words.name(code) for code in words.lines if mask >> code & 1)


NOTES: dict[Part, Callable[[Programme, Mentee, Mentor], str]] = {
    Part.OVERLAP: _overlap,
    Part.WISHES: _wishes,
    Part.MINUTES: _minutes,
    Part.STAGE: _stage,
    Part.FORMATS: _formats,
    Part.LANGUAGE: _language,
    Part.INDUSTRY: _industry,
}
