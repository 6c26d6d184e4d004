"""Which kinds of files are taken, what they are called, and what they are served as."""

from __future__ import annotations

from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from cairn.files.refusals import Refusal
from cairn.lib.refusal import Refused

_OPEN_XML = "application/vnd.openxmlformats-officedocument"
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument"


class Kind(models.TextChoices):
    PDF = "pdf", _("PDF")
    JPEG = "jpeg", _("Picture")
    PNG = "png", _("Picture")
    WEBP = "webp", _("Picture")
    DOCX = "docx", _("Word document")
    XLSX = "xlsx", _("Excel sheet")
    PPTX = "pptx", _("PowerPoint slides")
    ODT = "odt", _("Text document")
    ODS = "ods", _("Spreadsheet")
    ODP = "odp", _("Slides")
    TXT = "txt", _("Text")
    MD = "md", _("Text")
    CSV = "csv", _("Table")


class Form(NamedTuple):
    """How files of a kind end, what browsers are told they are, and what is found inside.

    `inside` is a picture's format for Pillow, or the name of the part that makes an archive such
    a document.
    """

    suffixes: tuple[str, ...]
    media_type: str
    inside: str = ""


FORMS = {
    Kind.PDF: Form((".pdf",), "application/pdf"),
    Kind.JPEG: Form((".jpg", ".jpeg"), "image/jpeg", "JPEG"),
    Kind.PNG: Form((".png",), "image/png", "PNG"),
    Kind.WEBP: Form((".webp",), "image/webp", "WEBP"),
    Kind.DOCX: Form((".docx",), f"{_OPEN_XML}.wordprocessingml.document", "word/document.xml"),
    Kind.XLSX: Form((".xlsx",), f"{_OPEN_XML}.spreadsheetml.sheet", "xl/workbook.xml"),
    Kind.PPTX: Form((".pptx",), f"{_OPEN_XML}.presentationml.presentation", "ppt/presentation.xml"),
    Kind.ODT: Form((".odt",), f"{_OPEN_DOCUMENT}.text", "content.xml"),
    Kind.ODS: Form((".ods",), f"{_OPEN_DOCUMENT}.spreadsheet", "content.xml"),
    Kind.ODP: Form((".odp",), f"{_OPEN_DOCUMENT}.presentation", "content.xml"),
    Kind.TXT: Form((".txt",), "text/plain; charset=utf-8"),
    Kind.MD: Form((".md",), "text/markdown; charset=utf-8"),
    Kind.CSV: Form((".csv",), "text/csv; charset=utf-8"),
}
PICTURES = frozenset({Kind.JPEG, Kind.PNG, Kind.WEBP})
TEXTS = frozenset({Kind.TXT, Kind.MD, Kind.CSV})
OPEN_DOCUMENTS = frozenset({Kind.ODT, Kind.ODS, Kind.ODP})
SUFFIXES = {suffix: kind for kind, form in FORMS.items() for suffix in form.suffixes}


def kind_of(name: str) -> Kind:
    """The kind that a file's name claims; refused when it is none of ours."""
    dot = name.rfind(".")
    kind = SUFFIXES.get(name[dot:].strip().lower()) if dot >= 0 else None
    if kind is None:
        raise Refused(Refusal.UNKNOWN_KIND)
    return kind
