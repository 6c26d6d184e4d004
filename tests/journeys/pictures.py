"""The pictures of the documentation: what a page shows, light enough for a repository."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Page

FOLDER = os.environ.get("SCREENSHOTS", "")
HEAVIEST = 250_000
COLOURS = (256, 128, 64, 32)
LOOKS: dict[str, dict[str, Any]] = {
    "": {},
    "-dark": {"color_scheme": "dark"},
    "-phone": {"small": True},
}
"""What a picture's name ends with, and how its visitor comes."""


def take(page: Page, name: str) -> None:
    """Save what the page shows as <name>.png in the folder that SCREENSHOTS names."""
    target = Path(FOLDER) / f"{name}.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    page.evaluate("document.fonts.ready")
    target.write_bytes(lightened(page.screenshot(animations="disabled")))


def lightened(png: bytes) -> bytes:
    """The picture with as many colours as its weight allows."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    for colours in COLOURS:
        output = BytesIO()
        picture.quantize(colours).save(output, "PNG", optimize=True)
        if output.tell() <= HEAVIEST:
            break
    return output.getvalue()
