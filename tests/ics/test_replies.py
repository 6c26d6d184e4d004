"""What calendars answer, as they really write it, and whatever else arrives."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cairn.ics.replies import Answer, read_reply
from tests.ics.files import a_file, an_event, at

LIN = "ATTENDEE;PARTSTAT={};CN=Lin:mailto:Lin@Example.org"


def a_reply(*lines: str, method: str = "REPLY", said: str = "DECLINED") -> bytes:
    event = an_event(LIN.format(said), *lines, uid="m-1@cairn.example")
    return a_file(event, head=f"METHOD:{method}\r\n")


@pytest.mark.parametrize("said", ["ACCEPTED", "DECLINED", "TENTATIVE", "declined"])
def test_it_reads_an_answer(said):
    reply = read_reply(a_reply("SEQUENCE:2", "ORGANIZER:mailto:calendar@cairn.example", said=said))
    assert reply == ("m-1@cairn.example", "lin@example.org", 2, Answer(said.upper()), None)


def test_it_tolerates_an_answer_without_an_organizer():
    assert read_reply(a_reply()).answer == Answer.DECLINED


def test_it_reads_when_somebody_would_rather_meet():
    reply = read_reply(a_reply("DTSTART:20261103T150000Z", method="COUNTER"))
    assert (reply.answer, reply.proposes) == (Answer.TENTATIVE, at(11, 3, 15))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>",
        a_reply(method="REQUEST"),
        a_reply(said="DELEGATED"),
        a_reply(said=""),
        a_file(head="METHOD:REPLY\r\n"),
        a_file(an_event("ATTENDEE;PARTSTAT=ACCEPTED:tel:+1"), head="METHOD:REPLY\r\n"),
        a_file(*[an_event(LIN.format("ACCEPTED"))] * 2, head="METHOD:REPLY\r\n"),
        a_reply("SEQUENCE:soon"),
        a_reply(method="COUNTER"),
        a_reply(LIN.format("ACCEPTED")),
        a_reply("X-LONG:" + "x" * 100_000),
    ],
)
def test_anything_else_is_no_answer(data):
    assert read_reply(data) is None


@settings(max_examples=60)
@given(st.binary(max_size=200), st.integers(0, 300))
def test_any_bytes_are_an_answer_or_none(noise, place):
    whole = a_reply("SEQUENCE:1")
    read_reply(noise)
    read_reply(whole[:place] + noise + whole[place:])
