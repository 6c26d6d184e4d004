"""A newcomer finds a mentor by an explained match, asks, and is accepted."""

from __future__ import annotations

from tests.journeys import story
from tests.journeys.conftest import WAYS, Visit
from tests.journeys.site import Site


def test_a_newcomer_asks_and_is_accepted(site: Site, visit: Visit, way: str):
    address = f"mia.{way}@example.org"
    community = site.stage("a_community", name=f"Quay {way}")
    ada = site.stage("a_mentor", community=community, name="Ada Osei")
    mia, mentor = visit(**WAYS[way]), visit(**WAYS[way])

    story.sign_up(mia, site, name="Mia Berg", email=address)
    story.choose_time_zone(mia, "Lisbon")
    story.join(mia, community)
    story.fill_profile(mia)
    story.set_goal(mia)
    story.ask(mia, "Ada Osei")

    story.come_by_mail(mentor, site.post.letter_to(ada["email"], story.NEED), ada["email"])
    mentor.sees(story.NEED)
    story.talk_first(mentor, mia, site, address)
    mentor.presses("Accept")
    mentor.reads("You now work together. Say hello!")
    mentor.looks_around()

    site.post.letter_to(address, "Ada")
    for visitor, partner in ((mia, "Ada Osei"), (mentor, "Mia Berg")):
        story.see_the_pair(visitor, partner)
