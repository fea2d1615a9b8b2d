"""Where the dropbox lies: with PostgreSQL in the office's database, else in a file of its own."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Model

APP = "letterbox"


class DropboxRouter:
    """Sends the dropbox's rows to `settings.LETTERBOX`, everything else elsewhere."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:
        """Where a model is read."""
        return settings.LETTERBOX if model._meta.app_label == APP else None

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Whether an app's tables belong in a database."""
        return db == (settings.LETTERBOX if app_label == APP else "default")
