"""What OR-tools says of graphs of candidates; run by an interpreter that has it.

Reads graphs as JSON from standard input and writes for each [pairs, total, seconds of CPU] of the
most pairs with the highest total.
"""

import json
import sys
import time

import numpy as np
from ortools.graph.python import min_cost_flow


def most_and_then_highest(of):
    """Return the figures of a maximum flow of minimal cost: source → mentee → mentor → sink."""
    n, m = len(of["first"]) - 1, len(of["places"])
    owner = np.repeat(np.arange(n), np.diff(of["first"]))
    source, sink = n + m, n + m + 1
    tails = np.concatenate([np.full(n, source), owner, n + np.arange(m)])
    heads = np.concatenate([np.arange(n), n + np.array(of["mentor"], int), np.full(m, sink)])
    room = np.concatenate([np.ones(n + len(owner), int), np.array(of["places"], int)])
    cost = np.concatenate([np.zeros(n, int), -np.array(of["value"], int), np.zeros(m, int)])
    flow = min_cost_flow.SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(tails, heads, room, cost)
    flow.set_nodes_supplies(np.array([source, sink]), np.array([n, -n]))
    begun = time.process_time()
    if flow.solve_max_flow_with_min_cost() != flow.OPTIMAL:
        sys.exit("no optimum")
    return flow.maximum_flow(), -flow.optimal_cost(), time.process_time() - begun


if __name__ == "__main__":
    sys.stdout.write(json.dumps([most_and_then_highest(one) for one in json.load(sys.stdin)]))
