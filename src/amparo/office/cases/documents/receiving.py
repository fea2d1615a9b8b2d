"""Taking a file that is sent into memory, never in clear onto a disk; of one too large only its size is kept."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from amparo.office.cases.documents.kinds import LARGEST

HEAD = 4096
"""Bytes of a file too large that are kept, to tell what it is."""


class InMemory(FileUploadHandler):
    """The file whole, up to the largest that is taken; beyond it the beginning, with the size that it had."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.whole = 0  # bytes of the files of this form before this one

    def new_file(self, *args: Any, **more: Any) -> None:
        """Begin another file of the form."""
        super().new_file(*args, **more)
        self.file = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take a piece in, unless there is too much already."""
        if self.whole + start + len(raw_data) <= LARGEST:
            self.file.write(raw_data)
        elif self.file.tell() > HEAD:
            self.file.seek(HEAD)
            self.file.truncate()

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """What was sent, by the size that it had."""
        self.whole += self.file.tell()
        self.file.seek(0)
        return InMemoryUploadedFile(
            self.file, self.field_name, self.file_name, self.content_type, file_size, self.charset
        )
