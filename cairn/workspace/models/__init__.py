"""What two people keep together while their mentorship lasts, and how it closes."""

from cairn.workspace.models.action_item import ActionItem
from cairn.workspace.models.agreement import Agreement, PastAgreement
from cairn.workspace.models.certificate import Certificate
from cairn.workspace.models.check_in import CheckIn, Reminder
from cairn.workspace.models.comment import Comment
from cairn.workspace.models.feedback import Feedback
from cairn.workspace.models.keepsake import Keepsake
from cairn.workspace.models.look_back import LookBack
from cairn.workspace.models.milestone import Milestone
from cairn.workspace.models.note import Note
from cairn.workspace.models.nudge import Nudge
from cairn.workspace.models.piece import Piece
from cairn.workspace.models.plan_template import PlanTemplate
from cairn.workspace.models.pulse import Pulse
from cairn.workspace.models.rating import Rating
from cairn.workspace.models.resource import Resource
from cairn.workspace.models.shared_goal import SharedGoal
from cairn.workspace.models.skill_level import Assessment, SkillLevel
from cairn.workspace.models.snapshot import Snapshot
from cairn.workspace.models.thank_you import ThankYou
from cairn.workspace.models.update import Update

__all__ = [
    "ActionItem",
    "Agreement",
    "Assessment",
    "Certificate",
    "CheckIn",
    "Comment",
    "Feedback",
    "Keepsake",
    "LookBack",
    "Milestone",
    "Note",
    "Nudge",
    "PastAgreement",
    "Piece",
    "PlanTemplate",
    "Pulse",
    "Rating",
    "Reminder",
    "Resource",
    "SharedGoal",
    "SkillLevel",
    "Snapshot",
    "ThankYou",
    "Update",
]
