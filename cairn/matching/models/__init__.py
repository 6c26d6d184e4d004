from cairn.matching.models.pair import Status
from cairn.matching.models.relation import SkillRelation

__all__ = ["SkillRelation", "Status"]
