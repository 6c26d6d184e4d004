"""Events become notifications and mails that are owed."""

from __future__ import annotations

import logging
from datetime import timedelta

import time_machine
from django.utils import timezone

from cairn.activity.models import Event
from cairn.communities.models import Invitation, Membership
from cairn.mentoring.models import Remark
from cairn.notifications import telling
from cairn.notifications.models import Delivery, Notification, Optout, Stumble
from cairn.notifications.telling import tell, tell_some
from tests.cast import a_community, a_person


def told(member: Membership) -> list[str]:
    kinds = Notification.objects.of(member.user).order_by("pk").values_list("kind", flat=True)
    return list(kinds)


def mailed(member: Membership) -> list[str]:
    kinds = Delivery.objects.filter(user=member.user).order_by("pk")
    return list(kinds.values_list("kind", flat=True))


def test_it_tells_the_mentor_of_a_request(ada, lin, asked):
    tell_some(1000)
    assert told(ada.membership) == mailed(ada.membership) == ["request.sent"]
    notification = Notification.objects.get(user=ada.membership.user)
    assert notification.words == "Lin asks you to be their mentor"
    assert notification.path == f"/requests/{asked.key}/"


def test_it_never_tells_people_what_they_did_themselves(ada, lin, asked):
    asked.accept(by=ada.membership)
    tell_some(1000)
    assert "request.sent" not in told(lin)
    assert "request.accepted" not in told(ada.membership)
    assert told(lin) == ["request.accepted"]


def test_it_does_not_ask_for_an_answer_that_was_given(ada, lin, asked):
    asked.decline(by=ada.membership, reason="no_time")
    tell_some(1000)
    assert told(ada.membership) == []
    assert told(lin) == ["request.declined"]


def test_it_tells_each_side_of_the_talk_before_an_answer(ada, lin, asked):
    Remark.write(asked, "Which language?", by=ada.membership)
    tell_some(1000)
    Remark.write(asked, "Python", by=lin)
    tell_some(1000)
    assert told(lin) == ["request.asked"]
    assert told(ada.membership) == ["request.sent", "request.replied"]
    assert Notification.objects.get(kind="request.asked").params["remark"] == "Which language?"


def test_it_tells_the_partner_of_an_ending(ada, lin, asked):
    asked.accept(by=ada.membership).cancel(by=lin, reason="moved_on")
    tell_some(1000)
    assert told(ada.membership) == ["mentorship.cancelled"]


def test_it_tells_coordinators_who_waits(noor):
    noor.community.kind = "private"
    noor.community.save()
    tell_some(1000)
    Membership.join(noor.community, by=a_person("Kim"))
    tell_some(1000)
    assert told(noor)[-1] == "membership.asked"
    assert mailed(noor) == ["membership.asked"]


def test_it_mails_an_invitation_to_somebody_without_an_account(noor):
    invitation = Invitation.send(by=noor, email="new@example.org")
    tell_some(1000)
    mail = Delivery.objects.get(kind="invitation.sent")
    assert mail.user is None
    assert mail.recipient == "new@example.org"
    assert invitation.token in mail.path


def test_it_mails_nobody_about_a_link_that_invites(noor):
    Invitation.send(by=noor)
    tell_some(1000)
    assert not Delivery.objects.filter(kind="invitation.sent").exists()


def test_it_shows_but_does_not_mail_what_somebody_left(ada, asked):
    Optout.leave(ada.membership.user, "nudges")
    with time_machine.travel(timezone.now() + timedelta(days=3, minutes=1), tick=False):
        asked.remind()
        tell_some(1000)
    assert told(ada.membership) == ["request.sent", "request.reminded"]
    assert mailed(ada.membership) == ["request.sent"]


def test_it_tells_nobody_whose_account_is_closed(ada, asked):
    ada.membership.user.is_active = False
    ada.membership.user.save()
    tell_some(1000)
    assert told(ada.membership) == []


def test_it_changes_nothing_when_repeated(ada, asked):
    tell_some(1000)
    tell(Event.objects.get(kind="request.sent"))
    assert told(ada.membership) == mailed(ada.membership) == ["request.sent"]


def test_it_passes_over_what_was_deleted(asked):
    asked.delete()
    tell_some(1000)
    assert not Event.objects.untold().exists()


def test_it_keeps_labels_short_and_on_one_line(ada, lin, asked):
    lin.user.name = "Lin\r\nBcc: all@example.org"
    lin.user.save()
    tell_some(1000)
    notification = Notification.objects.get(user=ada.membership.user)
    assert notification.params["mentee"] == "Lin Bcc: all@example.org"


def test_it_lets_one_bad_event_wait_and_goes_on(asked, monkeypatch, caplog):
    break_kind(monkeypatch, "skill.added")
    with caplog.at_level(logging.CRITICAL, "cairn.notifications.telling"):
        tell_some(1000)
    left = Event.objects.untold()
    assert {event.kind for event in left} == {"skill.added"}
    assert Notification.objects.filter(kind="request.sent").exists()
    assert Stumble.objects.count() == left.count() > 0


def test_it_tries_a_bad_event_again_later(asked, monkeypatch, caplog):
    with monkeypatch.context() as broken, caplog.at_level(logging.CRITICAL):
        break_kind(broken, "skill.added")
        tell_some(1000)
    assert tell_some() == 0
    with time_machine.travel(timezone.now() + timedelta(seconds=31), tick=False):
        tell_some(1000)
    assert not Event.objects.untold().exists()


def test_it_parks_an_event_that_fails_again_and_again(db, monkeypatch, caplog):
    a_community()
    break_kind(monkeypatch, "membership.founded")
    with caplog.at_level(logging.CRITICAL):
        for day in range(10):
            with time_machine.travel(timezone.now() + timedelta(days=day), tick=False):
                tell_some(1000)
    stumble = Stumble.objects.get()
    assert stumble.retry_at is None
    assert stumble.failures == 6


def break_kind(monkeypatch, kind: str) -> None:
    known = telling.lines_of

    def lines_of(asked_for: str):
        if asked_for == kind:
            raise ValueError("broken on purpose")
        return known(asked_for)

    monkeypatch.setattr(telling, "lines_of", lines_of)
