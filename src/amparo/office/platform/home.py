"""The folder an office lives in: database, sealed documents, wrapped keys. All of it is private to one account."""

from __future__ import annotations

import fcntl
import os
import stat
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from amparo.errors import OfficeError

VARIABLE = "AMPARO_HOME"
LETTERBOX = "AMPARO_LETTERBOX"
OTHERS = 0o077
TIME_ZONE = os.environ.get("TZ") or "America/Denver"
"""By whose clock the office's days begin and end."""


PATIENCE = 15
"""Seconds for which the processes of a server that was killed are waited for."""


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
    def spool(self) -> Path:
        """Who read what while the database took no writes, until that is in the audit log."""
        return self.folder / "reads.spool"

    @property
    def reserve(self) -> Path:
        """Room on the disk that is given up when nothing else is left."""
        return self.folder / "reserve"

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

    @property
    def lockdown(self) -> Path:
        """Stands there while the office is locked down: whoever serves it forgets its keys and ends."""
        return self.folder / "locked-down"

    @property
    def is_locked_down(self) -> bool:
        """Whether somebody has locked the office down and nobody has unlocked it."""
        return self.lockdown.exists()

    def lock_down(self) -> None:
        """Lock the office down. Needs no key. Raises OfficeError when that cannot be written."""
        try:
            self.lockdown.touch(mode=0o600)
        except OSError as wrong:
            raise OfficeError(
                f"{self.lockdown} cannot be written ({wrong.strerror}): end the processes by hand"
            ) from None

    def refuse_locked_down(self) -> None:
        """Raises OfficeError while the office is locked down."""
        if self.is_locked_down:
            raise OfficeError(f"the office in {self.folder} is locked down; open it with: amparo office unlock")

    def refuse_second(self) -> None:
        """Let this process alone serve the office, as long as it and its children live.

        Those of one that was killed need a moment to go, and are waited for. Raises OfficeError when another serves it.
        """
        lock = os.open(self.folder / ".serving", os.O_RDWR | os.O_CREAT, 0o600)
        for left in reversed(range(PATIENCE * 10)):
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                master = os.read(lock, 20).decode().strip()
                os.lseek(lock, 0, os.SEEK_SET)
                if left and not _is_alive(master):
                    time.sleep(0.1)
                    continue
                os.close(lock)
                raise OfficeError(f"{self.folder} is served already, by process {master or 'unknown'}") from None
            os.ftruncate(lock, 0)
            os.write(lock, str(os.getpid()).encode())
            return  # the descriptor stays open, here and in every child

    def close_to_others(self) -> None:
        """Take from others what an earlier version or another program left open to them, as far as it is ours."""
        for folder, folders, files in os.walk(self.folder):
            for name in (*folders, *files):
                path = Path(folder, name)
                with suppress(FileNotFoundError, PermissionError):  # gone meanwhile; of another account
                    mode = stat.S_IMODE(path.lstat().st_mode)
                    if mode & OTHERS and not path.is_symlink():
                        path.chmod(mode & ~OTHERS)

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


def _is_alive(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except PermissionError:
        return True
    except (ProcessLookupError, ValueError):
        return False
    return True


def home() -> Home:
    """The office that AMPARO_HOME names, or the one in ./amparo-office."""
    return Home(Path(os.environ.get(VARIABLE) or "amparo-office").absolute())
