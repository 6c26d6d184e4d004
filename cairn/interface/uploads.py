"""No upload fills the disk: what goes beyond the limit is read and thrown away."""

from __future__ import annotations

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class BoundedUploadHandler(TemporaryFileUploadHandler):
    """Keeps the beginning of too large a file, under its whole size: whoever asks for that
    refuses it.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start <= max(settings.FILE_MAX_BYTES, settings.PHOTO_MAX_BYTES):
            super().receive_data_chunk(raw_data, start)
