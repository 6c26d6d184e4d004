"""Matching: exact, explained, and free of any framework. Plain values in, plain values out."""

from cairn.engine.explaining import explain, helps, tenths
from cairn.engine.explanation import (
    Answer,
    Change,
    Component,
    Explanation,
    Help,
    MentorView,
    Remark,
    Side,
    Step,
    Wished,
)
from cairn.engine.formula import score
from cairn.engine.index import Index, Order
from cairn.engine.listing import Ranking
from cairn.engine.rules import ranking, refusals
from cairn.engine.values import (
    MOST_POINTS,
    NO_WISHES,
    STANDARD,
    Expertise,
    Goal,
    Hit,
    Mentee,
    Mentor,
    Part,
    Relations,
    Rule,
    WeightSet,
    Wishes,
    mask_of,
)

__all__ = [
    "MOST_POINTS",
    "NO_WISHES",
    "STANDARD",
    "Answer",
    "Change",
    "Component",
    "Expertise",
    "Explanation",
    "Goal",
    "Help",
    "Hit",
    "Index",
    "Mentee",
    "Mentor",
    "MentorView",
    "Order",
    "Part",
    "Ranking",
    "Relations",
    "Remark",
    "Rule",
    "Side",
    "Step",
    "WeightSet",
    "Wished",
    "Wishes",
    "explain",
    "helps",
    "mask_of",
    "ranking",
    "refusals",
    "score",
    "tenths",
]
