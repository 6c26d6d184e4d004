"""Plain functions that make what members recommend to their community."""

from __future__ import annotations

from typing import Any

from cairn.communities.models import Membership
from cairn.library.models import LibraryItem
from tests.files.corpus import an_upload


def an_item(by: Membership, **values: Any) -> LibraryItem:
    begin = {"title": "A guide", "url": "https://example.org/", "why": "It is short"}
    return LibraryItem.offer(by=by, **begin | values)


def an_item_with_file(by: Membership, content: bytes = b"Ask why.\n", **values: Any) -> LibraryItem:
    return an_item(by, url="", upload=an_upload(content=content), **values)


def on_the_shelf(by: Membership, words: str) -> list[LibraryItem]:
    """What a coordinator offers in each form, with these words in each."""
    given = {"title": words, "why": words, "words": words, "skill_names": [words[:40]]}
    whole = an_item_with_file(by, words.encode(), **given)
    return [whole, an_item(by, title=words, url=f"https://example.org/{words}")]
