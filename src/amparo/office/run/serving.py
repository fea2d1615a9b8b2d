"""Making an office, opening it, serving it: what the commands of the terminal call."""

from __future__ import annotations

import atexit
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from amparo.errors import OfficeError
from amparo.office.platform.encryption import vault
from amparo.office.platform.encryption.keyring import Keyring
from amparo.office.platform.encryption.openers import Opener
from amparo.office.platform.home import Home, home
from amparo.office.run.hardening import harden, lock_memory

SETTINGS = "amparo.office.run.settings"
PUBLIC_SETTINGS = "amparo.office.front_door.public_site.settings"
WORKERS, THREADS = 2, 4
PUBLIC_THREADS = 8
FULL = 2  # PRAGMA synchronous
LOCKED_DOWN = 4
"""The exit code of a server that was locked down."""
TRIED = 20
"""Ports that are looked at for a free one."""
TO_STOP = (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)


def make_office(opener: Opener) -> None:
    """A new office in its folder: keys, an empty database. Raises OfficeError when there is one already."""
    harden()
    folder = home()
    if folder.exists:
        raise OfficeError(f"there is an office in {folder.folder} already")
    folder.make()
    vault.unlock(Keyring.create(folder.keyring, opener))
    set_up()
    _migrate()
    _code_from_the_beginning()


def _code_from_the_beginning() -> None:
    """Mark every table while it is empty: a row that comes without a code was never written by this office."""
    from amparo.office.platform.audit.first_codes import code_first

    while not code_first():
        pass


def open_office(opener: Opener, *, migrate: bool = False, tell: Callable[[str], None] = lambda text: None) -> Home:
    """Unseal the office of AMPARO_HOME in this process. Raises OfficeError, WrongPassphrase.

    With `migrate` it is brought up to date where it is of an earlier version; `tell` hears where its copy lies.
    """
    harden()
    folder = home()
    folder.close_to_others()
    vault.unlock(Keyring.open(folder.keyring, opener))
    set_up()
    if migrate:
        _refuse_newer()
        if steps := _behind():
            tell(f"This office is of an earlier version, {len(steps)} steps back. {_copied(folder)}")
            _migrate()
    check_database()
    return folder


def open_apart(keyring: Keyring) -> None:
    """Unseal what lies in AMPARO_HOME while it is not an office yet, or only looked at: its keyring lies elsewhere.

    Its databases are as they were left. Raises OfficeError.
    """
    harden()
    vault.unlock(keyring)
    set_up()


def bring_up_to_date() -> None:
    """Take the steps of the database that are missing. Raises OfficeError."""
    _refuse_newer()
    _migrate()
    check_database()


def set_up() -> None:
    """Load the rooms of the office into this process. Raises OfficeError where something is not installed."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    try:
        django.setup()
    except ImportError as wrong:  # the office is an extra of the package
        raise OfficeError(f"the office is not installed whole ({wrong.name}): install amparo[office]") from None


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import DatabaseError, connections

    home().make()  # folders that later versions need

    try:
        for database in connections:
            call_command("migrate", *_apps_of(database), database=database, verbosity=0, interactive=False)
        home().share_letterbox()
    except DatabaseError as wrong:
        raise OfficeError(f"the database cannot be brought up to date: {str(wrong).splitlines()[0]}") from None


def _apps_of(database: str) -> list[str]:
    """The one app whose tables lie there, where it is a database of its own; none named, all of them."""
    from amparo.office.front_door.dropbox.router import APP

    return [APP] if database == APP else []


def check_database() -> None:
    """Raises OfficeError unless acknowledged writes survive a power cut and every step of the database is taken."""
    from django.db import DatabaseError, connections

    try:
        for connection in connections.all():
            if connection.vendor == "sqlite":
                with connection.cursor() as cursor:
                    mode = cursor.execute("PRAGMA journal_mode").fetchone()[0]
                    synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
                if mode != "wal" or synchronous != FULL:
                    raise OfficeError(
                        f"SQLite runs with journal_mode={mode}, synchronous={synchronous}; it must be wal and {FULL}. "
                        "Is the folder on a network drive? Put it on a disk of this machine"
                    )
        behind = _behind()
    except DatabaseError as wrong:
        raise OfficeError(f"the database cannot be opened: {str(wrong).splitlines()[0]}") from None
    if behind:
        raise OfficeError(f"the database is {len(behind)} steps behind this version; start it with: amparo serve")
    _refuse_newer()


def _behind() -> list[object]:
    """The steps of the databases that are missing."""
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    behind: list[object] = []
    for connection in connections.all():
        executor = MigrationExecutor(connection)
        only = next(iter(_apps_of(connection.alias)), None)
        behind += executor.migration_plan(executor.loader.graph.leaf_nodes(only))
    return behind


def _refuse_newer() -> None:
    """Raises OfficeError when a later version has taken steps that this one does not know."""
    from django.db import connections
    from django.db.migrations.loader import MigrationLoader

    for connection in connections.all():
        loader = MigrationLoader(connection)
        known = set(loader.disk_migrations) | {old for each in loader.disk_migrations.values() for old in each.replaces}
        unknown = sorted(f"{app} {name}" for app, name in set(loader.applied_migrations) - known)
        if unknown:
            raise OfficeError(
                f"this office was opened by a later version of Amparo ({unknown[0]}), and this one would damage it: "
                "install the later version again"
            )


def _copied(folder: Home) -> str:
    """Where the databases were copied to as they were, in words."""
    from amparo.office.outward.safekeeping.before_upgrade import copy

    try:
        return f"A copy of before lies in {copy(folder)} for 30 days."
    except OSError as wrong:
        raise OfficeError(f"the office cannot be copied before it is brought up to date: {wrong.strerror}") from None


def check_free(host: str, port: int) -> None:
    """Raises OfficeError when somebody else listens at that address already."""
    wrong = _why_not(host, port)
    if wrong:
        other = next_free(host, port)
        offer = f" ({other} is free)" if other else ""
        raise OfficeError(f"{host}:{port} cannot be used ({wrong}); choose another with --port{offer}")


def next_free(host: str, port: int) -> int:
    """The next port at which nobody listens; 0 where none of the following is."""
    return next((candidate for candidate in range(port + 1, min(port + TRIED, 65_536)) if is_free(host, candidate)), 0)


def is_free(host: str, port: int) -> bool:
    """Whether nobody listens at that address."""
    return not _why_not(host, port)


def _why_not(host: str, port: int) -> str:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as wrong:
            return wrong.strerror or str(wrong)
    return ""


def beside(host: str, port: int) -> Callable[[], bool]:
    """Serve the public pages in a process of its own that ends with this one; call what it gives to wait for it.

    That says whether it came up.
    """
    ours = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    command = [sys.executable, "-m", "amparo", "serve", "--public", "--host", host, "--port", str(port)]
    process = subprocess.Popen(command, env=ours, stdout=subprocess.PIPE)  # noqa: S603
    owner = os.getpid()

    def end() -> None:
        if os.getpid() == owner:
            process.terminate()

    atexit.register(end)
    output = process.stdout
    assert output is not None
    return lambda: bool(output.readline())  # it says where it is once it listens


def serve(host: str, port: int, ready: Callable[[], None]) -> None:
    """Serve the opened office until it is stopped. `ready` is called once requests are answered."""
    from django.db import connections

    from amparo.office.run import worker as background
    from amparo.office.run.wsgi import application

    background.begin()
    connections.close_all()
    jobs = background.JobWorkers()
    jobs.start()
    _run(application, host, port, WORKERS, THREADS, ready, jobs.look_after)


def serve_public(host: str, port: int, ready: Callable[[], None]) -> None:
    """Serve the public pages until they are stopped: one process, for turns are taken in its memory.

    Raises OfficeError where there is no dropbox of an office, and then when somebody listens at that address.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = PUBLIC_SETTINGS
    import django

    try:
        django.setup()
    except ImportError as wrong:  # the office is an extra of the package
        raise OfficeError(f"the office is not installed whole ({wrong.name}): install amparo[office]") from None
    from django.db import DatabaseError, connections

    from amparo.office.front_door.dropbox import gateway
    from amparo.office.front_door.public_site.wsgi import application

    try:
        notice = gateway.notice()
    except DatabaseError as wrong:
        raise OfficeError(
            f"the dropbox cannot be opened: {str(wrong).splitlines()[0]}; serve the office first"
        ) from None
    if "public_key" not in notice:
        raise OfficeError("the office has not introduced itself yet: start it once with amparo serve")
    check_free(host, port)
    connections.close_all()
    os.nice(5)  # whoever works in the office goes first
    _run(application, host, port, 1, PUBLIC_THREADS, ready)


def _children() -> list[int]:
    """The processes that this one began: what it forked, and the public pages, which hold no key but end with it."""
    me = os.getpid()
    listed = Path(f"/proc/{me}/task/{me}/children")
    return [int(pid) for pid in listed.read_text().split()] if listed.exists() else []


def _listen_to_master(worker: object) -> None:
    """Ctrl+C reaches the whole group, and a worker told twice at once to stop waits for itself: the master tells it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, TO_STOP)
    from amparo.office.run import patience

    patience.limit_pages()
    if vault.is_open():
        lock_memory()  # a lock is not inherited; the rest is


def _run(
    application: Any,
    host: str,
    port: int,
    workers: int,
    threads: int,
    ready: Callable[[], None],
    look_after: Callable[[Callable[[], None]], None] = lambda in_child: None,
) -> None:
    from gunicorn.app.base import BaseApplication
    from gunicorn.arbiter import Arbiter

    class Server(BaseApplication):
        """Gunicorn with our settings: workers are forked after unsealing and inherit the keys."""

        def load_config(self) -> None:
            options: dict[str, Any] = {
                "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
                "workers": workers,
                "threads": threads,
                "worker_class": "gthread",
                "preload_app": True,
                "loglevel": "warning",
                "accesslog": None,  # addresses are nobody's business
                "keepalive": 5,
                "timeout": 60,
                "graceful_timeout": 20,
                "limit_request_line": 4094,
                "forwarded_allow_ips": "127.0.0.1,::1",
                "when_ready": lambda server: ready(),
                "post_worker_init": _listen_to_master,
                "worker_tmp_dir": "/dev/shm" if os.path.isdir("/dev/shm") else None,  # noqa: PTH112, S108
                "proc_name": "amparo",
                "control_socket_disable": True,
            }
            for name, value in options.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Any:
            return application

    class Watchful(Arbiter):
        """Gunicorn's master, which looks after the workers of the background jobs too.

        Told to stop while a worker is being born, it does not wait in vain for that one.
        """

        def manage_workers(self) -> None:
            if home().is_locked_down:
                self.forget_everything()
            super().manage_workers()
            look_after(self.close_listeners)

        def forget_everything(self) -> None:
            """Every process that holds a key ends at once, whatever it does, this one last."""
            for pid in _children():
                os.kill(pid, signal.SIGKILL)
            print("amparo: locked down; open it with: amparo office unlock", file=sys.stderr, flush=True)  # noqa: T201
            self.halt(reason="locked down", exit_status=LOCKED_DOWN)

        def close_listeners(self) -> None:
            for listener in self.LISTENERS:
                listener.sock.close()

        def spawn_worker(self) -> int:
            signal.pthread_sigmask(signal.SIG_BLOCK, TO_STOP)  # until the worker has its own handlers
            try:
                pid: int = super().spawn_worker()
                return pid
            finally:
                signal.pthread_sigmask(signal.SIG_UNBLOCK, TO_STOP)

    Watchful(Server()).run()
