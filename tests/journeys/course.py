"""Twelve weeks of a mentorship in steps, told once; whoever lives them brings their own hands."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.visitor import Visitor

TOPIC = "Read Python that others wrote"
GOAL = "Review a change a day without fear"
ITEM = "Send two questions before we talk"


def opens(visitor: Visitor, workspace: str, tab: str = "") -> None:
    visitor.open(workspace)
    if tab:
        tabs = visitor.page.get_by_role("navigation", name="Workspace")
        visitor.follows(tab, tabs)
        here = tabs.get_by_role("link", name=tab, exact=True)
        expect(here).to_have_attribute("aria-current", "page")
    visitor.sees(TOPIC)


def puts_a_tip_away(visitor: Visitor) -> None:
    """The next one is there when the page is opened again."""
    tip = visitor.page.get_by_role("complementary", name="Tip")
    words = tip.inner_text()
    visitor.presses("Do not show this tip again", tip)
    expect(tip.get_by_text(words)).to_have_count(0)
    visitor.page.reload()
    expect(tip).to_be_visible()
    assert tip.inner_text() != words


def writes_the_agreement(visitor: Visitor) -> None:
    visitor.reads("Agree how you work")
    visitor.follows("Start")
    visitor.follows("Write it down")
    visitor.sees("How we work together")
    visitor.ticks("I give my word for this")
    visitor.presses("Save")
    visitor.sees(TOPIC)
    visitor.reads("It is written down.")
    visitor.reads("Not yet")


def gives_their_word(visitor: Visitor, workspace: str) -> None:
    opens(visitor, workspace)
    visitor.follows("Read it")
    visitor.sees(TOPIC)
    visitor.presses("I agree")
    visitor.reads("You gave your word.")


def sets_a_goal(visitor: Visitor, workspace: str) -> None:
    opens(visitor, workspace, "Goals and actions")
    visitor.follows("Set a goal")
    visitor.sees("Set a goal")
    visitor.fills("Our goal", GOAL)
    visitor.presses("Save")
    visitor.reads("Your goal is set.")
    visitor.reads(GOAL)


def rates_the_goal(visitor: Visitor, score: str) -> None:
    visitor.follows("Rate where you are")
    visitor.sees("How near are you?")
    visitor.fills(re.compile("How near", re.IGNORECASE), score)
    visitor.presses("Save")
    visitor.reads("Thank you: it is noted.")


def lays_out_a_timeline(visitor: Visitor, workspace: str) -> None:
    opens(visitor, workspace, "Timeline")
    visitor.reads("Which stones lead there?")
    visitor.follows("Choose a template")
    visitor.sees(TOPIC)
    visitor.follows("Software development, 12 weeks")
    visitor.sees("Software development")
    visitor.presses("Use this template")
    visitor.sees(TOPIC)
    visitor.reads(re.compile(r"\d+ milestones are on the timeline now\."))


def completes_the_first_milestone(visitor: Visitor, workspace: str) -> None:
    opens(visitor, workspace, "Timeline")
    visitor.hands.press(visitor.page.get_by_role("button", name=re.compile("^Complete")).first)
    visitor.reads("Completed. Well done.")
    visitor.sees(TOPIC)


def adds_an_action_item(visitor: Visitor, workspace: str, owner: str) -> None:
    opens(visitor, workspace, "Goals and actions")
    visitor.follows("Add an action item")
    visitor.sees("Add an action item")
    visitor.fills("What to do", ITEM)
    visitor.ticks(owner, visitor.page.get_by_role("group", name="Who does it"))
    visitor.presses("Save")
    visitor.reads("Added to the action items.")


def ticks_it_on_home(visitor: Visitor) -> None:
    visitor.open("/home/")
    visitor.sees(re.compile("Hello"))
    done = visitor.page.get_by_role("button", name=re.compile(f"^Done.*{ITEM}"))
    visitor.hands.press(done)
    expect(done).to_have_count(0)


def checks_in(visitor: Visitor, workspace: str, mood: str = "On track") -> None:
    opens(visitor, workspace, "Updates")
    visitor.follows("Check in")
    visitor.sees("Check in")
    visitor.ticks(mood)
    visitor.fills("What is done", "Two reviews, each in an hour.")
    visitor.presses("Check in")
    visitor.reads("Thank you for checking in.")
    visitor.reads("Two reviews, each in an hour.")
    visitor.sees(TOPIC)


def agrees_to_meet(visitor: Visitor, workspace: str, title: str) -> None:
    visitor.open(f"{workspace}meetings/")
    visitor.follows(re.compile(f"^{title}"))
    visitor.presses("Agree")
    visitor.sees(title)
    visitor.reads("It is agreed.")


def writes_an_update(visitor: Visitor, workspace: str, words: str) -> None:
    opens(visitor, workspace, "Updates")
    visitor.fills("In a line", words)
    visitor.presses("Write it")
    visitor.reads(words)


def pauses(visitor: Visitor, workspace: str) -> None:
    opens(visitor, workspace, "Closing")
    visitor.follows("Pause")
    visitor.sees("Pause the mentorship")
    visitor.ticks("A holiday")
    visitor.presses("Pause")
    visitor.sees(TOPIC)
    visitor.reads("Paused.")


def goes_on(visitor: Visitor, workspace: str) -> None:
    opens(visitor, workspace)
    visitor.reads("Your pause is over")
    visitor.presses("Go on")
    visitor.reads("Welcome back. It goes on.")


def proposes_to_finish(visitor: Visitor, workspace: str) -> None:
    opens(visitor, workspace, "Closing")
    visitor.follows("Finish")
    visitor.sees("Finish the mentorship")
    visitor.ticks("We reached the goal")
    visitor.presses("Finish")
    visitor.sees(TOPIC)
    visitor.reads("The other one is asked.")


def agrees_to_finish(visitor: Visitor, workspace: str) -> None:
    opens(visitor, workspace)
    visitor.follows("Agree and finish")
    visitor.sees("Finish the mentorship")
    visitor.presses("Finish")
    visitor.sees(TOPIC)
    visitor.reads("Finished. Well done, both of you.")


def looks_back(visitor: Visitor, workspace: str) -> None:
    opens(visitor, workspace, "Look back")
    visitor.follows("Look back", visitor.page.locator("#words"))
    visitor.sees("Look back")
    visitor.fills("What I take with me", "To ask before I guess.")
    visitor.presses("Save")
    visitor.sees(TOPIC)
    visitor.reads("What you take with you is kept.")


def gives_feedback(visitor: Visitor) -> None:
    visitor.follows("Give feedback")
    visitor.sees("Feedback")
    answers = {"How helpful was it for you?": "5", "Did it meet": "Yes", "Would you do it": "Yes"}
    for question, answer in answers.items():
        group = visitor.page.get_by_role("group", name=re.compile(re.escape(question)))
        visitor.ticks(re.compile(f"^{answer}"), group)
    visitor.presses("Give feedback")
    visitor.reads("Thank you. Your feedback is kept.")


def says_thank_you(visitor: Visitor) -> None:
    visitor.follows("Say thank you")
    visitor.sees("Say thank you")
    visitor.fills("Thank you", "You asked before you advised.")
    visitor.presses("Send")
    visitor.sees(TOPIC)
    visitor.reads("Your thanks are on their way.")


def gets_a_certificate(visitor: Visitor) -> None:
    visitor.follows("Get your certificate")
    visitor.sees("Your certificate")
    visitor.presses("Issue it")
    visitor.reads("Here is your certificate.")
    visitor.looks_around()
