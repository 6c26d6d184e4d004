"""What the availability page asks for besides the hours of the week."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cairn.accounts.zones import city_of, zones_by_region
from cairn.scheduling.choices import Keep, Length, Range
from cairn.scheduling.models import DayHours, TimeOff, Timetable
from cairn.scheduling.models.timetable import A_DAY_AT_MOST
from cairn.web.forms.hours import TimesField, typed
from cairn.web.forms.model_fields import ModelFieldsForm
from cairn.web.forms.pieces import DayInput

HOUR, DAY = 60, 24 * 60
NOTICES = {
    0: gettext_lazy("None: at any time"),
    HOUR: gettext_lazy("An hour"),
    4 * HOUR: gettext_lazy("4 hours"),
    12 * HOUR: gettext_lazy("12 hours"),
    DAY: gettext_lazy("A day"),
    2 * DAY: gettext_lazy("2 days"),
    3 * DAY: gettext_lazy("3 days"),
    7 * DAY: gettext_lazy("A week"),
    14 * DAY: gettext_lazy("Two weeks"),
}
A_FEW = 3


class KeepField(forms.ChoiceField):
    """What stays when a clock changes."""

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("When my clock changes, my hours keep"),
            help_text=gettext_lazy("Meetings that are booked stay at their moments in any case."),
            choices=Keep.choices,
            initial=Keep.CLOCK,
            widget=forms.RadioSelect,
        )


class RulesForm(ModelFieldsForm):
    """The rules of a timetable."""

    MODEL = Timetable
    FIELDS = (
        "step_minutes",
        "gap_minutes",
        "horizon_days",
        "max_per_day",
        "max_per_week",
        "calendar_delivery",
    )
    WIDGETS: ClassVar = {"calendar_delivery": forms.RadioSelect}
    HELP: ClassVar = {
        "step_minutes": gettext_lazy("On the clock of your hours."),
        "gap_minutes": gettext_lazy("To breathe, or to get somewhere."),
        "horizon_days": gettext_lazy("How far ahead others can book."),
        "max_per_day": gettext_lazy("At most; empty for as many as fit."),
        "max_per_week": gettext_lazy("At most; empty for as many as fit."),
        "calendar_delivery": gettext_lazy("One way only, or each meeting stands there twice."),
    }

    LABELS: ClassVar = {
        "gap_minutes": gettext_lazy("Minutes free afterwards"),
        "horizon_days": gettext_lazy("Days ahead to book"),
        "max_per_day": gettext_lazy("Meetings a day"),
        "max_per_week": gettext_lazy("Meetings a week"),
    }

    lengths = forms.TypedMultipleChoiceField(
        label=gettext_lazy("How long meetings may last"),
        choices=Length.choices,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one length.")},
    )
    notice_minutes = forms.TypedChoiceField(
        label=gettext_lazy("Notice that I need"),
        help_text=gettext_lazy("Nobody books at shorter notice."),
        choices=list(NOTICES.items()),
        coerce=int,
    )
    day_before = forms.BooleanField(label=gettext_lazy("Remind me a day before"), required=False)
    hour_before = forms.BooleanField(label=gettext_lazy("Remind me an hour before"), required=False)
    field_order = (
        "lengths",
        "step_minutes",
        "gap_minutes",
        "notice_minutes",
        "horizon_days",
        "max_per_day",
        "max_per_week",
        "day_before",
        "hour_before",
        "calendar_delivery",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in self.LABELS.items():
            self.fields[name].label = label


class ClockForm(forms.Form):
    """Whose clock the hours are on."""

    OWN = "own"

    time_zone = forms.ChoiceField(label=gettext_lazy("Clock of these hours"))
    keep = KeepField()

    def __init__(self, data: Any = None, *, table: Timetable) -> None:
        super().__init__(data, initial={"time_zone": table.time_zone or self.OWN})
        own = _("My own clock (%(city)s)") % {"city": city_of(table.user.time_zone)}
        field: Any = self.fields["time_zone"]
        field.choices = [(self.OWN, own), *zones_by_region()]
        if not table.keeps_hours:
            self.fields["keep"].required = False
            self.fields["keep"].widget = forms.HiddenInput()

    def clean_time_zone(self) -> str:
        zone: str = self.cleaned_data["time_zone"]
        return "" if zone == self.OWN else zone


class DayForm(forms.Form):
    """One day with hours of its own; without any it is a day off."""

    day = forms.DateField(label=gettext_lazy("Day"), widget=DayInput())
    note = forms.CharField(
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("Only you see it."),
        max_length=DayHours._meta.get_field("note").max_length,
        required=False,
    )

    def __init__(self, data: Any = None, *, row: DayHours | None = None) -> None:
        ranges = row.hours if row else ()
        initial = {"day": row.day, "note": row.note} if row else {}
        super().__init__(data, initial=initial)
        self.rows = [f"time-{n}" for n in range(min(A_DAY_AT_MOST, len(ranges) + A_FEW))]
        for number, name in enumerate(self.rows):
            self.fields[name] = TimesField(_("Time %(number)s") % {"number": number + 1})
        for name, times in zip(self.rows, ranges, strict=False):
            self.initial[name] = [typed(minute) for minute in times]
        if row:
            self.fields["day"].disabled = True

    @property
    def times(self) -> list[forms.BoundField]:
        return [self[name] for name in self.rows]

    def clean(self) -> dict[str, Any]:
        """What `Timetable.set_day` asks for."""
        said = self.cleaned_data
        ranges: list[Range] = [said[name] for name in self.rows if said.get(name)]
        return {"day": said.get("day"), "ranges": ranges, "note": said.get("note", "")}


class OffForm(forms.Form):
    """Days without hours."""

    first = forms.DateField(label=gettext_lazy("First day"), widget=DayInput())
    last = forms.DateField(label=gettext_lazy("Last day"), widget=DayInput())
    reason = forms.CharField(
        label=gettext_lazy("What for"),
        help_text=gettext_lazy("Only you see it."),
        max_length=TimeOff._meta.get_field("reason").max_length,
        required=False,
    )
