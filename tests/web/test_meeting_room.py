"""Where to join a meeting: the link of the two, or a room of their own on the video host."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from cairn.scheduling.models import Meeting
from tests.scheduling.gatherings import an_agreed_meeting

pytestmark = pytest.mark.django_db
HOST = "https://meet.example.org"


@pytest.fixture(autouse=True)
def host(settings):
    settings.VIDEO_HOST = HOST


def test_a_video_call_without_a_link_gets_a_room(pair):
    assert re.fullmatch(rf"{HOST}/cairn-[0-9a-f]{{24}}", an_agreed_meeting(pair).link)


def test_every_meeting_keeps_a_room_of_its_own(pair):
    meeting, other = an_agreed_meeting(pair), an_agreed_meeting(pair, hours=72)
    assert meeting.link == Meeting.objects.get(pk=meeting.pk).link != other.link


def test_nobody_who_knows_a_meeting_elsewhere_can_tell_its_room(pair, settings):
    meeting = an_agreed_meeting(pair)
    here, settings.SECRET_KEY = meeting.link, "the secret of another site"
    assert meeting.link != here


def test_ones_own_link_goes_before(pair):
    own = "https://calls.example.com/us"
    assert an_agreed_meeting(pair, join_url=own).link == own


@pytest.mark.parametrize("how", ["phone", "in_person", "chat"])
def test_other_meetings_need_no_room(pair, how):
    assert an_agreed_meeting(pair, format=how).link == ""


def test_without_a_host_there_is_none(pair, settings):
    settings.VIDEO_HOST = ""
    assert an_agreed_meeting(pair).link == ""


def test_the_pages_and_the_calendar_lead_there(as_, pair, mentee):
    meeting = an_agreed_meeting(pair)
    pages = (
        reverse("meetings:show", args=[meeting.key]),
        reverse("mentorships:show", args=[pair.key]),
        reverse("calendars:download", args=[meeting.key]),
    )
    for address in pages:
        text = as_(mentee).get(address).content.decode().replace("\r\n ", "")
        assert meeting.link in text, address


def test_the_form_says_what_an_empty_link_means(as_, pair, mentee, settings):
    address = reverse("meetings:propose", args=[pair.key])
    said = "Left empty, a video call gets a room of its own on meet.example.org."
    assert said in as_(mentee).get(address).content.decode()
    settings.VIDEO_HOST = ""
    assert said not in as_(mentee).get(address).content.decode()
