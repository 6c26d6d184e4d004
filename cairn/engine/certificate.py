"""The proof that a cohort's pairs are the best: prices that anybody can check with additions.

Linear programming duality: give each place of a mentor a price, and let each mentee's gain be the
most that any candidate's value leaves above the price, at least 0. No set of pairs whatsoever can
be worth more than all gains and all prices of places together. Where a set reaches that, it is
best. (Kuhn, "The Hungarian method", 1955; Gale, "The Theory of Linear Economic Models", 1960.)
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Certificate:
    """A total value and an upper bound for it, with what proves the bound.

    `objective` is the total of the pairs and `bound` what none can exceed, in points, the kept
    pairs included; `gap` is 0 where the proof is complete. `bonus` points are counted for each
    pair, beside its value, so that more pairs always beat better ones; it is 0 in the score mode.
    `prices` (mentor → points for one place) and `gains` (mentee → points), both 0 or more, prove
    it; both are empty in the stable mode, whose proof is that no pair blocks.
    """

    objective: int
    bound: int
    bonus: int
    prices: Mapping[int, int]
    gains: Mapping[int, int]

    @property
    def gap(self) -> int:
        """How far the proof leaves open that another set is better; 0: this one is best."""
        return self.bound - self.objective

    def verify(self) -> bool:
        """Check the proof anew, from the values of all candidates, the places and the pairs."""
        raise NotImplementedError
