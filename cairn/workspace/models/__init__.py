"""What two people keep together while their mentorship lasts, and how it closes."""

from cairn.workspace.models.action_item import ActionItem
from cairn.workspace.models.agreement import Agreement, PastAgreement
from cairn.workspace.models.milestone import Milestone
from cairn.workspace.models.nudge import Nudge
from cairn.workspace.models.piece import Piece
from cairn.workspace.models.plan_template import PlanTemplate
from cairn.workspace.models.pulse import Pulse
from cairn.workspace.models.rating import Rating
from cairn.workspace.models.shared_goal import SharedGoal
from cairn.workspace.models.skill_level import Assessment, SkillLevel
from cairn.workspace.models.snapshot import Snapshot

__all__ = [
    "ActionItem",
    "Agreement",
    "Assessment",
    "Milestone",
    "Nudge",
    "PastAgreement",
    "Piece",
    "PlanTemplate",
    "Pulse",
    "Rating",
    "SharedGoal",
    "SkillLevel",
    "Snapshot",
]
