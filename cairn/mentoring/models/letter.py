"""What somebody writes when they ask for a mentor."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cairn.mentoring.choices import Commitment, Format
from cairn.people.choices import LEVELS_TO_BEGIN_AT


class Letter(models.Model):
    """The words and wishes of a request. `goals` is a copy of the learning goals chosen then:
    a list of {"skill", "now", "wanted"}, so that later changes of the profile do not rewrite it.
    """

    need = models.CharField(_("what I want to learn"), max_length=200)
    goals = models.JSONField(default=list)
    career_goals = models.TextField(_("where I want to go"), max_length=1000, blank=True)
    why = models.TextField(_("why this mentor"), max_length=1000, blank=True)
    format = models.CharField(_("format"), max_length=10, choices=Format, default=Format.CALLS)
    minutes = models.PositiveSmallIntegerField(
        _("time per month"), choices=Commitment, default=Commitment.HOUR
    )
    first_times = models.CharField(_("first times that suit me"), max_length=200, blank=True)
    score = models.PositiveIntegerField(null=True, editable=False)
    weights = models.CharField(max_length=40, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def goals_in_words(self) -> list[tuple[str, str, str]]:
        """Each chosen skill, with the words for its level then and for the level wanted."""
        words = {level: str(word) for level, word in LEVELS_TO_BEGIN_AT}
        return [(goal["skill"], words[goal["now"]], words[goal["wanted"]]) for goal in self.goals]
