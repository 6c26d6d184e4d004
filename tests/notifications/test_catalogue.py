"""The table of who hears what is whole."""

from __future__ import annotations

from django.template.loader import get_template

from cairn.activity.models import Event
from cairn.notifications.accountmails import ACCOUNT_MAILS
from cairn.notifications.catalogue import CATALOGUE, lines_of, words_of
from cairn.notifications.line import Mail
from cairn.notifications.models import Group
from tests.cast import finish
from tests.notifications.recorded import recorded_kinds


def kinds_with_words() -> set[str]:
    told = {words_of(kind, line) for kind, lines in CATALOGUE.items() for line in lines}
    return told | set(ACCOUNT_MAILS)


def test_it_has_a_line_for_every_kind_that_is_recorded():
    assert recorded_kinds() == set(CATALOGUE)


def test_it_knows_the_kinds_that_really_happen(ada, lin, asked):
    finish(asked.accept(by=ada.membership))
    happened = set(Event.objects.values_list("kind", flat=True))
    assert len(happened) > 5
    assert happened <= recorded_kinds()


def test_it_has_words_for_every_kind_that_is_told():
    for kind in kinds_with_words():
        for part in ("subject", "body"):
            assert get_template(f"notifications/{kind.replace('.', '_')}/{part}.txt")


def test_it_lets_people_leave_reminders_but_not_answers():
    assert all(line.mail is Mail.NOW for line in lines_of("request.reminded"))
    assert all(line.group is Group.NUDGES for line in lines_of("request.reminded"))
    assert all(line.mail is Mail.MUST for line in lines_of("request.accepted"))


def test_it_tells_whoever_did_it_only_the_times_of_a_series():
    told = {kind for kind, lines in CATALOGUE.items() if any(line.tells_doer for line in lines)}
    assert told == {"series.planned", "series.agreed", "series.changed"}


def test_it_says_who_is_told_of_a_request_that_expired(asked):
    told = [line.to(asked)[0].name for line in lines_of("request.expired")]
    assert told == ["Lin", "Ada"]
