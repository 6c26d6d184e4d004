"""What the engine found, in the words of the report."""

from collections.abc import Callable, Iterator

from cairn.command.programme import Programme
from cairn.command.words import INDUSTRIES
from cairn.engine import (
    CohortError,
    Explanation,
    Help,
    Part,
    Reason,
    Relief,
    Remark,
    Remedy,
    Rule,
    Unmatched,
    mask_of,
)

PARTS = {
    Part.SKILLS: "What the mentee wants to learn",
    Part.OVERLAP: "Shared hours",
    Part.WISHES: "Whom the mentor likes to help",
    Part.MINUTES: "Time per month",
    Part.STAGE: "Career stage",
    Part.FORMATS: "Formats",
    Part.LANGUAGE: "Language",
    Part.INDUSTRY: "Industry",
    Part.VALUES: "Values and interests",
}
RULES = {
    Rule.NO_ROOM: "have no seat left",
    Rule.NOT_ACCEPTING: "take nobody now",
    Rule.NO_COMMON_LANGUAGE: "share no language",
    Rule.SAME_ORGANISATION: "are of the same organisation",
    Rule.EXCLUDED: "are settled in the file of pairs",
    Rule.MUST_UNMET: "do not meet what weights.toml insists on",
    Rule.BELOW_MINIMUM: "score below the minimum",
}
APART = {
    Rule.NO_ROOM: "the mentor has no seat left",
    Rule.NOT_ACCEPTING: "the mentor takes nobody now",
    Rule.NO_COMMON_LANGUAGE: "they share no language",
    Rule.SAME_ORGANISATION: "they are of the same organisation",
    Rule.EXCLUDED: "they are settled in the file of pairs, or one and the same person",
    Rule.MUST_UNMET: "they do not meet what weights.toml insists on",
    Rule.BELOW_MINIMUM: "their score is below the minimum",
}
"""What keeps two people apart; `RULES` says the same of many mentors."""
SHOWN_GOALS = 3
MOST_NAMES = 5


def score(points: int) -> str:
    """Points 0…100,000 as people read them: 0 to 100 with one decimal, half up."""
    return f"{(points + 50) // 100 / 10:.1f}"


def reasons(found: Explanation, programme: Programme) -> Iterator[str]:
    """What speaks for a pair, the most telling first."""
    for help_ in found.helps[:SHOWN_GOALS]:
        yield helped(help_, programme)
    mentee, mentor = programme.seekers[found.mentee], programme.helpers[found.mentor]
    hours = found.mentor_view.shared_hours.bit_count()
    if hours:
        yield f"{hours} shared {'hour' if hours == 1 else 'hours'}"
    shared = mask_of(mentee.languages) & mentor.languages
    if shared:
        spoken = next(code for code in mentee.languages if shared >> code & 1)
        yield programme.numbering.language_name(spoken)
    if mentee.industry is not None and mentee.industry == mentor.industry:
        yield INDUSTRIES.name(mentee.industry)


def helped(help_: Help, programme: Programme) -> str:
    """A goal and what covers it, in a few words."""
    goal = programme.numbering.skill_name(help_.goal.skill)
    if help_.via is None:
        return f"{goal}: not covered"
    notes = []
    if Remark.RELATED in help_.remarks:
        notes.append(f"through {programme.numbering.skill_name(help_.via.skill)}")
    if Remark.BELOW_LEVEL in help_.remarks:
        below = help_.levels_below
        notes.append(f"{below} {'level' if below == 1 else 'levels'} below")
    if Remark.LONG_AGO in help_.remarks:
        notes.append("last used some years ago")
    return f"{goal} ({', '.join(notes)})" if notes else goal


def uncovered(found: Explanation, programme: Programme) -> list[str]:
    """The goals that nothing of the mentor's helps with."""
    covered = {help_.goal for help_ in found.helps}
    goals = [help_.goal for help_ in found.goals if help_.goal not in covered]
    return [programme.numbering.skill_name(goal.skill) for goal in goals]


def left_over(one: Unmatched, programme: Programme) -> str:
    """Why a mentee has no mentor, in a sentence."""
    refused = "; ".join(f"{count} {RULES[rule]}" for rule, count in one.refused)
    sentences = {
        Reason.NO_PLACES: "No mentor has a seat left.",
        Reason.RULES: f"A rule keeps every mentor with a seat away: {refused}.",
        Reason.FORBIDDEN: "The file of pairs rules out every mentor whom the rules would allow.",
        Reason.TOO_LONG: "Nobody has as much time a month as is sought.",
        Reason.PLACES_TAKEN: f"{_contested(one, programme)}, and {one.rivals} mentees depend on"
        " those seats alone; no arrangement gives a mentor to more people.",
        Reason.OUTVALUED: "Placing them would lower the sum of all matches"
        + (f" by {score(one.cost)}." if one.cost is not None else "."),
        Reason.NOT_PREFERRED: "Every mentor who could take them is full with mentees who suit at"
        " least as well.",
    }
    return sentences[one.reason]


def _contested(one: Unmatched, programme: Programme) -> str:
    """The full mentors for whose seats somebody was one too many."""
    names = [programme.mentors[number].name for number in one.contested]
    if len(names) > MOST_NAMES:
        return f"The {len(names)} mentors who could take them are full"
    return f"Only {', '.join(names)} could take them"


def remedy(relief: Relief, programme: Programme) -> str:
    """The smallest change that would place somebody."""
    mentor = programme.mentors[relief.mentor].name
    seats = "seat" if relief.value == 1 else "seats"
    changes: dict[Remedy, Callable[[], str]] = {
        Remedy.ADD_PLACE: lambda: f"{mentor} offers {relief.value} {seats}",
        Remedy.ADD_MINUTES: lambda: f"{mentor} gives {relief.value} minutes a month",
        Remedy.ACCEPT: lambda: f"{mentor} takes part after all",
        Remedy.ALLOW_PAIR: lambda: f"the pair with {mentor} is allowed",
        Remedy.LOWER_MINIMUM: lambda: f"the minimum score becomes {score(relief.value)}",
        Remedy.DROP_MUST: lambda: f'"{relief.part}" is no longer a must',
        Remedy.ALLOW_ORGANISATION: lambda: "pairs within one organisation are allowed",
        Remedy.ADD_LANGUAGE: lambda: (
            "they also speak " + programme.numbering.language_name(relief.value)
        ),
    }
    return changes[relief.remedy]()


def contradiction(error: CohortError, programme: Programme) -> str:
    """What settled pairs contradict each other or the seats, with the names of those concerned."""
    people = [*programme.mentees, *programme.mentors]
    names = " and ".join(dict.fromkeys(one.name for one in people if one.id in error.ids))
    sentences = {
        "kept_twice": f"the file of pairs gives two mentors to {names}",
        "kept_and_forbidden": f"the file of pairs both demands and forbids a pair: {names}",
        "over_capacity": f"the file of pairs asks for more seats than there are of {names}",
    }
    return sentences.get(error.code, str(error))
