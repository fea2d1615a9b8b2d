"""The office from a terminal: made, served, tried, its keys and audit looked after, dockets taken in."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
import tempfile
from getpass import getpass
from pathlib import Path

from amparo.cli import MISSED, SET_ASIDE, WELL
from amparo.cli.terminal import console, margin, number, plain, progress
from amparo.errors import OfficeError
from amparo.office.home import LETTERBOX, VARIABLE, home
from amparo.office.sealing.keyring import Opener

SHOWN = 100
"""How many reasons are printed; all of them stand in the file."""


def opener(key_file: Path | None, *, twice: bool = False, prompt: str = "Passphrase of the office: ") -> Opener:
    """What opens the office: the key file, else a passphrase, typed or read from standard input."""
    if key_file is not None:
        home().refuse_inside(key_file)
        return Opener.key_file(key_file)
    if not sys.stdin.isatty():
        return Opener.passphrase(sys.stdin.readline().rstrip("\n"))
    typed = getpass(prompt)
    if twice and getpass("The same again: ") != typed:
        raise OfficeError("the two were not the same; nothing was made")
    return Opener.passphrase(typed)


def new_office(name: str, email: str, key_file: Path | None) -> None:
    """Make an office and invite its first administrator."""
    from amparo.office import serving

    if home().exists:
        raise OfficeError(f"there is an office in {home().folder} already")
    serving.make_office(opener(key_file, twice=True, prompt="A passphrase for the office, at least 15 characters: "))
    code = _first_administrator(name, email)
    out = console()
    out.print(plain(f"An office is made in {home().folder}. Back this folder up; the passphrase is not in it."))
    out.print(plain(f"Start it:    amparo serve\nThen {email} signs in at /come-in/ with this code, within 7 days:"))
    out.print(plain(f"    {code}", "bold"))


def _first_administrator(name: str, email: str) -> str:
    from amparo.office.accounts import invitations
    from amparo.office.accounts.models import User
    from amparo.office.accounts.roles import Role

    nobody = User.objects.create_user(
        "office@localhost", None, name="The office", role=Role.ADMINISTRATOR, is_active=False
    )
    return invitations.invite(nobody, email=email, name=name, role=Role.ADMINISTRATOR)


def serve_office(host: str, port: int, key_file: Path | None) -> None:
    """Serve the office of AMPARO_HOME until stopped. A missing office is told before a port that is taken."""
    from amparo.office import serving

    home().refuse_absent()
    serving.check_free(host, port)
    folder = serving.open_office(opener(key_file), migrate=True)
    address = os.environ.get("AMPARO_ORIGIN") or f"http://localhost:{port}"
    serving.serve(host, port, lambda: console().print(plain(f"{folder.folder} is open at {address} (stop: Ctrl+C)")))


def serve_public(host: str, port: int) -> None:
    """Serve the public pages until stopped."""
    from amparo.office import serving

    address = os.environ.get("AMPARO_PUBLIC_ORIGIN") or f"http://localhost:{port}"
    serving.serve_public(
        host, port, lambda: console().print(plain(f"The public pages are at {address} (stop: Ctrl+C)"))
    )


def make_role(name: str, key_file: Path | None) -> None:
    """Make the PostgreSQL role of the public pages and print its password."""
    from amparo.office import serving

    serving.open_office(opener(key_file))
    from amparo.office.letterbox.role import make_role as make

    password = secrets.token_urlsafe(24)
    make(name, password)
    out = console()
    out.print(plain(f"The role {name} may put letters in and read none. Give the public pages this and no other:"))
    out.print(plain(f"    DATABASE_URL=postgres://{name}:{password}@HOST/DATABASE", "bold"))


def run_demo(port: int, people: int) -> None:
    """Invent an office in a temporary folder and serve it."""
    from amparo.office import serving

    serving.check_free("127.0.0.1", port)
    folder = Path(tempfile.mkdtemp(prefix="amparo-demo-"))
    owner = os.getpid()
    os.environ.update({VARIABLE: str(folder), "AMPARO_DEMO": "1"})
    for name in ("DATABASE_URL", LETTERBOX):  # a real office's, which a fictional one must not touch
        os.environ.pop(name, None)
    try:
        serving.make_office(Opener.passphrase(secrets.token_hex(16)))
        _fill(people)
        public = _public_beside(port)
        serving.serve("127.0.0.1", port, lambda: _tell_demo(port, public))
    finally:
        if os.getpid() == owner:
            shutil.rmtree(folder, ignore_errors=True)


def _public_beside(port: int) -> int:
    """Serve the public pages of the fictional office too, in a process of their own; where. They end with this one."""
    from amparo.office import serving

    public = next((one for one in range(port + 1, min(port + 20, 65_536)) if serving.is_free("127.0.0.1", one)), 0)
    return public if public and serving.beside("127.0.0.1", public) else 0


def _fill(people: int) -> None:
    from amparo.office.demo.office import fill

    with progress("inventing an office") as bar:
        task = bar.add_task("", total=people)
        fill(people, tell=lambda done: bar.update(task, completed=done))


def _tell_demo(port: int, public: int) -> None:
    from django.conf import settings

    from amparo.office.demo.office import PASSWORD, STAFF

    out = console()
    out.print(plain(f"\nA fictional office is open at  http://localhost:{port}  (stop: Ctrl+C)", "bold"))
    if public:
        out.print(plain(f"Its public pages, where people ask for help:  http://localhost:{public}", "bold"))
    out.print("Everybody in it is invented; it is gone when it stops. It sends no message to anybody.")
    if settings.DEMO_SENDS_NOTHING:
        out.print("AMPARO_SMTP and AMPARO_SMS are set; a fictional office does not use them.")
    out.print("Sign in with one click as:")
    for name, _, role in STAFF:
        out.print(plain(f"  {name:14} {role.label}"))
    out.print(plain(f"Where a password is asked again: {PASSWORD}"))


def rotate_key(key_file: Path | None) -> None:
    """Wrap the key of every case with a new office key."""
    from amparo.office import serving

    serving.open_office(opener(key_file))
    from amparo.office.audit.record import record
    from amparo.office.sealing.rotation import rotate

    with progress("wrapping keys anew") as bar:
        task = bar.add_task("", total=1)
        done = rotate(lambda done, of: bar.update(task, completed=done, total=of))
    record(None, "key.rotated", about=f"{done} cases")
    console().print(plain(f"{number(done)} case keys wrapped with a new office key; the old one is gone."))


def change_passphrase(key_file: Path | None, new_key_file: Path | None) -> None:
    """Let another passphrase or key file open the office."""
    from amparo.office import serving
    from amparo.office.sealing import vault

    serving.open_office(opener(key_file))
    fresh = opener(new_key_file, twice=True, prompt="The new passphrase, at least 15 characters: ")
    vault.keyring().change_opener(fresh)
    console().print(
        plain(f"From now on the office opens with the new {fresh.kind}. Old backups still open with the old.")
    )


def make_key_file(path: Path) -> None:
    """Write a key file that nobody else may read."""
    home().refuse_inside(path)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(64))
    except FileExistsError:
        raise OfficeError(f"{path} exists already; it was left alone") from None
    except OSError as wrong:
        raise OfficeError(f"{path} cannot be written: {wrong.strerror}") from None
    console().print(
        plain(f"{path} is a key file. Keep a copy on paper or a stick: without it the office cannot be opened.")
    )


def verify_audit(key_file: Path | None, heads: list[str]) -> int:
    """Prove the audit; 1 when something is not as it was written."""
    from amparo.office import serving

    folder = serving.open_office(opener(key_file))
    from amparo.office.audit.models import Link
    from amparo.office.audit.sealer import seal_pending
    from amparo.office.audit.verify import kept_heads, verify

    while seal_pending():
        pass
    faults = verify([*kept_heads(folder.heads), *heads])
    for fault in faults[:100]:
        margin().print(plain(str(fault)))
    if faults:
        margin().print(plain(f"{number(len(faults))} faults: the audit is not as it was written."))
        return MISSED
    console().print(plain(f"{number(Link.objects.count())} links, every row as it was written."))
    return WELL


def print_head(key_file: Path | None) -> None:
    """Print the end of the audit chain, to be kept elsewhere."""
    from amparo.office import serving

    serving.open_office(opener(key_file))
    from amparo.office.audit.sealer import head, seal_pending

    while seal_pending():
        pass
    console().print(plain(head()))


def import_docket(
    path: Path,
    by: str,
    team: str,
    key_file: Path | None,
    *,
    dry_run: bool,
    rejects: Path | None,
    source: str = "",
    even_if_known: bool = False,
) -> int:
    """Take a docket file in; `SET_ASIDE` when rows were."""
    from amparo.office import serving

    serving.open_office(opener(key_file))
    from amparo.office.accounts.models import User
    from amparo.office.docket.models import Team
    from amparo.office.docket.rules import TAKES_CASES
    from amparo.office.exchange import docket_file, importing
    from amparo.screen.files.output import rejects_file

    user = User.objects.filter(email=by.lower(), is_active=True, role__in=TAKES_CASES).first()
    if user is None:
        raise OfficeError(f"{by} is no attorney or paralegal of this office, so no case can be theirs")
    held = Team.objects.filter(name=team).first() if team else None
    if team and held is None:
        raise OfficeError(f"there is no team “{team}”; the administrator makes teams")
    read = docket_file.read(path)
    out = console()
    if dry_run:
        told = importing.preview(read.rows, user, name=source, seen=even_if_known)
        out.print(plain("Nothing was written. It would be:", "bold"))
    else:
        with progress("taking in") as bar:
            task = bar.add_task("", total=max(1, len(read.rows)))
            told = importing.take_in(
                read.rows,
                user,
                held,
                path.name,
                lambda done: bar.update(task, completed=done),
                name=source,
                seen=even_if_known,
            )
    out.print(
        plain(f"{number(told.people)} people in {number(told.cases)} new cases, {number(told.statements)} statements")
    )
    if told.known:
        out.print(plain(f"{number(told.known)} people were taken in before and were left alone"))
    for one in read.warnings:
        margin().print(plain(f"line {one.line}, {one.column}: {one.reason}", "yellow"))
    for one in told.asides[:SHOWN]:
        margin().print(plain(f"line {one.line}, {one.column}: {one.reason}", "yellow"))
    aside = sorted([*read.rejects, *told.asides])
    if not aside:
        return WELL
    target = rejects or path.with_suffix(".rejects.csv")
    with rejects_file(target) as file:
        file.add(aside)
    count = number(len({one.line for one in aside}))
    margin().print(plain(f"{count} rows set aside, with line, column, value and reason: {target}"))
    return SET_ASIDE
