"""The part of the catalogue that tells of endings: looking back, feedback, thanks, certificates."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cairn.notifications.hearers import Hearers, both_partners
from cairn.notifications.line import Line, Mail
from cairn.notifications.models import Group
from cairn.workspace.models import Certificate, Feedback, Keepsake, ThankYou

NO, MUST, NOW = Mail.NO, Mail.MUST, Mail.NOW
REQUESTS, COMMUNITY, NUDGES = Group.REQUESTS, Group.COMMUNITY, Group.NUDGES
NOBODY: tuple[Line, ...] = ()


def both_of_keepsake(left: Keepsake) -> Hearers:
    return both_partners(left.mentorship)


def both_once_opened(given: Feedback) -> Hearers:
    """As long as it is closed, nobody hears that it was given."""
    return both_of_keepsake(given) if given.opened_at else []


def the_reader_of_feedback(given: Feedback) -> Hearers:
    return [given.reader.user]


def the_awaited_author(awaited: Feedback) -> Hearers:
    return [awaited.author.user] if awaited.is_awaited else []


def the_thanked(thanks: ThankYou) -> Hearers:
    return [thanks.reader.user]


def the_writer(thanks: ThankYou) -> Hearers:
    return [thanks.author.user]


def the_holder(certificate: Certificate) -> Hearers:
    return [certificate.holder.user]


# fmt: off
ENDINGS: dict[str, tuple[Line, ...]] = {
    "look_back.written": (Line(both_of_keepsake, NO, REQUESTS, _("Look back")),),
    "feedback.given": (
        Line(both_once_opened, NOW, REQUESTS, _("Read it"), words="feedback.opened"),
    ),
    "feedback.opened": (Line(the_reader_of_feedback, NOW, REQUESTS, _("Read it")),),
    "feedback.due": (Line(the_awaited_author, NOW, NUDGES, _("Give feedback")),),
    "thank_you.written": (Line(the_thanked, NOW, REQUESTS, _("Read it")),),
    "thank_you.offered": (Line(the_thanked, NO, REQUESTS, _("Decide")),),
    "thank_you.published": (Line(the_writer, NO, REQUESTS, _("See the mentorship")),),
    "thank_you.taken_down": NOBODY,
    "thank_you.hidden": (Line(the_writer, MUST, COMMUNITY, _("See the mentorship")),),
    "thank_you.removed": NOBODY,
    "certificate.issued": NOBODY,
    "certificate.chosen": NOBODY,
    "certificate.revoked": (Line(the_holder, MUST, COMMUNITY, _("See the certificate")),),
    "certificate.restored": (Line(the_holder, MUST, COMMUNITY, _("See the certificate")),),
}
# fmt: on
