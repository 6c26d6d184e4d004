"""Somebody at a browser: opens pages, reads, presses; and nothing that goes wrong escapes them."""

from __future__ import annotations

import re
from re import Pattern

from playwright.sync_api import ConsoleMessage, Locator, Page, Request, Response, expect

from tests.journeys import audit
from tests.journeys.hands import Hands

# The browser says it once more when an answer was an error; `_on_response` has its status.
ECHO = "Failed to load resource"


class Visitor:
    """A page in a browser, used by somebody with some kind of hands."""

    def __init__(
        self,
        page: Page,
        hands: type[Hands],
        *,
        who: dict[str, str] | None = None,
        scripts: bool = True,
    ) -> None:
        self.page, self.who = page, who or {}
        self.hands = hands(page)
        self.expected = {422}
        self.troubles: list[str] = []
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        page.on("requestfailed", self._on_failure)
        page.on("response", self._on_response)
        self._browser = page.context.new_cdp_session(page)
        self._allow_scripts(scripts)
        self._scripts = scripts

    # Where they are

    def open(self, path: str) -> None:
        self.page.goto(path)

    def sees(self, heading: str | Pattern[str]) -> None:
        """The page with that heading is there, and nothing about it is at fault."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(spoken(heading))
        self.looks_around()

    def looks_around(self) -> None:
        self._allow_scripts(True)  # axe is one itself
        found = audit.faults(self.page)
        self._allow_scripts(self._scripts)
        assert not found, f"{self.page.url}\n" + "\n".join(found)

    def reads(self, words: str | Pattern[str]) -> None:
        expect(self.page.locator("main").get_by_text(words).first).to_be_visible()

    def card(self, name: str) -> Locator:
        """The card or list entry in which that name stands."""
        named = self.page.get_by_role("link", name=name)
        return self.page.locator("main article, main li").filter(has=named).last

    # What they do

    def follows(self, name: str | Pattern[str], within: Locator | None = None) -> None:
        self.hands.press((within or self.page).get_by_role("link", name=name, exact=True).first)

    def presses(self, name: str | Pattern[str], within: Locator | None = None) -> None:
        self.hands.press((within or self.page).get_by_role("button", name=name, exact=True).first)

    def unfolds(self, name: str) -> None:
        """Open a menu or a part that is folded away."""
        self.hands.press(self.page.locator("summary:visible", has_text=name).first)

    def fills(self, label: str | Pattern[str], words: str) -> None:
        self.hands.fill(self.page.get_by_label(label).first, words)

    def picks(self, label: str | Pattern[str], option: str) -> None:
        self.hands.pick(self.page.get_by_label(label).first, option)

    def ticks(self, label: str | Pattern[str], within: Locator | None = None) -> None:
        """Set the checkbox or choose the radio button."""
        self.hands.tick((within or self.page.locator("main")).get_by_label(label).first)

    def _allow_scripts(self, allowed: bool) -> None:
        self._browser.send("Emulation.setScriptExecutionDisabled", {"value": not allowed})

    # What must not happen

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and ECHO not in message.text:
            self.troubles.append(f"console: {message.text}")

    def _on_failure(self, request: Request) -> None:
        # Leaving a page cuts off what it was still loading.
        if request.failure != "net::ERR_ABORTED":
            self.troubles.append(f"{request.failure}: {request.url}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.troubles.append(f"{response.status}: {response.request.method} {response.url}")


def spoken(words: str | Pattern[str]) -> Pattern[str]:
    """Those words, however the template has spaced them."""
    if isinstance(words, str):
        return re.compile(rf"^\s*{re.escape(words)}\s*$")
    return words
