"""What SciPy says of graphs of candidates; run by an interpreter that has it.

Reads [question, graph] pairs as JSON from standard input and writes an answer for each.
"""

import json
import sys

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linear_sum_assignment, milp
from scipy.sparse import coo_array, csr_array, vstack
from scipy.sparse.csgraph import maximum_bipartite_matching


def cardinality(of):
    """Return how many can be placed, each seat a vertex of its own."""
    seats = np.concatenate([[0], np.cumsum(of["places"])])
    columns = [range(seats[j], seats[j + 1]) for j in of["mentor"]]
    lists = [
        [seat for edge in range(*span) for seat in columns[edge]]
        for span in zip(of["first"], of["first"][1:], strict=False)
    ]
    first = np.cumsum([0, *map(len, lists)])
    flat = np.array([seat for one in lists for seat in one], np.int32)
    graph = csr_array((np.ones(len(flat), np.int8), flat, first), (len(lists), seats[-1]))
    return int((maximum_bipartite_matching(graph, "column") >= 0).sum())


def highest(of):
    """Return [pairs, total] with the highest total, `bonus` included, on a dense matrix."""
    n, seats = len(of["first"]) - 1, np.concatenate([[0], np.cumsum(of["places"])])
    worth = np.full((n, seats[-1] + n), -1e15)
    worth[:, seats[-1] :] = 0
    owner = np.repeat(np.arange(n), np.diff(of["first"]))
    for mentee, mentor, value in zip(owner, of["mentor"], of["value"], strict=True):
        worth[mentee, seats[mentor] : seats[mentor + 1]] = value + of["bonus"]
    rows, columns = linear_sum_assignment(worth, maximize=True)
    pairs = int((columns < seats[-1]).sum())
    return [pairs, int(worth[rows, columns].sum()) - of["bonus"] * pairs]


def packed(of):
    """Return the highest total, `bonus` included, where pairs take minutes: by HiGHS."""
    n, m, many = len(of["first"]) - 1, len(of["places"]), len(of["mentor"])
    if not many:
        return 0
    owner, edges = np.repeat(np.arange(n), np.diff(of["first"])), np.arange(many)
    size = np.array(of["size"], float)[owner]
    once = coo_array((np.ones(many), (owner, edges)), (n, many))
    seats = coo_array((np.ones(many), (of["mentor"], edges)), (m, many))
    time = coo_array((size, (of["mentor"], edges)), (m, many))
    most = np.concatenate([np.ones(n), of["places"], of["minutes"]])
    worth = np.array(of["value"], float) + of["bonus"]
    found = milp(
        -worth,
        constraints=LinearConstraint(vstack([once, seats, time]), -np.inf, most),
        integrality=np.ones(many),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 0},
    )
    return round(-found.fun)


QUESTIONS = {"cardinality": cardinality, "highest": highest, "packed": packed}

if __name__ == "__main__":
    sys.stdout.write(json.dumps([QUESTIONS[question](of) for question, of in json.load(sys.stdin)]))
