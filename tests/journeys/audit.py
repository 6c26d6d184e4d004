"""What must hold on every page that anybody opens: axe is silent, and the page has its shape."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page

AXE = (Path(__file__).resolve().parent.parent / "vendor" / "axe.min.js").read_text()
LOOK = (Path(__file__).resolve().parent / "look.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
# Colours that change take a moment even when motion is not wanted.
SETTLED = """async () => {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  await Promise.allSettled(document.getAnimations().map(animation => animation.finished));
}"""
# What the content of a page, and then the frame around it, are built of, whatever they say.
BONES = """() => {
  const bones = new Map([[true, new Set()], [false, new Set()]]);
  for (const element of document.querySelectorAll("*")) {
    const kind = [element.parentElement?.localName, element.localName];
    const dress = [element.getAttribute("class"), ...element.getAttributeNames()];
    bones.get(element.closest("main") !== null).add([...kind, ...dress].join());
  }
  return [...bones.values()].map(set => [...set].sort().join(";"));
}"""
_sound: set[tuple[int, str]] = set()


def faults(page: Page) -> list[str]:
    """Everything wrong with the page as it stands, in the light and in the dark.

    Axe has nothing new to say about a page that is built of the same parts as those that it
    found sound at the same width, so it is not asked again.
    """
    width = page.viewport_size["width"] if page.viewport_size else 0
    looks = {(width, bones) for bones in page.evaluate(BONES)}
    found = shape_faults(page) + ([] if looks <= _sound else theme_faults(page))
    if not found:
        _sound.update(looks)
    return found


def theme_faults(page: Page) -> list[str]:
    page.evaluate(AXE)
    dress(page, "dark")
    found = [f"dark: {fault}" for fault in axe_faults(page, COLOURS)]
    dress(page, "light")
    return found + axe_faults(page, EVERYTHING)


def dress(page: Page, theme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=theme)
    page.evaluate(SETTLED)


def shape_faults(page: Page) -> list[str]:
    """One heading, a title, a language, no sideways scrolling, targets that a finger can hit."""
    return list(page.evaluate(LOOK))


def axe_faults(page: Page, options: dict[str, Any]) -> list[str]:
    result = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{violation['id']}: {violation['help']}: {node['html'][:160]} {_why(node)}"
        for violation in result["violations"]
        for node in violation["nodes"][:4]
    ]


def _why(node: dict[str, Any]) -> str:
    return " ".join(node.get("failureSummary", "").split())[:200]
