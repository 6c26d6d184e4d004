"""The parts of a score beside the skills, for many rows at once: a code, and its worth."""

from typing import TypeAlias

import numpy as np

from cairn.engine.columns import Columns
from cairn.engine.question import Question
from cairn.engine.tables import MET_INDUSTRY, Ints

Rows: TypeAlias = Ints | slice


def beside_skills(asked: Question, columns: Columns, rows: Rows) -> Ints:
    """Return the points that some rows get for all but the skills."""
    profile, hours = columns.profile[rows], columns.hours[rows]
    points: Ints = asked.stage[profile >> 10] + asked.formats[profile >> 7 & 7]
    points += asked.industry[profile & 127]
    points += asked.wishes[_wishes(asked, columns, rows)]
    points += asked.overlap[np.bitwise_count(hours & np.uint32(asked.hours))]
    points += asked.minutes[np.minimum(columns.minutes[rows], np.uint16(asked.sought))]
    preferred = columns.languages[rows] & asked.masks[1] != 0
    points += asked.language[preferred.view(np.int8)]
    if len(asked.answers):
        points += asked.values[_agreement(asked.answers, columns.answers[rows])]
    return points


def _wishes(asked: Question, columns: Columns, rows: Rows) -> Ints:
    met = columns.wished_industries[rows] & asked.masks[2] != 0
    codes: Ints = columns.wishes[rows] | met * np.uint16(MET_INDUSTRY)
    return codes


def _agreement(answers: Ints, given: Ints) -> Ints:
    """Return 2 for each equal answer and 1 for each that was not given, summed."""
    agreed = np.zeros(given.shape, np.uint8)
    for place, answer in enumerate(answers.tolist()):
        if answer:
            one = given >> np.uint32(4 * place) & np.uint32(15)
            agreed += np.where(one == answer, np.uint8(2), (one == 0).astype(np.uint8))
    return agreed
