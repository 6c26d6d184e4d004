"""Static files under names that carry their hash."""

from __future__ import annotations

from functools import lru_cache

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Remembers each address: a page asks for forty, and they change with a restart only."""

    @lru_cache(maxsize=2000)  # noqa: B019, there is one storage for as long as the process lives
    def url(self, name: str, force: bool = False) -> str:
        address: str = super().url(name, force)
        return address
