"""Sessions in the database under a hash of their key: a copy of the table opens no session."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.backends.base import CreateError, UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from amparo.office.platform import outages
from amparo.office.platform.prepared import Prepared

IDLE = dt.timedelta(minutes=30)
ABSOLUTE = dt.timedelta(hours=12)


class SessionStore(DatabaseSessions):
    """Django's sessions, stored by hash. What the row holds besides the data is kept when the data is saved."""

    @classmethod
    @cache
    def get_model_class(cls) -> Any:
        """Our own rows."""
        return apps.get_model("accounts", "Session")

    def _get_session_from_db(self) -> Any:
        now, key = timezone.now(), hashed(self.session_key)
        touched = outages.last_touched(key)
        if touched and touched > now - IDLE:
            row = _touched().first(key, now, now - ABSOLUTE)
        else:
            row = _in_use().first(key, now, now - ABSOLUTE, now - IDLE)
        if row is None:
            self._session_key = None
        self.row = row
        return row

    def exists(self, session_key: str) -> bool:
        """Whether a session of that key is there."""
        return bool(self.model.objects.filter(session_key=hashed(session_key)).exists())

    def save(self, must_create: bool = False) -> None:
        """Write it to its row; raises UpdateError when that was ended meanwhile."""
        if self.session_key is None:
            self.create()
            return
        data = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        user = data.get("_auth_user_id")
        written = {"session_data": self.encode(data), "expire_date": timezone.now() + ABSOLUTE, "user_id": user}
        key = hashed(self.session_key)
        try:
            with transaction.atomic():
                if must_create:
                    self.row = self.model(session_key=key, **written)
                    self.row.save(force_insert=True)
                elif not self.model.objects.filter(session_key=key).update(**written):
                    raise UpdateError
        except IntegrityError:
            if must_create:
                raise CreateError from None
            raise
        except DatabaseError as wrong:
            if must_create:
                raise
            if outages.why(wrong) is None:
                raise UpdateError from None  # else what the request did stands, and only its message is lost

    def delete(self, session_key: str | None = None) -> None:
        """End it."""
        key = session_key or self.session_key
        if key is not None:
            self.model.objects.filter(session_key=hashed(key)).delete()


@cache
def _in_use() -> Prepared[Any]:
    return _asked("session_key", "expire_date__gt", "started_at__gt", "seen_at__gt")


@cache
def _touched() -> Prepared[Any]:
    """In use too, of which only memory knows."""
    return _asked("session_key", "expire_date__gt", "started_at__gt")


def _asked(*compared: str) -> Prepared[Any]:
    rows = SessionStore.get_model_class()
    fields = [rows._meta.get_field(one.partition("__")[0]) for one in compared]
    return Prepared(lambda *values: rows.objects.filter(**dict(zip(compared, values, strict=True))), *fields)


def keep_fresh(key: str | None, **also: object) -> None:
    """A session is in use, with what else its row shall hold. While the database takes no writes, memory holds it."""
    mark = hashed(key)
    if not outages.is_tried():
        rows = apps.get_model("accounts", "Session").objects.filter(session_key=mark)
        try:
            rows.update(seen_at=timezone.now(), **also)
        except DatabaseError as wrong:
            outages.go_on(wrong)
        else:
            return
    outages.touch(mark)


def hashed(key: str | None) -> str:
    """What the table holds of a session key."""
    return hmac.new(settings.SECRET_KEY.encode(), f"session {key}".encode(), hashlib.sha256).hexdigest()
