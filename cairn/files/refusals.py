"""Every way this app says no."""

from django.utils.translation import gettext_lazy as _

from cairn.lib import refusal


class Refusal(refusal.Refusal):
    EMPTY = "file_empty", _("The file is empty. Choose another one.")
    TOO_HEAVY = (
        "file_too_heavy",
        _("The file is larger than this site takes. Choose a smaller one."),
    )
    UNKNOWN_KIND = (
        "file_unknown_kind",
        _(
            "Choose a PDF, a picture (JPEG, PNG, WebP), a document of Word, Excel, PowerPoint or "
            "OpenDocument, or a text."
        ),
    )
    NOT_WHAT_IT_SAYS = (
        "file_not_what_it_says",
        _("What is in this file is not what its name says. Save it anew from its program."),
    )
    NOT_UTF8 = "file_not_utf8", _("We cannot read this text. Save it with the encoding UTF-8.")
    DAMAGED = "file_damaged", _("The file is damaged. Choose another one.")
    TOO_LARGE = (
        "file_too_large",
        _("The picture has more than 40 million pixels. Choose a smaller one."),
    )
    UNPACKS_TOO_LARGE = (
        "file_unpacks_too_large",
        _("Unpacked, this document would be far larger than it says. Export it as a PDF."),
    )
    CARRIES_PROGRAM = (
        "file_carries_program",
        _("This document carries macros or is locked. Save it without them, or as a PDF."),
    )
    NO_ROOM = (
        "file_no_room",
        _("The room for files in this community is used up. Share a link instead."),
    )
    NO_ROOM_OF_YOURS = (
        "file_no_room_of_yours",
        _("Your share of the room for files is used up. Remove some of yours, or share a link."),
    )
    GONE = "file_gone", _("This file is no longer there. Ask whoever shared it to share it anew.")
