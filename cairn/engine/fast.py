"""The first of a ranking by machine code, with the answer of NumPy and none of its long arrays."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from cairn.engine.best import Best
from cairn.engine.needs import Lists
from cairn.engine.plan import Plan
from cairn.engine.postings import Postings
from cairn.engine.rules import WORD, mix
from cairn.engine.scan import Search, Wanted
from cairn.engine.store import Store
from cairn.engine.tables import Bools, Ints

Scan: TypeAlias = Callable[[Search], None]
NO_MASK: Bools = np.zeros(0, np.bool_)


def first(
    scan: Scan,
    plan: Plan,
    store: Store,
    postings: Postings,
    *,
    state: int,
    where: Bools | None,
    excluded: Ints,
    week: int,
    many: int,
) -> tuple[Ints, Ints, Ints]:
    """Return the rows of the first `many` (1 or more) in order, their scores and their ranks.

    `excluded` are rows, of which −1 is none; the other words are those of `Index.ranking`.
    """
    salt = mix((plan.mentee.id + mix(week & WORD)) & WORD)
    mask = NO_MASK if where is None else np.require(where, np.bool_, ["C", "W"])
    wanted = Wanted(state, mask, excluded, salt)
    lists, best = Lists.of(plan, postings), Best.of(many)
    scan(Search(wanted, plan.asked, lists, store.rows, store.bounds, best))
    keys, rows, fits = (array[: best.taken[0]] for array in best[:3])
    order = keys.argsort()[::-1]
    return rows[order], fits[order], keys[order] >> 32
