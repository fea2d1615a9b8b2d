"""A PostgreSQL for a drill, which it may stop, crash and fill."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path


class PostgreSQL:
    """A server with its data in a folder, reached through a socket there."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        found = shutil.which("initdb")
        places = [Path(found).resolve().parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        self.bin = next((place for place in reversed(places) if (place / "pg_ctl").exists()), None)
        self.bin = self.bin or next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"))), None)
        if self.bin is None:
            sys.exit(
                "PostgreSQL is not installed here: this drill begins one of its own (Debian: apt install postgresql)"
            )
        self.folder, self.data = folder, folder / "data"
        self.owner = (
            ["setpriv", "--reuid", "nobody", "--regid", "nogroup", "--clear-groups"] if os.getuid() == 0 else []
        )
        self.url = f"postgres://amparo@/postgres?host={folder}"
        if self.owner:
            shutil.chown(folder, "nobody")
        self._run("initdb", "-D", str(self.data), "-U", "amparo", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8")

    def start(self) -> None:
        """Returns once it answers."""
        options = f"-k {self.folder} -c listen_addresses='' -c fsync=on -c synchronous_commit=on -c max_connections=60"
        self._run("pg_ctl", "-D", str(self.data), "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self, how: str) -> None:
        """fast: whoever is connected is thrown out; immediate: as if it crashed."""
        self._run("pg_ctl", "-D", str(self.data), "-w", "-m", how, "stop")

    def _run(self, program: str, *words: str) -> None:
        command = [*self.owner, str(self.bin / program), *words]  # type: ignore[operator]
        subprocess.run(command, check=True, cwd=self.folder, stdout=subprocess.DEVNULL)

    def answers(self) -> bool:
        """Whether it takes a connection and writes."""
        command = [*self.owner, str(self.bin / "pg_isready"), "-h", str(self.folder), "-t", "2"]  # type: ignore[operator]
        return subprocess.run(command, stdout=subprocess.DEVNULL, cwd=self.folder, check=False).returncode == 0

    def begin_again(self) -> None:
        """Begin it where it has ended, and wait where it is about to come back by itself."""
        pid = self.data / "postmaster.pid"
        for _ in range(300):
            if self.answers():
                return
            if not pid.exists() or not _lives(int(pid.read_text().split()[0])):
                self.start()
                return
            time.sleep(0.1)
        sys.exit(f"PostgreSQL does not come back:\n{(self.folder / 'log').read_text()[-2000:]}")


def _lives(pid: int) -> bool:
    return (
        Path(f"/proc/{pid}/stat").exists()
        and Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    )
