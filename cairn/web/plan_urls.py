"""The site map of what two people plan together: goals, timeline, action items, skill levels."""

from django.urls import path

from cairn.web import (
    action_items,
    milestones,
    plan_templates,
    shared_goals,
    skill_levels,
    timeline,
)
from cairn.web.routing import noun

urlpatterns = [
    noun(
        "timeline",
        "w/<key:key>/timeline/",
        path("", timeline.show, name="show"),
        path("templates/", timeline.templates, name="templates"),
        path("templates/<slug:plan>/", timeline.lay_out, name="lay-out"),
    ),
    noun(
        "milestones",
        "w/",
        path("<key:key>/milestones/new/", milestones.new, name="new"),
        path("milestones/<key:key>/edit/", milestones.edit, name="edit"),
        path("milestones/<key:key>/start/", milestones.start, name="start"),
        path("milestones/<key:key>/put-off/", milestones.put_off, name="put-off"),
        path("milestones/<key:key>/complete/", milestones.complete, name="complete"),
        path("milestones/<key:key>/reopen/", milestones.reopen, name="reopen"),
        path("milestones/<key:key>/up/", milestones.up, name="up"),
        path("milestones/<key:key>/down/", milestones.down, name="down"),
        path("milestones/<key:key>/remove/", milestones.remove, name="remove"),
        path("milestones/<key:key>/put-back/", milestones.put_back, name="put-back"),
    ),
    noun(
        "shared-goals",
        "w/",
        path("<key:key>/goals/", shared_goals.index, name="index"),
        path("<key:key>/goals/new/", shared_goals.new, name="new"),
        path("goals/<key:key>/edit/", shared_goals.edit, name="edit"),
        path("goals/<key:key>/rate/", shared_goals.rate, name="rate"),
        path("goals/<key:key>/reach/", shared_goals.reach, name="reach"),
        path("goals/<key:key>/let-go/", shared_goals.let_go, name="let-go"),
        path("goals/<key:key>/take-up/", shared_goals.take_up, name="take-up"),
        path("goals/<key:key>/remove/", shared_goals.remove, name="remove"),
    ),
    noun(
        "action-items",
        "w/",
        path("<key:key>/actions/new/", action_items.new, name="new"),
        path("actions/<key:key>/edit/", action_items.edit, name="edit"),
        path("actions/<key:key>/tick/", action_items.tick, name="tick"),
        path("actions/<key:key>/untick/", action_items.untick, name="untick"),
        path("actions/<key:key>/carry-over/", action_items.carry_over, name="carry-over"),
        path("actions/<key:key>/remove/", action_items.remove, name="remove"),
    ),
    noun(
        "skill-levels",
        "w/",
        path("<key:key>/levels/new/", skill_levels.new, name="new"),
        path("<key:key>/levels/prefill/", skill_levels.prefill, name="prefill"),
        path("levels/<key:key>/edit/", skill_levels.edit, name="edit"),
        path("levels/<key:key>/assess/", skill_levels.assess, name="assess"),
        path("levels/<key:key>/suggest/", skill_levels.suggest, name="suggest"),
        path("levels/<key:key>/remove/", skill_levels.remove, name="remove"),
    ),
    noun(
        "plan-templates",
        "plans/",
        path("", plan_templates.index, name="index"),
        path("new/", plan_templates.new, name="new"),
        path("<slug:plan>/edit/", plan_templates.edit, name="edit"),
        path("<slug:plan>/hide/", plan_templates.hide, name="hide"),
        path("<slug:plan>/show/", plan_templates.show, name="show"),
        path("<slug:plan>/restore/", plan_templates.restore, name="restore"),
        path("<slug:plan>/remove/", plan_templates.remove, name="remove"),
    ),
]
