"""The colours of the style sheet, and how well they read on each other."""

from __future__ import annotations

import math
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

TOKENS = Path(__file__).parent / "static" / "css" / "tokens.css"
_COLOUR = r"oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)"
_TOKEN = re.compile(rf"--([a-z-]+): light-dark\({_COLOUR}, {_COLOUR}\)")


class Colour(NamedTuple):
    """A colour in OKLCH: lightness 0–1, chroma, hue in degrees."""

    lightness: float
    chroma: float
    hue: float

    @property
    def luminance(self) -> float:
        """Relative luminance as WCAG defines it; colours outside sRGB are clipped."""
        a = self.chroma * math.cos(math.radians(self.hue))
        b = self.chroma * math.sin(math.radians(self.hue))
        # Björn Ottosson, "A perceptual color space for image processing" (2020).
        long = (self.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
        medium = (self.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
        short = (self.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
        red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
        green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
        blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
        red, green, blue = (min(max(channel, 0.0), 1.0) for channel in (red, green, blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def colours() -> dict[str, tuple[Colour, Colour]]:
    """Every colour token as its light and its dark value."""
    found = {}
    for name, *numbers in _TOKEN.findall(TOKENS.read_text(encoding="utf-8")):
        values = [float(number) for number in numbers]
        found[name] = (Colour(*values[:3]), Colour(*values[3:]))
    return found


def contrast(ink: str, ground: str) -> tuple[float, float]:
    """The contrast ratio of two tokens, 1 to 21, in light and in dark."""
    light, dark = (
        _ratio(one, other) for one, other in zip(colours()[ink], colours()[ground], strict=True)
    )
    return light, dark


def _ratio(one: Colour, other: Colour) -> float:
    low, high = sorted((one.luminance, other.luminance))
    return round((high + 0.05) / (low + 0.05), 2)
