"""Templates of timelines, as the coordinators of a community keep them."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import coordinators_only
from cairn.interface.member import Request
from cairn.web.forms.plan_templates import PlanTemplateForm
from cairn.web.forms.versions import rewritten
from cairn.web.pieces import done
from cairn.workspace.models import PlanTemplate

AT = dict.fromkeys(("no_such_step", "too_many", "step_too_late"), "steps")


@coordinators_only
@require_safe
def index(request: Request) -> HttpResponse:
    listed = PlanTemplate.listed_in(request.member.community)
    context = {"templates": listed, "community": request.member.community}
    return TemplateResponse(request, "plan_templates/index.html", context)


@coordinators_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    form, by = PlanTemplateForm(request.POST or None), request.member
    if submitted(request, form, lambda v: PlanTemplate.add(by=by, **v), refusals_at=AT):
        return _done(request, _("The template is offered to pairs now."))
    return _form_page(request, form, _("Add a template"))


@coordinators_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, plan: str) -> HttpResponse:
    template = _template(request, plan)
    form = PlanTemplateForm(request.POST or None, piece=template)
    if rewritten(request, form, template, refusals_at=AT):
        return _done(request, _("Saved. Plans that were made of it stay as they are."))
    return _form_page(request, form, _("Change a template"), template)


@coordinators_only
@require_POST
def hide(request: Request, plan: str) -> HttpResponse:
    _template(request, plan).offer(by=request.member, hidden=True)
    return _done(request, _("Hidden: pairs no longer see it."))


@coordinators_only
@require_POST
def show(request: Request, plan: str) -> HttpResponse:
    _template(request, plan).offer(by=request.member, hidden=False)
    return _done(request, _("Pairs can choose it again."))


@coordinators_only
@require_http_methods(["GET", "HEAD", "POST"])
def restore(request: Request, plan: str) -> HttpResponse:
    template = _template(request, plan)
    if request.method == "POST":
        template.restore(by=request.member)
        return _done(request, _("It is again as it came with Cairn."))
    context = {"template": template, "title": _("Restore this template?"), "restores": True}
    context["refusal"] = template.refusal_to_restore(request.member)
    return TemplateResponse(request, "plan_templates/question.html", context)


@coordinators_only
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, plan: str) -> HttpResponse:
    template = _template(request, plan)
    if request.method == "POST":
        template.remove(by=request.member)
        return _done(request, _("The template is removed."))
    context = {"template": template, "title": _("Remove this template?")}
    context["refusal"] = template.refusal_to_remove(request.member)
    return TemplateResponse(request, "plan_templates/question.html", context)


def _template(request: Request, ident: str) -> PlanTemplate:
    template = PlanTemplate.found(request.member.community, ident)
    if template is None:
        raise Http404
    return template


def _done(request: Request, sentence: str) -> HttpResponse:
    return done(request, sentence, reverse("plan-templates:index"))


def _form_page(
    request: Request, form: PlanTemplateForm, title: str, template: PlanTemplate | None = None
) -> HttpResponse:
    crumbs = [(gettext_lazy("Timeline templates"), reverse("plan-templates:index"))]
    context = {"form": form, "title": title, "template": template, "crumbs": crumbs}
    return TemplateResponse(request, "plan_templates/form.html", context, status=status_of(form))
