"""What two people keep together while their mentorship lasts, and how it closes."""

from cairn.workspace.models.action_item import ActionItem
from cairn.workspace.models.milestone import Milestone
from cairn.workspace.models.piece import Piece
from cairn.workspace.models.plan_template import PlanTemplate
from cairn.workspace.models.rating import Rating
from cairn.workspace.models.shared_goal import SharedGoal
from cairn.workspace.models.skill_level import Assessment, SkillLevel
from cairn.workspace.models.snapshot import Snapshot

__all__ = [
    "ActionItem",
    "Assessment",
    "Milestone",
    "Piece",
    "PlanTemplate",
    "Rating",
    "SharedGoal",
    "SkillLevel",
    "Snapshot",
]
