"""Skill levels of a mentorship: which ones, where the mentee stands, what the mentor sees."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cairn.interface.forms import submitted
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.people.models import Skill
from cairn.web.forms.skill_levels import LevelForm, NewSkillLevelForm, SkillLevelForm
from cairn.web.forms.versions import rewritten
from cairn.web.pieces import done, form_page, goals_of, question_page
from cairn.web.workspace import pair_of, piece_of
from cairn.workspace.models import SkillLevel
from cairn.workspace.refusals import Refusal

AT = {"skill_listed": "skill", "not_a_name": "skill", "aim_higher": "target"}


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, key: str) -> HttpResponse:
    pair, by = pair_of(request, key), request.member
    form = NewSkillLevelForm(request.POST or None)
    if submitted(request, form, lambda v: SkillLevel.add(pair, by=by, **v), refusals_at=AT):
        return done(request, _("The skill is listed."), goals_of(pair, "levels"))
    words = {"title": _("Follow a skill"), "back": goals_of(pair, "levels")}
    words["fields"], names = "skill_levels/_new.html", Skill.known_names()
    refusal = SkillLevel(mentorship=pair).refusal_to_add(by)
    return form_page(request, pair, form, refusal=refusal, names=names, **words)


@members_only
@require_POST
def prefill(request: Request, key: str) -> HttpResponse:
    pair = pair_of(request, key)
    SkillLevel.prefill(pair, by=request.member)
    return done(request, _("The skills of your request are listed."), goals_of(pair, "levels"))


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, key: str) -> HttpResponse:
    level = _level(request, key)
    pair, back = level.mentorship, goals_of(level.mentorship, "levels")
    form = SkillLevelForm(request.POST or None, piece=level)
    if rewritten(request, form, level, refusals_at=AT):
        return done(request, _("The levels are saved."), back)
    words = {"title": level.skill.name, "back": back}
    words["remove"] = reverse("skill-levels:remove", args=[key])
    refusal = level.refusal_to_edit(request.member)
    return form_page(request, pair, form, refusal=refusal, **words)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def assess(request: Request, key: str) -> HttpResponse:
    level, by = _level(request, key), request.member
    now = level.now if level.suggested is None else level.suggested
    form = LevelForm(request.POST or None, initial={"level": now})
    if submitted(request, form, lambda values: level.assess(by=by, **values)):
        return done(request, _("Your level is noted."), goals_of(level.mentorship, "levels"))
    title = _("Where do you stand with %(skill)s?") % {"skill": level.skill.name}
    return _level_page(request, level, form, title, level.refusal_to_assess(by))


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: Request, key: str) -> HttpResponse:
    level, by = _level(request, key), request.member
    form = LevelForm(request.POST or None, initial={"level": level.now})
    if submitted(request, form, lambda values: level.suggest(by=by, **values)):
        return done(request, _("Your suggestion is noted."), goals_of(level.mentorship, "levels"))
    title = _("Which level of %(skill)s do you see?") % {"skill": level.skill.name}
    return _level_page(request, level, form, title, level.refusal_to_suggest(by))


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, key: str) -> HttpResponse:
    level = _level(request, key)
    back = goals_of(level.mentorship, "levels")
    if request.method == "POST":
        level.remove(by=request.member)
        return done(request, _("The skill is no longer followed."), back)
    words = {"title": _("Follow this skill no longer?"), "name": level.skill.name, "back": back}
    refusal = level.refusal_to_remove(request.member)
    return question_page(request, level.mentorship, refusal=refusal, **words)


def _level(request: Request, key: str) -> SkillLevel:
    level: SkillLevel = piece_of(request, SkillLevel, key)
    return level


def _level_page(
    request: Request, level: SkillLevel, form: LevelForm, title: str, refusal: Refusal | None
) -> HttpResponse:
    words = {"title": title, "back": goals_of(level.mentorship, "levels")}
    words["fields"] = "skill_levels/_level.html"
    return form_page(request, level.mentorship, form, refusal=refusal, **words)
