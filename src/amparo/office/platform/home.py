"""The folder an office lives in: database, sealed documents, wrapped keys. All of it is private to one account."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from amparo.errors import OfficeError

VARIABLE = "AMPARO_HOME"
LETTERBOX = "AMPARO_LETTERBOX"
TIME_ZONE = os.environ.get("TZ") or "America/Denver"
"""By whose clock the office's days begin and end."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where the parts of an office lie."""

    folder: Path

    @property
    def database(self) -> Path:
        """The SQLite database, where no other is named."""
        return self.folder / "office.sqlite3"

    @property
    def letterbox(self) -> Path:
        """The SQLite database of the dropbox, in a folder of its own (AMPARO_LETTERBOX, or one in this folder).

        The public pages need this folder alone; outside the office's it can be shared with their Unix account.
        """
        elsewhere = os.environ.get(LETTERBOX)
        return (Path(elsewhere).absolute() if elsewhere else self.folder / "letterbox") / "letterbox.sqlite3"

    @property
    def documents(self) -> Path:
        """Sealed files, one for each document."""
        return self.folder / "documents"

    def document(self, pk: UUID) -> Path:
        """Where the sealed file of one document lies: named by its id alone."""
        return self.documents / pk.hex[:2] / pk.hex

    @property
    def keyring(self) -> Path:
        """The wrapped keys."""
        return self.folder / "keyring.json"

    @property
    def heads(self) -> Path:
        """Ends of the audit chain, as the sealer noted them."""
        return self.folder / "audit-heads.txt"

    @property
    def exists(self) -> bool:
        """Whether an office has been made here."""
        return self.keyring.exists()

    def refuse_absent(self) -> None:
        """Raises OfficeError when no office has been made here."""
        if not self.exists:
            raise OfficeError(f"there is no office in {self.folder}; make one with: amparo office new")

    def make(self) -> None:
        """Make the folder and what belongs in it. Raises OfficeError when that fails."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.folder.chmod(0o700)
            self.documents.mkdir(exist_ok=True)
            self.letterbox.parent.mkdir(parents=True, exist_ok=True)
        except OSError as wrong:
            raise OfficeError(f"the office's folder {self.folder} cannot be made: {wrong.strerror}") from None

    def share_letterbox(self) -> None:
        """Let the group of the dropbox's folder write into it, where it lies outside the office's folder."""
        if self.letterbox.exists() and not self.letterbox.is_relative_to(self.folder):
            try:
                self.letterbox.chmod(0o660)
            except PermissionError as wrong:
                raise OfficeError(f"{self.letterbox} belongs to another account: {wrong.strerror}") from None

    def refuse_inside(self, path: Path) -> None:
        """Raises OfficeError when a path lies inside the folder: a key beside the lock locks nothing."""
        if path.resolve().is_relative_to(self.folder.resolve()):
            raise OfficeError(f"the key file must not lie in the office's folder ({self.folder}): keep it elsewhere")


def home() -> Home:
    """The office that AMPARO_HOME names, or the one in ./amparo-office."""
    return Home(Path(os.environ.get(VARIABLE) or "amparo-office").absolute())
