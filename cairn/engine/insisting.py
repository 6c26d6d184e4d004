"""Why not this pair: from the prices alone, and exactly by solving again with it forced."""

from dataclasses import replace

from cairn.engine import formula, mutual
from cairn.engine.candidates import Candidates
from cairn.engine.certificate import Certificate
from cairn.engine.proposal import Proposal, WhyNot
from cairn.engine.proposing import solved
from cairn.engine.rules import refusals
from cairn.engine.setting import CohortError, Setting
from cairn.engine.values import Mentee, Mentor, Rule


def why_not(setting: Setting, proposal: Proposal, mentee: int, mentor: int) -> WhyNot:
    """Return what is known of a pair without solving again."""
    one, other = _people(setting, mentee, mentor)
    fit = formula.score(one, other, setting.relations, setting.weights)
    value = mutual.value(fit, mutual.mentor_fit(one, other, setting.weights))
    refused = refusals(one, other, setting.relations, setting.weights)
    if setting.places(mentor) <= 0 and Rule.NO_ROOM not in refused:
        refused = (Rule.NO_ROOM, *refused)
    known = WhyNot(
        mentee,
        mentor,
        value,
        refused=refused,
        forbidden=(mentee, mentor) in setting.forbidden,
        kept=setting.mentor_of.get(mentee),
    )
    if refused or known.forbidden or known.kept is not None:
        return known
    return replace(known, at_least=_at_least(proposal.certificate, known))


def _people(setting: Setting, mentee: int, mentor: int) -> tuple[Mentee, Mentor]:
    one = next((person for person in setting.mentees if person.id == mentee), None)
    other = next((person for person in setting.mentors if person.id == mentor), None)
    if one is None:
        raise CohortError("unknown_mentee", f"no mentee has the id {mentee}", mentee)
    if other is None:
        raise CohortError("unknown_mentor", f"no mentor has the id {mentor}", mentor)
    return one, other


def _at_least(proof: Certificate, pair: WhyNot) -> int | None:
    """Return what the prices say that a pair costs at least, if nobody loses their place."""
    if not proof.prices:
        return None
    offered = proof.gains[pair.mentee] + proof.prices[pair.mentor]
    loss = max(0, offered - pair.value - proof.bonus)
    return loss if loss <= proof.objective else None


def exactly(among: Candidates, proposal: Proposal, known: WhyNot) -> WhyNot:
    """Return what the pair does cost: everybody else is matched again around it."""
    if known.refused or known.forbidden or known.kept is not None:
        return known
    rest = among.without(known.mentee, known.mentor)
    taken = solved(rest, proposal.mode).taken
    made = taken[taken >= 0]
    total = int(rest.graph.value[made].sum()) + known.value
    proof = proposal.certificate
    return replace(
        known,
        cost=proof.objective - proof.kept - total,
        pairs_lost=proof.pairs - len(made) - 1,
    )
