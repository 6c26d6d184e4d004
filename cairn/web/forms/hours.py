"""Hours as people type them: rows of a from and a to, by weekday or for one day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import time
from typing import Any, NamedTuple, Self

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cairn.scheduling.choices import MIDNIGHT, Range, Weekday
from cairn.scheduling.entries import Entry
from cairn.scheduling.models.timetable import A_DAY_AT_MOST

FROM, TO = gettext_lazy("From"), gettext_lazy("To")
SAY_BOTH = gettext_lazy("Say both when it begins and when it ends.")
END_LATER = gettext_lazy("These hours end when they begin. Choose another end.")
WRITE_A_TIME = gettext_lazy("Write a time such as 18:30.")
FORMATS = ("%H:%M", "%H:%M:%S")

Typed = tuple[str, str]


def typed(minute: int) -> str:
    """As a field for times has it; the end of a day is the midnight that it ends with."""
    hours, minutes = divmod(minute % MIDNIGHT, 60)
    return f"{hours:02}:{minutes:02}"


class TimesInput(forms.MultiWidget):
    """Two times side by side, each with its words for who cannot see where it stands."""

    template_name = "availability/_times.html"

    def __init__(self, label: str) -> None:
        said = [{"aria-label": f"{label}: {words}"} for words in (FROM, TO)]
        super().__init__([forms.TimeInput({"type": "time", **words}) for words in said])

    def decompress(self, value: Any) -> list[Any]:
        return list(value or ("", ""))


class TimesField(forms.MultiValueField):
    """A from and a to, or nothing; 00:00 as the end is the midnight that ends the day."""

    def __init__(self, label: str) -> None:
        invalid = {"invalid": WRITE_A_TIME, "incomplete": SAY_BOTH}
        times = [forms.TimeField(input_formats=FORMATS, error_messages=invalid) for _side in (0, 1)]
        super().__init__(
            times,
            label=label,
            widget=TimesInput(label),
            required=False,
            require_all_fields=False,
            error_messages=invalid,
        )

    def compress(self, times: Sequence[time]) -> Range | None:
        if not times:
            return None
        start, end = (60 * each.hour + each.minute for each in times)
        if start == end != 0:
            raise forms.ValidationError(END_LATER, code="same")
        return Range(start, end or MIDNIGHT)


class Week(dict[int, list[Typed]]):
    """The rows of each weekday as they stand on the page, kept or not."""

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Self:
        week = cls({day: [] for day in Weekday.values})
        for entry in entries:
            week[entry.weekday].append((typed(entry.start), typed(entry.end)))
        return week

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        return cls({day: list(_rows(data, str(day))) for day in Weekday.values})

    @property
    def is_empty(self) -> bool:
        return not any(self.values())

    def changed(self, change: str, days: Iterable[str]) -> Self:
        """After what a button asks for: `add-1`, `remove-1-0`, or `copy-1` to some days."""
        kind, *numbers = change.split("-")
        places = [int(each) for each in numbers if each.isascii() and each.isdigit()]
        day = places[0] if places and places[0] in self else None
        rows = self[day] if day is not None else []
        if kind == "add" and day is not None:
            rows.append(("", ""))
        if kind == "remove" and len(places) > 1 and places[1] < len(rows):
            del rows[places[1]]
        if kind == "copy" and day is not None:
            self.update({int(to): list(rows) for to in days if to in map(str, Weekday.values)})
        return self


def _rows(data: Mapping[str, Any], prefix: str) -> Iterable[Typed]:
    """One more than a day holds, so that too many are refused and not cut off in silence."""
    for number in range(A_DAY_AT_MOST + 1):
        name = f"{prefix}-{number}"
        if f"{name}_0" not in data:
            return
        yield data[f"{name}_0"], data.get(f"{name}_1", "")


class Row(NamedTuple):
    """Two times, and whether they go on over midnight."""

    field: forms.BoundField
    crosses_midnight: bool


class Day(NamedTuple):
    """A weekday of the form: its rows, and whether there is room for another one."""

    number: int
    label: str
    rows: list[Row]
    has_room: bool
    others: list[tuple[int, str]]


class WeekForm(forms.Form):
    """The hours of a week; `added` names the weekday that has just got a row."""

    def __init__(self, week: Week, *, sent: bool = False, added: int | None = None) -> None:
        rows = {f"{day}-{n}": row for day in week for n, row in enumerate(week[day])}
        data = {f"{name}_{side}": row[side] for name, row in rows.items() for side in (0, 1)}
        super().__init__(data if sent else None, initial=rows)
        self.week = week
        for day, label in Weekday.choices:
            for n in range(len(week[day])):
                words = _("%(day)s, time %(number)s") % {"day": label, "number": n + 1}
                self.fields[f"{day}-{n}"] = TimesField(words)
        if added is not None and week[added]:
            last: Any = self.fields[f"{added}-{len(week[added]) - 1}"].widget
            last.widgets[0].attrs |= {"data-focus": True, "autofocus": True}

    @property
    def days(self) -> list[Day]:
        return [
            Day(
                day,
                str(label),
                [
                    Row(self[f"{day}-{n}"], "00:00" < end <= start)
                    for n, (start, end) in enumerate(self.week[day])
                ],
                len(self.week[day]) < A_DAY_AT_MOST,
                [(other, str(name)) for other, name in Weekday.choices if other != day],
            )
            for day, label in Weekday.choices
        ]

    def ranges(self) -> dict[int, list[Range]]:
        """By weekday; rows that were left empty are none."""
        found: dict[int, list[Range]] = {day: [] for day in self.week}
        for name, value in self.cleaned_data.items():
            if value:
                found[int(name.split("-", 1)[0])].append(value)
        return found
