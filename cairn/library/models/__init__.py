from cairn.library.models.library_item import LibraryItem
from cairn.library.models.shelf import Status

__all__ = ["LibraryItem", "Status"]
