from cairn.people.choices import Level
from cairn.people.models.background import Education, Link, Position
from cairn.people.models.expertise import Expertise, LearningGoal
from cairn.people.models.profile import Profile
from cairn.people.models.skill import Skill

__all__ = [
    "Education",
    "Expertise",
    "LearningGoal",
    "Level",
    "Link",
    "Position",
    "Profile",
    "Skill",
]
