"""Scenes of a mentorship: time goes by, and the other one of the two does their part.

The clock of a browser, of a site and of its worker cannot be moved together, so everything that
was dated is dated back instead: to whoever looks, the days have gone by.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from cairn.accounts.models import User
from cairn.communities.models import Membership
from cairn.mentoring.models import Mentor, Mentorship
from cairn.scheduling.choices import Range
from cairn.scheduling.models import Meeting, Timetable
from cairn.workspace.models import Agreement, CheckIn
from tests.journeys import scenes


def a_pair(to: str, by: str, **values: Any) -> str:
    """The path of the workspace of two who have just begun."""
    request = scenes.asked(to, by, **values)
    return f"/w/{request.accept(by=request.mentor.membership).key}/"


def also_mentors(email: str) -> None:
    """Somebody who learns offers to mentor as well."""
    member = Membership.objects.get(user__email=email)
    Mentor.of(member).offer(by=member, offering=True, seats=2, formats=["calls"], minutes=60)


def is_free(email: str) -> None:
    """Somebody offers two hours a month, from seven to ten in the morning and in the evening."""
    user = User.objects.get(email=email)
    table, hours = Timetable.of(user), [Range(7 * 60, 10 * 60), Range(19 * 60, 22 * 60)]
    for weekday in range(7):
        table.set_hours(weekday, hours, by=user)
    table.change_rules(by=user, step_minutes=60)
    Mentor.objects.filter(membership__user=user).update(minutes=120)


@transaction.atomic
def days_pass(days: int) -> None:
    for model in apps.get_models():
        if model.__module__.startswith("cairn."):
            _date_back(model, timedelta(days=days))


def _date_back(model: type[models.Model], by: timedelta) -> None:
    """Row by row, and the oldest first: never are two on the same day, or meetings at one time."""
    dated = [one for one in model._meta.concrete_fields if isinstance(one, models.DateField)]
    days_first = sorted(dated, key=lambda one: isinstance(one, models.DateTimeField))
    names = [one.attname for one in days_first]
    rows = model._default_manager.order_by(*names, "pk").values("pk", *names) if names else []
    for row in list(rows):
        moved = {name: row[name] - by for name in names if row[name]}
        model._default_manager.filter(pk=row["pk"]).update(**moved)


def partner_agrees(workspace: str, email: str) -> None:
    """The other one gives their word for what was written down."""
    agreement = Agreement.objects.of(pair_at(workspace)).get()
    agreement.confirm(by=somebody(agreement.mentorship, email), version=agreement.version)


def partner_writes_agreement(workspace: str, email: str) -> None:
    pair = pair_at(workspace)
    draft = Agreement.draft(pair)
    words = {name: getattr(draft, name) for name in Agreement.WORDS}
    Agreement.add(pair, by=somebody(pair, email), confirm=True, **words)


def partner_checks_in(workspace: str, email: str, **values: str) -> None:
    pair = pair_at(workspace)
    CheckIn.give(pair, by=somebody(pair, email), **values)


def partner_proposes_to_meet(workspace: str, email: str, title: str) -> None:
    pair, at = pair_at(workspace), timezone.now() + timedelta(days=2)
    values = {"starts_at": at.replace(minute=0, second=0, microsecond=0), "minutes": 30}
    Meeting.book(pair, by=somebody(pair, email), asks=True, title=title, **values)


def partner_finishes(workspace: str, email: str) -> None:
    pair = pair_at(workspace)
    pair.finish(by=somebody(pair, email), reason="reached")


def pair_at(workspace: str) -> Mentorship:
    """The mentorship whose overview has this path."""
    pair: Mentorship = Mentorship.objects.with_people().get(key=workspace.strip("/").split("/")[-1])
    return pair


def somebody(pair: Mentorship, email: str) -> Membership:
    return next(person for person in pair.people if person.user.email == email)
