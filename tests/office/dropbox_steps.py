"""The steps of the dropbox's database, which tests make from its models: an office's knows which it has taken."""

from __future__ import annotations

from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

DROPBOX = "letterbox"


def know_its_steps() -> None:
    """Record that every step of the dropbox was taken, where it is a database of its own."""
    if DROPBOX not in connections:
        return
    steps = MigrationRecorder(connections[DROPBOX])
    steps.ensure_schema()
    taken = set(steps.applied_migrations())
    for step in MigrationLoader(None).disk_migrations:
        if step[0] == DROPBOX and step not in taken:
            steps.record_applied(*step)
