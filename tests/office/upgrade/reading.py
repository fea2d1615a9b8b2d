"""Everything that an office holds, read apart from its pages: each column of each row, each seal opened, each file."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

PASSPHRASE = "seven grey herons wade upstream"
"""What opens the offices kept in this folder. They hold invented people only."""
PASSING = frozenset({"short_memory", "accounts_session", "django_content_type", "auth_permission"})
"""Tables that hold nothing that anybody wrote."""
OK, SAME_PAGE = 200, 3

type Everything = dict[str, dict[str, dict[str, str]]]


def everything() -> Everything:
    """Every column of every row, by table and id: text as it is, what was sealed by the digest of what it says."""
    from django.apps import apps

    case_keys = _boxes()
    found: Everything = {}
    for model in apps.get_models():
        table = model._meta.db_table
        if table not in PASSING:
            rows = model._default_manager.order_by("pk")
            found[table] = {str(row.pk): dict(_columns(row, case_keys)) for row in rows}
    found["documents on the disk"] = {name: {"content": told} for name, told in _documents(case_keys)}
    return found


def _columns(row: Any, case_keys: list[Any]) -> Iterator[tuple[str, str]]:
    from django.db.models import BinaryField

    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if not isinstance(field, BinaryField) or value is None:
            yield field.column, str(value)
        elif field.attname == "wrapped":
            yield field.column, "a key"
        else:
            yield field.column, _told(row, field.attname, bytes(value), case_keys)


def _told(row: Any, column: str, kept: bytes, case_keys: list[Any]) -> str:
    """The digest of what a key finds in an envelope, else of the bytes themselves."""
    from amparo.errors import SealingError

    for case_key in case_keys:
        try:
            return f"sealed {_digest(case_key.unseal_bytes(row, column, kept))}"
        except SealingError:
            continue
    return f"bytes {_digest(kept)}"


def _documents(case_keys: list[Any]) -> Iterator[tuple[str, str]]:
    from django.apps import apps
    from django.conf import settings

    for row in apps.get_model("documents", "Document")._default_manager.order_by("pk"):
        path = Path(settings.HOME.documents) / row.pk.hex[:2] / row.pk.hex
        yield str(row.pk), _told(row, "content", path.read_bytes(), case_keys)


def _boxes() -> list[Any]:
    """The key of every key that the office keeps, the locked tier's too: a test may what no page may."""
    from django.apps import apps

    from amparo.office.platform.encryption.case_keys import opened
    from amparo.office.platform.encryption.models import WrappedKey

    rows = [
        row
        for model in apps.get_models()
        if issubclass(model, WrappedKey)
        for row in model._default_manager.order_by("pk")
    ]
    return [opened(row, owner) for row in rows for owner in {row.pk, getattr(row, "case_id", row.pk)}]


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:24]


def crawl(client: Any, first: Iterable[str]) -> list[str]:
    """Every address that answers 200 to a member, found by following links from these."""
    known: set[str] = set()
    todo = list(first)
    while todo:
        address = todo.pop()
        if address in known:
            continue
        answer = client.get(address)
        if answer.status_code == OK:
            known.add(address)
            if "html" in answer.headers.get("Content-Type", ""):
                todo += [one for one in _links(answer.content.decode()) if _is_new(one, known)]
    return sorted(known)


def _links(page: str) -> list[str]:
    found = (html.unescape(one) for one in re.findall(r'href="(/[^"#]*)', page))
    return [one for one in found if not one.startswith("/static/")]


def _is_new(address: str, known: set[str]) -> bool:
    """A page that takes days or orders in its address is read a few times, not for ever."""
    path, _, asked = address.partition("?")
    return not asked or sum(one.startswith(f"{path}?") for one in known) < SAME_PAGE
