"""A copy of the databases as they were before a later version takes its steps, for as long as keys are kept in backups.

It lies in the office's folder as the databases do, sealed as they are: put back in their place, with the version of
before, it is the office of before.
"""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from amparo.office.outward.safekeeping.manifest import DATABASE, DROPBOX
from amparo.office.outward.safekeeping.shelf import moment_of, name_of, sync
from amparo.office.outward.safekeeping.snapshot import taken
from amparo.office.platform.home import Home


def copy(home: Home) -> Path:
    """Copy the databases; where they lie. Raises OSError on a full disk, OfficeError."""
    folder = _folder(home) / name_of(timezone.now())
    folder.mkdir(mode=0o700, parents=True)
    try:
        with taken(home) as snapshot:
            names = {DATABASE: home.database.name, DROPBOX: home.letterbox.name}
            for part in snapshot.parts:
                target = folder / (names[part] if snapshot.vendor == "sqlite" else "database.dump")
                target.touch(mode=0o600)
                with snapshot.opened(part) as content, target.open("wb") as file:
                    shutil.copyfileobj(content, file)
    except BaseException:
        shutil.rmtree(folder)
        raise
    sync(folder)
    return folder


def forget_old(now: dt.datetime) -> int:
    """Delete copies that are older than keys are kept in backups, for they hold keys; how many."""
    until = now - dt.timedelta(days=settings.BACKUP_KEY_DAYS)
    folder = _folder(settings.HOME)
    old = [each for each in (folder.iterdir() if folder.exists() else ()) if moment_of(each.name) < until]
    for each in old:
        shutil.rmtree(each)
    return len(old)


def _folder(home: Home) -> Path:
    return home.folder / "before-upgrade"
