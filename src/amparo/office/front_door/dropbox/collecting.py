"""The office's side of the dropbox: the reading key, messages collected, answers laid down, hours offered."""

from __future__ import annotations

import datetime as dt
import json
import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import batched
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import BinaryField
from django.db.models.functions import Substr
from django.utils import timezone

from amparo.errors import SealingError
from amparo.office.front_door.dropbox.models import Draft, Notice, Reply, SealedMessage, Slot
from amparo.office.platform.encryption import vault
from amparo.office.platform.encryption.sealed_messages import (
    OWN_BYTES,
    is_to,
    open_message,
    open_with,
    private_key,
    public_key,
    seal_with,
)
from amparo.office.platform.rooms import every

AT_ONCE, IN_ONE_QUERY = 40, 5_000
UNREADABLE_KEPT = dt.timedelta(days=30)
PAUSE = 60.0
_failed: dict[UUID, float] = {}
_log = logging.getLogger(__name__)


type Take = Callable[[SealedMessage, dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Taking:
    """Which kind of message a room takes out of the dropbox."""

    heading: ClassVar[str] = "takes from the dropbox"
    kind: str
    take: Take

    def in_few_words(self) -> str:
        """The kind as it stands in messages."""
        return self.kind


def own_public_key() -> bytes:
    """The key with which others write to this office. Raises Locked."""
    return public_key(_private(vault.keyring()))


@lru_cache(maxsize=4)
def _private(ring: Any) -> Any:
    return private_key(ring.derived("letters"))


def collect(take: Take) -> int:
    """Open the messages that lie there and hand each over, to `take` unless its kind has a taker; how many.

    One that cannot be read, or says what none of ours can say, is kept aside. One that could not be written down stays,
    is tried again a minute later and holds up no other. `take` must have written down what it wants when it returns: a
    message handed over and not yet gone when the machine stops comes again. Raises Locked.
    """
    now = time.monotonic()
    waiting = SealedMessage.objects.filter(unreadable=False).exclude(pk__in=_put_off(now)).order_by("at")
    return sum(_collect(pk, take) for pk in list(waiting.values_list("pk", flat=True)[:AT_ONCE]))


def _collect(pk: UUID, take: Take) -> bool:
    private = _private(vault.keyring())
    message = SealedMessage.objects.filter(pk=pk).first()
    if message is None:
        return False
    try:
        content = json.loads(open_message(private, bytes(message.sealed), message_place(pk)))
    except (SealingError, ValueError, RecursionError):
        return _aside(pk)
    try:
        _taker(content, take)(message, content)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return _aside(pk)
    except Exception:
        _log.warning("a message could not be written down; it is tried again", exc_info=True)
        _failed[pk] = time.monotonic() + PAUSE
        return False
    SealedMessage.objects.filter(pk=pk).delete()
    return True


def _taker(content: dict[str, Any], otherwise: Take) -> Take:
    kind = str(content.get("kind"))
    return next((part.take for part in every(Taking) if part.kind == kind), otherwise)


def _aside(pk: UUID) -> bool:
    _log.warning("a message that cannot be read was kept aside", exc_info=True)
    SealedMessage.objects.filter(pk=pk).update(unreadable=True)
    return False


def _put_off(now: float) -> list[UUID]:
    for pk in [pk for pk, until in _failed.items() if until <= now]:
        del _failed[pk]
    return list(_failed)


@dataclass(frozen=True, slots=True)
class KnownCode:
    """Whose codes a room knows: `key_of` gives the key of a lookup, or None where it is of none of them.

    It raises SealingError where that key does not open: then its own row is at fault.
    """

    heading: ClassVar[str] = "codes known"
    whose: str
    key_of: Callable[[str], bytes | None]

    def in_few_words(self) -> str:
        """Whose."""
        return self.whose


def check_reply(lookup: object, sealed: bytes) -> bool:
    """Whether a room knows the code that a reply lies under. Raises SealingError where it does, and it does not open.

    An older reply that was put back under its code opens too.
    """
    for part in every(KnownCode):
        try:
            key = part.key_of(str(lookup))
        except SealingError:
            continue
        if key is not None:
            open_with(key, sealed, f"reply {lookup}")
            return True
    return False


def check(message: object, sealed: bytes) -> bool:
    """True. Raises SealingError where a message that nobody has put aside cannot be opened."""
    try:
        open_message(_private(vault.keyring()), sealed, message_place(UUID(str(message))))
    except SealingError:
        if not SealedMessage.objects.filter(pk=UUID(str(message)), unreadable=True).exists():
            raise
    return True


def message_place(message: UUID) -> str:
    """Where a message stands, for its seal; by the word of before, or nothing sealed before would open."""
    return f"letter {message}"


def answer(lookup: str, key: bytes, content: dict[str, Any]) -> None:
    """Lay down what whoever has the code shall see, in place of what lay there."""
    sealed = seal_with(key, json.dumps(content).encode(), f"reply {lookup}")
    Reply.objects.update_or_create(lookup=lookup, defaults={"sealed": sealed, "at": timezone.now()})


def posted_reply(lookup: str, key: bytes) -> dict[str, Any] | None:
    """What lies there for whoever has the code; None where nothing does. Raises SealingError."""
    reply = Reply.objects.filter(lookup=lookup).first()
    if reply is None:
        return None
    content: dict[str, Any] = json.loads(open_with(key, bytes(reply.sealed), f"reply {lookup}"))
    return content


def sealings(lookups: Iterable[str]) -> dict[str, bytes]:
    """What tells that an answer was laid down anew, by lookup, without opening any."""
    head = Substr("sealed", 1, OWN_BYTES, output_field=BinaryField())
    found = {}
    for some in batched(lookups, IN_ONE_QUERY):
        rows = Reply.objects.filter(lookup__in=some).values_list("lookup", head)
        found.update({lookup: bytes(sealed) for lookup, sealed in rows})
    return found


def forget(lookup: str) -> None:
    """Take away everything that lies under a code."""
    Reply.objects.filter(lookup=lookup).delete()
    Draft.objects.filter(lookup=lookup).delete()
    Slot.objects.filter(held_by=lookup).update(held_by=None, held_at=None)


def tell(office: dict[str, Any]) -> None:
    """Tell the public pages what the office says of itself, and its public key."""
    text = json.dumps({**office, "public_key": own_public_key().hex()}, ensure_ascii=False)
    Notice.objects.update_or_create(id=1, defaults={"text": text, "at": timezone.now()})


def introduce(office: dict[str, Any]) -> None:
    """Tell the public pages who we are, as the office has it; messages to us that were put aside are tried again."""
    tell(office)
    for message in SealedMessage.objects.filter(unreadable=True).only("pk", "sealed").iterator(100):
        if is_to(own_public_key(), bytes(message.sealed)):
            SealedMessage.objects.filter(pk=message.pk).update(unreadable=False)


def offer(starts: Iterable[dt.datetime], minutes: int) -> list[UUID]:
    """New hours for consultations."""
    return [row.pk for row in Slot.objects.bulk_create([Slot(starts_at=at, minutes=minutes) for at in starts])]


def tidy(now: dt.datetime) -> None:
    """Forget drafts whose day is over, hours long past, messages that nobody could read."""
    Draft.objects.filter(until__lt=now).delete()
    Slot.objects.filter(starts_at__lt=now - UNREADABLE_KEPT).delete()
    for message in (
        SealedMessage.objects.filter(unreadable=True, at__lt=now - UNREADABLE_KEPT).only("pk", "sealed").iterator(100)
    ):
        if not is_to(own_public_key(), bytes(message.sealed)):  # one to us is never thrown away unread
            SealedMessage.objects.filter(pk=message.pk).delete()
