"""Tips where people act: what helps there, a sentence or two at a time."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cairn.accounts.models import User
from cairn.mentoring.models import Seen

MENTOR, MENTEE = Seen.MENTOR, Seen.MENTEE


class Tip(NamedTuple):
    """Some advice. Its name is kept when somebody puts it away, so it never changes."""

    name: str
    place: str
    side: Seen
    words: str | Promise


def tip_for(user: User, place: str, side: Seen) -> Tip | None:
    """The first of that place and side that the person has not put away."""
    here = (tip for tip in TIPS if (tip.place, tip.side) == (place, side))
    return next((tip for tip in here if tip.name not in user.tips_put_away), None)


TIPS = (
    # Before a request is written, and before it is answered
    Tip("one-need", "asking", MENTEE, _(
        "Ask for one thing. Whoever knows the question can tell at once whether they are the "
        "right one for it."
    )),
    Tip("what-i-tried", "asking", MENTEE, _(
        "Say what you have tried, and where it stopped. It shows that an hour with you goes far."
    )),
    Tip("little-time", "asking", MENTEE, _(
        "Ask for little time at first. An hour is easier to add later than to take back."
    )),
    Tip("soon-and-clear", "answering", MENTOR, _(
        "An early no is kinder than a late yes: it leaves time to ask somebody else."
    )),
    Tip("one-question", "answering", MENTOR, _(
        "Not sure? Ask one thing first: what would be different for you in twelve weeks?"
    )),
    Tip("what-you-can-keep", "answering", MENTOR, _(
        "Promise what a busy month leaves you, not a quiet one. A mentorship that runs dry is "
        "harder on both than one that never began."
    )),
    # The first weeks together
    Tip("say-what-you-give", "beginning", MENTOR, _(
        "In the first talk, say what you can give and what you cannot: how often, how soon you "
        "answer, what is somebody else's to solve."
    )),
    Tip("ask-before-advice", "beginning", MENTOR, _(
        "Ask three questions before you give one answer. Advice fits better once you know what "
        "was tried."
    )),
    Tip("next-talk", "beginning", MENTOR, _(
        "Settle the next talk before this one ends. People who meet more often also think better "
        "of their mentorship."
    )),
    Tip("two-questions", "beginning", MENTEE, _(
        "Send two questions the day before you talk. Your mentor comes prepared, and you leave "
        "with answers."
    )),
    Tip("you-steer", "beginning", MENTEE, _(
        "You steer. Your mentor cannot see that you are waiting, so let the next message be yours."
    )),
    Tip("say-what-you-hope", "beginning", MENTEE, _(
        "Say what you hope for, and what you are unsure of. Then neither of you has to guess."
    )),
    # What they agree on
    Tip("name-your-limits", "agreeing", MENTOR, _(
        "Name your limits now, while nobody is let down by them: hours, channels, and subjects "
        "that belong in other hands."
    )),
    Tip("when-one-goes-quiet", "agreeing", MENTOR, _(
        "Agree on what happens when one of you goes quiet. A reminder is then no reproach."
    )),
    Tip("what-stays-here", "agreeing", MENTEE, _(
        "Ask what stays between the two of you. It is easier to say what you cannot do yet once "
        "that is clear."
    )),
    Tip("how-to-reach", "agreeing", MENTEE, _(
        "Ask how your mentor likes to be reached, and when not. Being on time is the first thank "
        "you."
    )),
    # How it goes
    Tip("write-it-down", "checking-in", MENTEE, _(
        "Progress that is written down and shown to somebody tends to go on. One honest line is "
        "enough."
    )),
    Tip("stuck-early", "checking-in", MENTEE, _(
        "“A bit stuck” is a good answer while it is early. Say what you tried last, and your "
        "mentor knows where to begin."
    )),
    Tip("name-one-thing", "checking-in", MENTOR, _(
        "Name one thing that they did. “You asked again” can be repeated; “you are talented” "
        "cannot."
    )),
    Tip("what-you-owe", "checking-in", MENTOR, _(
        "Write down what you promised as well. Keeping it says more than any encouragement."
    )),
    # Resting and ending
    Tip("pause-with-a-date", "pausing", MENTEE, _(
        "A pause with a date is better than silence. Say what you will pick up again that day."
    )),
    Tip("not-about-you", "pausing", MENTOR, _(
        "Say why, if you can. Whoever is left without a reason tends to look for it in "
        "themselves."
    )),
    Tip("thank-by-example", "finishing", MENTEE, _(
        "Thank your mentor with an example: what you do differently now, and which talk it goes "
        "back to."
    )),
    Tip("where-you-began", "finishing", MENTEE, _(
        "Look at your first ratings once more. The way is easily forgotten when one has come far."
    )),
    Tip("end-in-words", "finishing", MENTOR, _(
        "End in words: what you saw grow, and what you would try next. A mentorship that merely "
        "fades leaves its last word unsaid."
    )),
    Tip("how-to-stay-in-touch", "finishing", MENTOR, _(
        "Say whether they may write to you afterwards, and how often. A clear answer is kind "
        "either way."
    )),
)  # fmt: skip
NAMES = frozenset(tip.name for tip in TIPS)
