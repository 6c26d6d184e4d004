"""What the package `matching` says of stable pairs without ties; run by an interpreter with it.

Reads graphs with bands, all different, as JSON from standard input and writes for each the mentor
of every mentee, −1 for none.
"""

import json
import sys
import warnings

from matching.games import HospitalResident


def best_for_mentees(of):
    spans = list(zip(of["first"], of["first"][1:], strict=False))
    seekers = {i: [of["mentor"][e] for e in range(*span)] for i, span in enumerate(spans)}
    seekers = {i: [j for j in mentors if of["places"][j]] for i, mentors in seekers.items()}
    bands = {
        (i, of["mentor"][e]): of["bands"][e] for i, span in enumerate(spans) for e in range(*span)
    }
    offering = {j: [] for mentors in seekers.values() for j in mentors}
    for i, j in sorted(bands, key=lambda pair: -bands[pair]):
        if j in offering:
            offering[j].append(i)
    game = HospitalResident.create_from_dictionaries(
        {i: mentors for i, mentors in seekers.items() if mentors},
        offering,
        {j: of["places"][j] for j in offering},
    )
    solved = game.solve(optimal="resident")
    found = {resident.name: hospital.name for hospital, all_ in solved.items() for resident in all_}
    return [found.get(i, -1) for i in range(len(spans))]


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(10_000)
    sys.stdout.write(json.dumps([best_for_mentees(one) for one in json.load(sys.stdin)]))
