"""From what the engine answers to the report."""

from collections import Counter
from importlib.metadata import PackageNotFoundError, version

from cairn.command import report
from cairn.command.faults import Findings
from cairn.command.people import Person
from cairn.command.programme import Programme
from cairn.command.report import FORMAT, VERSION, Report, Source
from cairn.command.screen import Screen
from cairn.command.sentences import RULES, left_over, reasons, remedy, uncovered
from cairn.engine import Explanation, Part, Proposal, Relief, Unmatched, tenths

POINT = 1000
RANK = "rank"


def ranking(
    programme: Programme, top: int, sources: list[Source], findings: Findings, screen: Screen
) -> Report:
    """Compose the report of a ranking: for each mentee the best mentors, seats left aside."""
    matched: list[report.Matched] = []
    left: list[report.LeftOver] = []
    taken = Counter(mentor for _, mentor in programme.settled.running)
    for person in screen.over(programme.mentees, "Ranking"):
        hits = programme.rank(person.id, top)
        found = [
            _match(programme, programme.explain(person.id, hit.id), place)
            for place, hit in enumerate(hits, 1)
        ]
        if found:
            matched.append(report.Matched(_someone(person), found))
        else:
            left.append(_unranked(programme, person))
    return _report(programme, RANK, matched, left, taken=taken, sources=sources, findings=findings)


def assignment(
    programme: Programme,
    proposal: Proposal,
    sources: list[Source],
    findings: Findings,
    screen: Screen,
    *,
    advice: int,
) -> Report:
    """Compose the report of the best pairs for all mentees together.

    For the first `advice` of those left over, the smallest change that would help is sought.
    """
    pairs = {pair.mentee: pair for pair in proposal.pairs}
    alone = {one.mentee: one for one in proposal.unmatched}
    matched: list[report.Matched] = []
    left: list[report.LeftOver] = []
    for person in screen.over(programme.mentees, "Explaining"):
        if pair := pairs.get(person.id):
            found = programme.explain(person.id, pair.mentor)
            match = _match(programme, found, pair.place, settled=pair.kept)
            matched.append(report.Matched(_someone(person), [match]))
        else:
            relief = None
            if len(left) < advice:
                relief = programme.would_help(proposal, person.id)
            left.append(_left_over(programme, person, alone[person.id], relief))
    return _report(
        programme,
        proposal.mode.value,
        matched,
        left,
        taken=_taken(programme, proposal),
        sources=sources,
        findings=findings,
        certificate=_certificate(proposal),
    )


def _report(
    programme: Programme,
    mode: str,
    matched: list[report.Matched],
    left: list[report.LeftOver],
    *,
    taken: Counter[int],
    sources: list[Source],
    findings: Findings,
    certificate: report.Certificate | None = None,
) -> Report:
    return Report(
        format=FORMAT,
        version=VERSION,
        cairn=_version(),
        mode=mode,
        on=programme.on.isoformat(),
        weights={part.value: programme.weights.weight(part) for part in Part},
        weights_name=programme.weights.name,
        sources=sources,
        matched=matched,
        left_over=left,
        mentors=[
            report.Helper(_someone(person), programme.seats(person.id), taken[person.id])
            for person in programme.mentors
        ],
        certificate=certificate,
        findings=[
            report.Finding(one.weight.value, one.file, one.line, one.column, one.said)
            for one in findings
        ],
    )


def _taken(programme: Programme, proposal: Proposal) -> Counter[int]:
    """By mentor the seats taken, also by mentees of earlier rounds who are in no file."""
    earlier = (pair for pair in programme.settled.running if pair[0] not in programme.seekers)
    taken = Counter(mentor for _, mentor in earlier)
    return taken + Counter(pair.mentor for pair in proposal.pairs)


def _match(
    programme: Programme, found: Explanation, place: int, *, settled: bool = False
) -> report.Match:
    return report.Match(
        mentor=_someone(programme.mentors[found.mentor]),
        score=found.tenths / 10,
        place=place,
        settled=settled,
        reasons=list(reasons(found, programme)),
        uncovered=uncovered(found, programme),
        parts=[
            report.Points(
                one.part.value, one.tenths / 10, tenths(one.possible) / 10, one.answer.value
            )
            for one in found.components
        ],
    )


def _left_over(
    programme: Programme, person: Person, one: Unmatched, relief: Relief | None
) -> report.LeftOver:
    help_ = remedy(relief, programme) if relief else ""
    sentence = left_over(one, programme)
    return report.LeftOver(_someone(person), one.reason.value, sentence, help_)


def _unranked(programme: Programme, person: Person) -> report.LeftOver:
    counts = Counter(
        rule for mentor in programme.helpers for rule in programme.rules_between(person.id, mentor)
    )
    said = "; ".join(f"{counts[rule]} {words}" for rule, words in RULES.items() if counts[rule])
    sentence = f"A rule keeps every mentor away: {said}." if said else "There is no mentor."
    return report.LeftOver(_someone(person), "rules", sentence, "")


def _certificate(proposal: Proposal) -> report.Certificate:
    metrics, proof = proposal.metrics, proposal.certificate
    bound = metrics.objective_bound
    return report.Certificate(
        pairs=metrics.cardinality,
        most_pairs=metrics.cardinality_bound,
        total=metrics.objective / POINT,
        most_total=None if bound is None else bound / POINT,
        proven=not proof.gap and proof.verify(),
        unstable_pairs=metrics.blocking,
        worst_place=metrics.worst_place,
        greedy_pairs=metrics.greedy_cardinality,
        greedy_total=metrics.greedy_objective / POINT,
    )


def _someone(person: Person) -> report.Someone:
    return report.Someone(person.key, person.name, person.draft.email, person.draft.line)


def _version() -> str:
    try:
        return version("cairn")
    except PackageNotFoundError:
        return "unreleased"
