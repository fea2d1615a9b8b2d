"""Keeping drafts: sealed with the key of the case or request, or of the member where a form belongs to neither."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from amparo.errors import OfficeError, SealingError
from amparo.office.cases.access.gate import visible
from amparo.office.cases.access.models import Case
from amparo.office.cases.access.rules import Permission, allows
from amparo.office.cases.drafts.forms import KEPT_DAYS, VERSIONS, Form, is_typed
from amparo.office.cases.statements.models import Draft, MemberKey
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import OpenKey, new_key_in, open_key, opened
from amparo.office.platform.prepared import Prepared
from amparo.office.platform.rooms import every

type Fields = dict[str, list[str]]
type Owner = tuple[UUID, OpenKey]
MOST = 200
"""Drafts of one member. One more is refused and that is said: none makes room for another."""


@dataclass(frozen=True, slots=True)
class DraftOwner:
    """What other than cases drafts belong to.

    `given` is the name of its id in addresses; `reached` gives the owner with its box, where a member may reach it.
    """

    heading: ClassVar[str] = "drafts of"
    given: str
    what: str
    reached: Callable[[User, UUID], Owner | None]

    def in_few_words(self) -> str:
        """In words."""
        return self.what


class TooMany(OfficeError):
    """The member has as many drafts as are kept; none of them is dropped for this one."""


class NotTheirs(OfficeError):
    """The form belongs to a file that the member does not reach."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft, unsealed."""

    row: Draft
    fields: Fields

    @property
    def until(self) -> dt.datetime:
        """When it is forgotten, if nothing is added."""
        return self.row.saved_at + dt.timedelta(days=KEPT_DAYS)


def typed_in(sent: MultiValueDict[str, str]) -> Fields:
    """What of a sent form is kept; empty when nothing was filled in."""
    fields = {name: list(values) for name, values in sent.lists() if is_typed(name)}
    return fields if any(any(values) for name, values in fields.items() if name not in VERSIONS) else {}


def keep(user: User, form: Form, sent: MultiValueDict[str, str], page: str = "") -> Draft | None:
    """Keep what was typed so far; None when there is nothing to keep. Raises NotTheirs and TooMany.

    A draft that another tab has changed meanwhile is left as it is, and this becomes one of its own.
    """
    fields = typed_in(sent)
    with transaction.atomic():
        row = _known(user, form, sent)
        if not fields:
            if row is not None:
                row.delete()
            return None
        if row is None and own(user).count() >= MOST:
            raise TooMany("the member has as many drafts as are kept")
        row = row or Draft(user=user, form=form.path, version=0)
        case_key = _box_for(user, form, row)
        if case_key is None:
            raise NotTheirs("the form is of a file that this member does not reach")
        row.page = page if page and len(page) <= 200 else form.path
        row.sealed_fields = case_key.seal(row, "sealed_fields", fields)
        row.saved_at, row.version = timezone.now(), row.version + 1
        row.save()
    return row


def own(user: User) -> QuerySet[Draft]:
    """A member's drafts that they can reach, newest first, without what is sealed in them."""
    since = timezone.now() - dt.timedelta(days=KEPT_DAYS)
    reached = Q(case=None) | Q(case__in=visible(user))
    return Draft.objects.filter(reached, user=user, saved_at__gt=since).order_by("-saved_at").defer("sealed_fields")


def kept(user: User, paths: Iterable[str]) -> list[Kept]:
    """A member's drafts of forms sent to these addresses, newest first. What cannot be opened is left out."""
    since = timezone.now() - dt.timedelta(days=KEPT_DAYS)
    rows = Draft.objects.filter(user=user, form__in=set(paths), saved_at__gt=since).order_by("-saved_at")
    found = []
    for row in rows:
        case_key = _box_of(user, row)
        if case_key is None:
            continue
        try:
            found.append(Kept(row, case_key.unseal(row, "sealed_fields")))
        except SealingError:
            continue
    return found


def sent_off(user: User, form: Form, sent: MultiValueDict[str, str]) -> None:
    """Forget the draft of a form that has been written: the one it carries, or the only one there is."""
    if sent.get("draft"):
        _named(Draft.objects.filter(user=user, form=form.path), str(sent["draft"])).delete()
        return
    only = _of_form().rows(user.pk, form.path)
    if len(only) == 1:
        only[0].delete()


@cache
def _of_form() -> Prepared[Draft]:
    """A member's drafts of a form, two at most: whether there is one alone."""
    return Prepared(
        lambda user, form: Draft.objects.filter(user=user, form=form)[:2], User._meta.pk, Draft._meta.get_field("form")
    )


def forget(user: User, form: Form, draft: str = "") -> None:
    """Forget a draft that is thrown away; all of the form where none is named."""
    rows = Draft.objects.filter(user=user, form=form.path)
    (_named(rows, draft) if draft else rows).delete()


def clear(now: dt.datetime) -> int:
    """Forget what nobody went on with; how many."""
    return Draft.objects.filter(saved_at__lt=now - dt.timedelta(days=KEPT_DAYS)).delete()[0]


def _known(user: User, form: Form, sent: Mapping[str, str]) -> Draft | None:
    key = _uuid(sent.get("draft", ""))
    if key is None:
        return None
    row = Draft.objects.select_for_update().filter(pk=key, user=user, form=form.path).first()
    return row if row is not None and str(row.version) == sent.get("draft_version") else None


def _box_for(user: User, form: Form, row: Draft) -> OpenKey | None:
    """The key for a form's draft, whose owner is set in the row."""
    number = form.given.get("number")
    if number is not None:
        row.case = visible(user).select_for_update().filter(number=number).first()
        return open_key(row.case.pk) if row.case is not None and allows(user.role, Permission.ADD) else None
    for kind in every(DraftOwner):
        if kind.given in form.given:
            owner = kind.reached(user, form.given[kind.given])
            row.owner = owner[0] if owner else None
            return owner[1] if owner else None
    return own_key(user)


def _box_of(user: User, row: Draft) -> OpenKey | None:
    if row.case_id is not None:
        try:
            return open_key(row.case_id)
        except SealingError:
            return None
    if row.owner is None:
        return own_key(user)
    for kind in every(DraftOwner):
        owner = kind.reached(user, row.owner)
        if owner is not None:
            return owner[1]
    return None


def own_key(user: User) -> OpenKey:
    """The key of a member, for what of theirs belongs to no case; made when it is first asked for."""
    held = MemberKey.objects.filter(member=user).first()
    if held is not None:
        return opened(held)
    held = MemberKey(member=user)
    try:
        with transaction.atomic():
            return new_key_in(held, held.pk)
    except IntegrityError:  # another tab was quicker
        return opened(MemberKey.objects.get(member=user))


def _named(rows: QuerySet[Draft], draft: str) -> QuerySet[Draft]:
    key = _uuid(draft)
    return rows.none() if key is None else rows.filter(pk=key)


def _uuid(text: Any) -> UUID | None:
    try:
        return UUID(str(text))
    except ValueError:
        return None


def erase_in(case: Case) -> None:
    """Destroy what members typed in the case and did not send."""
    Draft.objects.filter(case=case).delete()
