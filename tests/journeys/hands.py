"""The ways in which people work a page: with a mouse, with a finger, with the keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

FURTHEST = 250
HERE = "element => element === document.activeElement"
# A control may show the ring itself, or leave it to the card or the label around it.
RING = """element => {
  const ringed = (part, pseudo) => {
    const style = getComputedStyle(part, pseudo);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  const parts = [...(element.labels ?? [])];
  for (let part = element; part && parts.length < 5; part = part.parentElement) parts.push(part);
  return parts.some(part => [null, "::before", "::after"].some(pseudo => ringed(part, pseudo)));
}"""


class Hands:
    """A mouse and a keyboard."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator) -> None:
        target.click()

    def fill(self, target: Locator, words: str) -> None:
        target.fill(words)

    def pick(self, target: Locator, option: str) -> None:
        target.select_option(label=option)

    def tick(self, target: Locator) -> None:
        """A click, also where the label draws the box; it may lead to another page at once."""
        if not target.is_checked():
            target.click(force=True)


class Finger(Hands):
    """A finger on a small screen."""

    def press(self, target: Locator) -> None:
        target.tap()


class Keyboard(Hands):
    """Tab, Enter, Space and arrows. Wherever the focus stops, it can be seen."""

    def press(self, target: Locator) -> None:
        self.reach(target)
        self.page.keyboard.press("Enter")

    def fill(self, target: Locator, words: str) -> None:
        self.reach(target)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(words)

    def pick(self, target: Locator, option: str) -> None:
        self.reach(target)
        self.page.keyboard.type(option)
        expect(target.locator("option:checked")).to_have_text(option)

    def tick(self, target: Locator) -> None:
        if target.get_attribute("type") == "radio":
            self._choose(target)
        elif not target.is_checked():
            self.reach(target)
            self.page.keyboard.press("Space")
        expect(target).to_be_checked()

    def reach(self, target: Locator) -> None:
        """Tab on until the focus is there."""
        expect(target).to_be_visible()
        for _ in range(FURTHEST):
            if target.evaluate(HERE):
                return
            self._step("Tab")
        raise AssertionError(f"Tab never comes to {target}")

    def _choose(self, target: Locator) -> None:
        """Tab comes to one button of a group; arrows lead to the others, and choose."""
        fellows = self.page.locator(f'input[type=radio][name="{target.get_attribute("name")}"]')
        checked = fellows.and_(self.page.locator(":checked"))
        self.reach(checked if checked.count() else fellows.first)
        for _ in range(fellows.count()):
            if target.evaluate(HERE):
                break
            self._step("ArrowDown")
        if not target.is_checked():
            self.page.keyboard.press("Space")

    def _step(self, key: str) -> None:
        self.page.keyboard.press(key)
        focus = self.page.locator(":focus")
        if focus.count():
            assert focus.evaluate(RING), (
                f"focus without a ring: {focus.evaluate('e => e.outerHTML')}"
            )
