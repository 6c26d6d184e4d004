"""Names under which files are downloaded: what their owners called them, with the traps removed."""

from __future__ import annotations

import unicodedata

from cairn.files.kinds import FORMS, Kind

LENGTH = 100
# Separators of paths, and what Windows forbids.
_FORBIDDEN = frozenset('/\\:*?"<>|')
_DEVICES = {"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10)}


def clean_name(name: str, kind: Kind) -> str:
    """A name for any system: no path, nothing invisible or turning, and the suffix of its kind.

    Letters of all scripts stay, so that people find again what they sent.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem, _, suffix = unicodedata.normalize("NFC", last).rpartition(".")
    visible = "".join(letter if _is_harmless(letter) else " " for letter in stem)
    stem = " ".join(visible.split()).strip(". ")[:LENGTH].rstrip(". ")
    if not stem or stem.split(".")[0].strip().lower() in _DEVICES:
        stem = f"file {stem}".strip()
    ending = f".{suffix.strip().lower()}"
    return stem + (ending if ending in FORMS[kind].suffixes else FORMS[kind].suffixes[0])


def _is_harmless(letter: str) -> bool:
    """Control and format characters turn text around or hide it; surrogates cannot be stored."""
    return unicodedata.category(letter)[0] not in "CZ" and letter not in _FORBIDDEN
