"""Skills as the database knows them: one row for each that somebody has used."""

from __future__ import annotations

from typing import ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cairn.accounts.models import User
from cairn.activity.models import record
from cairn.engine.skillnames import fold
from cairn.engine.taxonomy import Skill as KnownSkill
from cairn.engine.taxonomy import Taxonomy
from cairn.lib.refusal import refuse_if
from cairn.people.refusals import Refusal

LITERAL_CODES_FROM = 1_000_000


class Skill(models.Model):
    """A skill of the curated graph, or a name that the graph does not know.

    `code` is the graph's number; a literal skill takes a number of its own above all of them and
    matches nothing but itself.
    """

    name = models.CharField(_("skill"), max_length=60)
    folded = models.CharField(max_length=80, unique=True)
    code = models.PositiveIntegerField(unique=True, null=True)

    objects: ClassVar = models.Manager()

    def __str__(self) -> str:
        return f"{self.name} (skill {self.pk})"

    @classmethod
    def named(cls, text: str) -> Skill:
        """The skill that somebody means by `text`, resolved through aliases and typing errors."""
        known = Taxonomy.load().resolve(text)
        return cls._of_graph(known) if known else cls.literal(text)

    @classmethod
    def literal(cls, text: str) -> Skill:
        """The skill of exactly this name, whatever else the name might mean."""
        name = " ".join(text.split())[:60]
        folded = fold(name)[:80]
        refuse_if(None if folded else Refusal.NOT_A_NAME)
        Skill.objects.bulk_create([Skill(name=name, folded=folded)], ignore_conflicts=True)
        return cls.objects.get(folded=folded)

    @classmethod
    def suggested(cls, text: str) -> list[str]:
        """Names of known skills for a half-typed text, the likeliest first."""
        return [skill.name for skill in Taxonomy.load().suggest(text)]

    @classmethod
    def known_names(cls) -> list[str]:
        return sorted(skill.name for skill in Taxonomy.load())

    @property
    def number(self) -> int:
        """What the matching engine calls it."""
        return LITERAL_CODES_FROM + self.pk if self.code is None else self.code

    @property
    def is_known(self) -> bool:
        return self.code is not None

    def is_called(self, text: str) -> bool:
        return fold(text)[:80] == self.folded

    @classmethod
    def _of_graph(cls, known: KnownSkill) -> Skill:
        """The row of a known skill. A literal one becomes it when the graph learns its name."""
        found = cls.objects.filter(code=known.code).first()
        if found is not None:
            return found
        new = Skill(name=known.name, folded=fold(known.name)[:80], code=known.code)
        Skill.objects.bulk_create([new], ignore_conflicts=True)
        skill = cls.objects.get(folded=new.folded)
        if skill.code is None:
            skill._become(known)
        return skill

    def _become(self, known: KnownSkill) -> None:
        """Take the graph's number, and tell of all who have or want the skill: what is kept of
        them has the number of before."""
        self.code, self.name = known.code, known.name
        with transaction.atomic():
            if Skill.objects.filter(pk=self.pk, code=None).update(code=self.code, name=self.name):
                theirs = Q(profile__expertise__skill=self.pk) | Q(profile__goals__skill=self.pk)
                users = User.objects.filter(theirs).order_by().values_list("pk", flat=True)
                record("skill.known", about=self, actor=None, concerning=users, skill=self.name)
