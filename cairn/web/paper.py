"""A certificate on paper: the PDF, and whether its fonts have all the letters for it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import category, normalize

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from fontTools.ttLib import TTFont
from fpdf import FPDF
from fpdf.enums import Align

from cairn.interface.lasting import lasting
from cairn.mentoring.models import Seen
from cairn.workspace.models import Certificate

HERE = Path(__file__).parent
MARK = HERE / "static" / "img" / "mark.svg"
FONTS = HERE / "fonts"
REGULAR, BOLD, SCRIPTS = "inter-regular.ttf", "inter-semibold.ttf", "dejavu-sans-scripts.ttf"

WIDTH, HEIGHT, EDGE, ROOM = 297, 210, 11, 225
PAPER, SURFACE, LINE = (246, 243, 236), (255, 254, 251), (222, 216, 206)
INK, SOFT, PINE = (38, 33, 29), (95, 87, 78), (22, 84, 63)
SMALLEST = 6


class Style(NamedTuple):
    size: float
    colour: tuple[int, int, int]
    weight: str = ""


SAID, NAMED, TOLD = Style(13, SOFT), Style(36, INK, "B"), Style(17, PINE, "B")
HEADED, NOTED = Style(11, PINE, "B"), Style(10, SOFT)


def can_draw(one: Certificate) -> bool:
    """Whether every letter is in the fonts; a browser knows more of them, and prints the page."""
    return all(ord(letter) in _letters() for text in words_of(one) for letter in _plain(text))


def draw(one: Certificate, address: str) -> bytes:
    """The PDF. `address` is where others look the certificate up."""
    pdf = _sheet(one)
    pdf.image(MARK, x=(WIDTH - 22) / 2, y=24, w=22)
    head, said, name, did, topic, facts, issued = words_of(one)
    _write(pdf, head.upper(), 52, HEADED)
    _write(pdf, said, 66, SAID)
    _write(pdf, name, 80, NAMED)
    _write(pdf, did, 97, SAID)
    _write_lines(pdf, f"“{topic}”", 110, TOLD)
    _write(pdf, facts, pdf.get_y() + 8, SAID)
    _write(pdf, issued, 172, NOTED)
    _write(pdf, address, 179, NOTED, link=address)
    return bytes(pdf.output())


def words_of(one: Certificate) -> tuple[str, ...]:
    """All that the sheet says, from top to bottom; the page says the same."""
    as_mentor = _("has accompanied somebody as their mentor:")
    did = as_mentor if one.role == Seen.MENTOR else _("has completed a mentorship as mentee:")
    issued = _("Issued on %(day)s. Whoever wants to check it finds it here:")
    return (
        _("Certificate of mentorship"),
        _("This is to say that"),
        _plain(one.name),
        did,
        _plain(one.topic),
        " · ".join(_facts(one)),
        issued % {"day": date_format(one.issued_at)},
    )


def _facts(one: Certificate) -> Iterator[str]:
    period = {"since": date_format(one.began_on), "until": date_format(one.ended_on)}
    yield _("%(since)s to %(until)s") % period
    yield _plain(one.holder.community.name)
    if one.milestones:
        yield _("Milestones reached: %(n)s") % {"n": one.milestones}
    if one.minutes:
        yield _("Time in meetings: %(time)s") % {"time": lasting(one.minutes)}


def _plain(text: str) -> str:
    """Composed letters, without what nobody sees."""
    return "".join(one for one in normalize("NFC", text) if category(one) not in ("Cc", "Cf", "Cs"))


@cache
def _letters() -> frozenset[int]:
    return frozenset(
        code for name in (BOLD, SCRIPTS) for code in TTFont(FONTS / name).getBestCmap()
    )


def _sheet(one: Certificate) -> FPDF:
    pdf = FPDF("landscape", format="A4")
    pdf.set_auto_page_break(auto=False)
    pdf.set_title(f"{_('Certificate of mentorship')}: {_plain(one.name)}")
    pdf.set_lang(get_language() or "en")
    pdf.set_creation_date(one.issued_at)
    pdf.add_font("Inter", "", FONTS / REGULAR)
    pdf.add_font("Inter", "B", FONTS / BOLD)
    pdf.add_font("Scripts", "", FONTS / SCRIPTS)
    pdf.set_fallback_fonts(["Scripts"], exact_match=False)
    pdf.set_text_shaping(use_shaping_engine=True)
    pdf.add_page()
    _lay_ground(pdf)
    return pdf


def _lay_ground(pdf: FPDF) -> None:
    pdf.set_fill_color(*PAPER)
    pdf.rect(0, 0, WIDTH, HEIGHT, style="F")
    pdf.set_fill_color(*SURFACE)
    pdf.set_draw_color(*LINE)
    inside = (WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE)
    pdf.rect(EDGE, EDGE, *inside, style="DF", round_corners=True, corner_radius=9)


def _choose(pdf: FPDF, style: Style, text: str) -> None:
    """Set font and colour, small enough for one line to fit."""
    pdf.set_text_color(*style.colour)
    pdf.set_font("Inter", style.weight, style.size)
    wide = pdf.get_string_width(text)
    if wide > ROOM:
        pdf.set_font_size(max(style.size * ROOM / wide, SMALLEST))


def _write(pdf: FPDF, text: str, y: float, style: Style, link: str = "") -> None:
    _choose(pdf, style, text)
    pdf.set_xy((WIDTH - ROOM) / 2, y)
    pdf.cell(ROOM, 6, text, align=Align.C, link=link)


def _write_lines(pdf: FPDF, text: str, y: float, style: Style) -> None:
    _choose(pdf, style, "")
    pdf.set_xy((WIDTH - ROOM) / 2, y)
    pdf.multi_cell(ROOM, 9, text, align=Align.C)
