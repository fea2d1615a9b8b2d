"""What the drills share: an office of invented people that is served, and a browser in which a member is signed in."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

WAIT = 60.0
"""Seconds after which a server that does not answer is given up."""


@dataclass
class Office:
    """An office in a folder, with its key beside that and the port at which it is served."""

    folder: Path
    key: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Serve it; returns once it answers. Ends the drill where it does not."""
        ours = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        command = [sys.executable, "-m", "amparo", "serve", "--key-file", str(self.key), "--port", str(self.port)]
        log = (self.key.parent / "log").open("ab")
        self.process = subprocess.Popen(command, env=ours, stdout=log, stderr=log, start_new_session=True)
        until = time.monotonic() + WAIT
        while time.monotonic() < until:
            if self.process.poll() is not None:
                break
            try:
                if Browser(self.port, "").ask("GET", "/health/")[0]:
                    return
            except OSError:
                time.sleep(0.1)
        sys.exit(f"the office could not be served:\n{(self.key.parent / 'log').read_text()[-3000:]}")

    def kill(self) -> None:
        """kill -9 of the master and of all that it began, at once."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def end(self) -> None:
        """Tell it to stop, and wait."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.kill()

    def amparo(self, *words: str) -> str:
        """What a command of the terminal says. Ends the drill when it does not end well."""
        ours = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        command = [sys.executable, "-m", "amparo", *words, "--key-file", str(self.key)]
        done = subprocess.run(command, env=ours, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"amparo {' '.join(words)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        return done.stdout


@dataclass
class Browser:
    """A browser: what it was given as cookies it sends, and the token of the last page with every form."""

    port: int
    session: str
    token: str = ""
    cookies: dict[str, str] = field(default_factory=dict)
    cases_shown: int = 0
    """How often the page of a case was shown."""

    def ask(self, method: str, path: str, body: bytes = b"", kind: str = "") -> tuple[int, str]:
        """Status and text of an answer. Raises OSError where none comes."""
        wire = http.client.HTTPConnection("127.0.0.1", self.port, timeout=45)
        cookies = {**self.cookies, **({"session": self.session} if self.session else {})}
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()), "Host": "localhost"}
        if kind:
            headers |= {"Content-Type": kind, "Origin": "http://localhost"}
        try:
            wire.request(method, path, body=body or None, headers=headers)
            answer = wire.getresponse()
            text = answer.read().decode("utf-8", "replace")
        except http.client.HTTPException as wrong:
            raise OSError(str(wrong)) from None
        finally:
            wire.close()
        self.cases_shown += method == "GET" and answer.status == 200 and bool(re.fullmatch(r"/cases/[^/]+/", path))
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie" and value.startswith("csrf="):
                self.cookies["csrf"] = value.split(";")[0].partition("=")[2]
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)
        self.token = found[1] if found else self.token
        return answer.status, text

    def get(self, path: str) -> tuple[int, str]:
        """A page."""
        return self.ask("GET", path)

    def post(self, path: str, fields: list[tuple[str, str]]) -> tuple[int, str]:
        """A form, sent."""
        sent = urlencode([*fields, ("csrfmiddlewaretoken", self.token)]).encode()
        return self.ask("POST", path, sent, "application/x-www-form-urlencoded")

    def upload(self, path: str, fields: dict[str, str], name: str, content: bytes) -> tuple[int, str]:
        """A form with a file, sent."""
        mark = uuid.uuid4().hex
        parts = [
            f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
            for key, value in {**fields, "csrfmiddlewaretoken": self.token}.items()
        ]
        head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
        body = b"".join([*parts, head, content, f"\r\n--{mark}--\r\n".encode()])
        return self.ask("POST", path, body, f"multipart/form-data; boundary={mark}")


def made(folder: Path, people: int) -> tuple[Office, Browser, list[str]]:
    """An office of invented people in a folder, a browser of an attorney, and the numbers of the attorney's cases."""
    from amparo.cli.office.key_file import write_key_file

    office = Office(folder / "office", folder / "key", free_port())
    write_key_file(office.key)
    invent_in(office.folder, office.key, people)
    return office, *signed_in(office.port)


def invent_in(folder: Path, key: Path, people: int) -> None:
    """Make an office of invented people in a folder, in the database that DATABASE_URL names; it is open afterwards."""
    os.environ.update({"AMPARO_HOME": str(folder), "AMPARO_DEMO": "1"})
    from amparo.office.platform.encryption.openers import Opener
    from amparo.office.run import serving

    serving.make_office(Opener.key_file(key))
    from amparo.office.run.demo import office

    office.fill(people, tell=lambda _: None, begins=lambda _: None)
    os.environ.pop("AMPARO_DEMO")


def signed_in(port: int, who: int | None = None) -> tuple[Browser, list[str]]:
    """A browser in which an attorney is signed in with both factors, and the numbers of their cases.

    The one who has most cases, or the one of that id.
    """
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.db import connections

    from amparo.office.cases.access.gate import visible
    from amparo.office.platform.accounts.models import User
    from amparo.office.platform.accounts.sessions import SessionStore

    attorneys = User.objects.filter(role="attorney", is_active=True, **({"pk": who} if who else {}))
    user = max(attorneys, key=lambda each: visible(each).filter(assignments__user=each).count())
    session, now = SessionStore(), time.time()
    methods = [
        {"method": "password", "at": now, "email": user.email},
        {"method": "mfa", "type": "totp", "at": now, "reauthenticated": True},
    ]
    session.update(
        {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: "allauth.account.auth_backends.AuthenticationBackend",
            HASH_SESSION_KEY: user.get_session_auth_hash(),
            "account_authentication_methods": methods,
            "account_authentication_methods_user": str(user.pk),
        }
    )
    session.create()
    numbers = list(visible(user).filter(assignments__user=user).order_by("number").values_list("number", flat=True))
    key = str(session.session_key)
    connections.close_all()
    return Browser(port, key), numbers


def free_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def told(figures: dict[str, object], *bad: str) -> int:
    """Print the figures; the exit code: 1 when any that is bad is not 0."""
    print(json.dumps(figures, indent=1))
    return int(any(figures[name] for name in bad))
