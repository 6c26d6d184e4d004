"""The main path in steps, told once; whoever walks it brings their own kind of hands."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.cast import PASSWORD
from tests.journeys.post import Letter
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor

NEED = "Read code that others wrote without getting lost"
QUESTION = "Which code did you get lost in last?"
REPLY = "A message queue that nobody dares to touch."


def sign_up(visitor: Visitor, site: Site, *, name: str, email: str) -> None:
    """From the landing page to the communities, with the code from a real mail."""
    visitor.open("/")
    visitor.sees("Somebody has walked this way before you.")
    visitor.follows("Create an account")
    make_account(visitor, site, name=name, email=email)
    visitor.sees("Communities")


def make_account(visitor: Visitor, site: Site, *, name: str, email: str) -> None:
    visitor.sees("Make an account")
    visitor.fills("Your name", name)
    visitor.fills("E-mail", email)
    visitor.fills("Password", PASSWORD)
    visitor.presses("Make my account")
    visitor.sees("Confirm your address")
    visitor.fills("Code", site.post.letter_to(email).code)
    visitor.presses("Go on")


def choose_time_zone(visitor: Visitor, city: str) -> None:
    visitor.unfolds("Your account")
    visitor.follows("Settings")
    visitor.sees("Settings")
    visitor.picks("Time zone", city)
    visitor.presses("Save")
    visitor.reads("Saved.")


def join(visitor: Visitor, community: str) -> None:
    visitor.open("/communities/")
    visitor.follows(community)
    visitor.sees(community)
    visitor.presses("Join")
    visitor.reads(f"Welcome to {community}.")
    visitor.sees(re.compile("Hello"))


def fill_profile(visitor: Visitor) -> None:
    """A headline, a language, some hours and one skill."""
    visitor.unfolds("Your account")
    visitor.follows("Your profile")
    visitor.sees(re.compile("Mia"))
    visitor.follows("Change About")
    visitor.sees("About you")
    visitor.fills("Headline", "Nurse who now builds software")
    visitor.picks("Preferred language", "English")
    visitor.ticks("Afternoons, 12 to 17")
    visitor.presses("Save")
    visitor.reads("Nurse who now builds software")
    visitor.follows("Add a skill")
    visitor.sees("Add a skill")
    visitor.fills("Skill", "First Aid")
    visitor.ticks("Advanced")
    visitor.presses("Save")
    visitor.sees("Your skills")
    visitor.reads("First Aid")


def set_goal(visitor: Visitor) -> None:
    """Find a Mentor asks what somebody wants to learn who has not said so yet."""
    visitor.follows("Find a Mentor")
    visitor.sees("Find a Mentor")
    visitor.reads("Tell us what you want to learn")
    visitor.follows("Add a learning goal")
    visitor.sees("Add a learning goal")
    visitor.fills("What you want to learn", "pyhton")
    visitor.ticks("Independent")
    visitor.presses("Save")
    visitor.sees("Your learning goals")
    visitor.reads("You wrote “pyhton”")


def ask(visitor: Visitor, mentor: str) -> None:
    """From the ranked cards through the glass box to a request."""
    visitor.follows("Find a Mentor")
    visitor.sees("Find a Mentor")
    expect(visitor.card(mentor)).to_contain_text("Can help you with:")
    visitor.follows(mentor)
    visitor.sees(mentor)
    see_the_points_add_up(visitor)
    visitor.follows(f"Request {mentor}")
    visitor.sees(f"Ask {mentor} to mentor you")
    visitor.fills("What I want to learn", NEED)
    visitor.presses("Send the request")
    visitor.sees(NEED)
    visitor.reads("Your request is on its way.")


def see_the_points_add_up(visitor: Visitor) -> None:
    """The glass box: the bars above the match score are its parts, to the tenth."""
    bars = visitor.page.locator("#why .score-bars").first
    points = [
        float(text.split()[0]) for text in bars.locator(".score-bar-points").all_inner_texts()
    ]
    total = visitor.page.locator("#why .score-total").first.inner_text()
    assert len(points) >= 3
    assert round(sum(points), 1) == float(re.findall(r"[\d.]+", total)[0])


def come_by_mail(visitor: Visitor, letter: Letter, email: str) -> None:
    """Open the link of a mail in a browser that knows nobody yet, and sign in."""
    visitor.open(letter.links[0])
    sign_in(visitor, email)


def sign_in(visitor: Visitor, email: str) -> None:
    """By password, on the page that asks for it."""
    if "/accounts/login/" not in visitor.page.url:
        visitor.open("/accounts/login/")
    visitor.sees("Sign in")
    visitor.fills("E-mail", email)
    visitor.fills("Password", PASSWORD)
    visitor.presses("Sign in", visitor.page.locator("main"))


def talk_first(mentor: Visitor, mentee: Visitor, site: Site, email: str) -> None:
    """The mentor asks back before the answer; the mentee hears of it by mail and replies."""
    write(mentor, "Ask first", QUESTION)
    site.post.letter_to(email, QUESTION)
    mentee.open(mentee.page.url)
    mentee.reads(QUESTION)
    write(mentee, "Your message", REPLY)
    mentor.open(mentor.page.url)
    mentor.reads(REPLY)


def write(visitor: Visitor, label: str, words: str) -> None:
    visitor.fills(label, words)
    visitor.presses("Send")
    visitor.reads("Your message is sent.")
    visitor.reads(words)


def see_the_pair(visitor: Visitor, partner: str) -> None:
    """The mentorship is on Home, in the list, and behind the bell."""
    visitor.open("/home/")
    visitor.sees(re.compile("Hello"))
    visitor.reads(partner)
    visitor.follows("See all Active")
    visitor.sees("My mentorships")
    visitor.reads(partner)
    visitor.follows(re.compile("Notifications"))
    visitor.sees("Notifications")
    visitor.reads(re.compile(partner.split(maxsplit=1)[0]))
