"""Meetings as people fill them in: when, how, where, and why not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar
from urllib.parse import urlsplit
from uuid import uuid4
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cairn.scheduling.agendas import Agenda
from cairn.scheduling.choices import Length
from cairn.scheduling.models import HoursWish, Meeting, MeetingNote
from cairn.scheduling.models.participant import Account
from cairn.scheduling.refusals import Refusal
from cairn.scheduling.timing.wall import exists, instant
from cairn.web.clocks import Clock
from cairn.web.forms.model_fields import ModelFieldsForm
from cairn.web.forms.pieces import DayInput
from cairn.web.forms.versions import VersionedForm

MOMENT = "%Y-%m-%dT%H:%MZ"
WRITTEN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\dZ", re.ASCII)
REACH = timedelta(days=3 * 366)
CHOOSE = _("Choose one of the times.")


def written(at: datetime) -> str:
    """As the fields of the times have it."""
    return at.astimezone(UTC).strftime(MOMENT)


def moment_in(text: str) -> datetime | None:
    """The instant that was written so; None for anything else, and for times out of reach."""
    if not WRITTEN.fullmatch(text):
        return None
    try:
        at = datetime.strptime(text, MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
    return at if abs(at - timezone.now()) < REACH else None


class MomentField(forms.Field):
    """One of the times that the page offers, to the minute."""

    default_error_messages: ClassVar = {"required": CHOOSE, "invalid": CHOOSE}

    def to_python(self, value: Any) -> datetime | None:
        at = moment_in(str(value)) if value else None
        if value and at is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return at


def _join_help() -> str:
    if not settings.VIDEO_HOST:
        return gettext("The address of your video call. Both of you see it.")
    named = {"host": urlsplit(settings.VIDEO_HOST).hostname}
    return gettext("Left empty, a video call gets a room of its own on %(host)s.") % named


class LinkField(forms.URLField):
    def __init__(self) -> None:
        validators = Meeting._meta.get_field("join_url").validators
        super().__init__(
            label=_("Link to join"),
            help_text=lazy(_join_help, str)(),
            max_length=500,
            required=False,
            assume_scheme="https",
            validators=validators,
        )


class LengthField(forms.TypedChoiceField):
    def __init__(self) -> None:
        super().__init__(label=_("How long"), choices=Length.choices, coerce=int)


class HowForm(ModelFieldsForm):
    """What the two agree on besides the time."""

    MODEL = Meeting
    FIELDS = ("title", "format", "place")
    HELP: ClassVar = {
        "title": _("What it is about; left empty, it is called like the mentorship."),
        "place": _("A room, a café, a telephone number."),
    }

    join_url = LinkField()
    field_order: tuple[str, ...] = ("title", "format", "join_url", "place")


class DetailsForm(HowForm):
    """The same for a meeting that is new, with its agenda."""

    agenda = forms.ChoiceField(
        label=_("Agenda"),
        help_text=_("Questions to begin with. Both of you can change them."),
        choices=[("", _("We write our own")), *Agenda.choices],
        required=False,
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"client_key": uuid4(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)


class ReasonForm(forms.Form):
    """Words to the other one; needed only where it is late."""

    reason = forms.CharField(
        label=_("A word to the other one"), max_length=300, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip


class OfferedForm(forms.Form):
    """One of the times on offer."""

    minutes = LengthField()
    starts_at = MomentField()


class BookForm(OfferedForm, DetailsForm):
    field_order = ("title", "format", "join_url", "place", "agenda")


class MoveForm(OfferedForm, ReasonForm):
    field_order = ("reason",)


class WishForm(ModelFieldsForm):
    """Hours that somebody wishes for, in their own words."""

    MODEL = HoursWish
    FIELDS = ("words",)
    HELP: ClassVar = {"words": _("For example: weekdays after six, or Saturday mornings.")}


def clock_choices(clocks: Iterable[Clock]) -> list[tuple[str, str]]:
    """The clocks of the two, once each."""
    return [
        (clock.name, _("In %(city)s") % {"city": clock.city}) for clock in dict.fromkeys(clocks)
    ]


class WishedForm(forms.Form):
    """A time that somebody has in mind, on one of the clocks of the two."""

    day = forms.DateField(label=_("Day"), widget=DayInput)
    time = forms.TimeField(
        label=_("Begins at"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Write a time such as 18:30.")},
    )
    zone = forms.ChoiceField(label=_("On whose clock"), widget=forms.RadioSelect)
    minutes = LengthField()

    def __init__(self, *args: Any, clocks: Iterable[Clock], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = clock_choices(clocks)
        self.fields["zone"].choices = choices  # type: ignore[attr-defined]
        self.fields["zone"].initial = choices[0][0]

    def clean(self) -> dict[str, Any]:
        """What `Meeting.book` and `move` ask for: an instant in place of day, time and clock."""
        values = dict(self.cleaned_data)
        day, time, zone = (values.pop(name, None) for name in ("day", "time", "zone"))
        if not (day and time and zone):
            return values
        minute, clock = 60 * time.hour + time.minute, ZoneInfo(zone)
        if abs(day - timezone.localdate()) > REACH:
            self.add_error("day", Refusal.TOO_FAR.label)
        elif not exists(day, minute, clock):
            self.add_error("time", _("The clock is put forward over this time. Choose another."))
        else:
            values["starts_at"] = instant(day, minute, clock)
        return values


class ProposeForm(WishedForm, DetailsForm):
    field_order = (
        "day", "time", "zone", "minutes", "title", "format", "join_url", "place", "agenda",
    )  # fmt: skip


class ProposeMoveForm(WishedForm, ReasonForm):
    field_order = ("day", "time", "zone", "minutes", "reason")


class EditForm(VersionedForm):
    """How and where, which both may change."""

    MODEL = Meeting
    FIELDS = HowForm.FIELDS
    HELP = HowForm.HELP
    join_url = LinkField()
    field_order = HowForm.field_order


class PaperForm(VersionedForm):
    """One of the texts about a meeting."""

    MODEL = MeetingNote
    FIELDS = MeetingNote.EDITABLE
    WIDGETS: ClassVar = {"text": forms.Textarea(attrs={"rows": 14})}


class AccountForm(forms.Form):
    """What one of the two says of a meeting that is over."""

    account = forms.ChoiceField(choices=Account.choices)
