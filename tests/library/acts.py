"""Every act on the library, with what has to be there before it."""

from __future__ import annotations

from cairn.library.models import LibraryItem
from tests.acts import Ready, World, given
from tests.files.corpus import an_upload
from tests.library.items import an_item, an_item_with_file


def _proposal(world: World) -> LibraryItem:
    return an_item_with_file(world.mentee, skill_names=["Python"])


def _published(world: World) -> LibraryItem:
    return an_item(world.coordinator)


LIBRARY_ACTS: dict[str, Ready] = {
    "LibraryItem.edit": given(
        _proposal,
        lambda w, item: item.edit(
            by=w.mentee, version=1, upload=an_upload(), skill_names=["Python", "Tea"]
        ),
    ),
    "LibraryItem.approve": given(_proposal, lambda w, item: item.approve(by=w.coordinator)),
    "LibraryItem.decline": given(
        _proposal, lambda w, item: item.decline(by=w.coordinator, answer="Too long")
    ),
    "LibraryItem.remove": given(_proposal, lambda w, item: item.remove(by=w.mentee)),
    "LibraryItem.share": given(
        _published, lambda w, item: item.share(w.pair, by=w.pair.mentee.membership)
    ),
}
