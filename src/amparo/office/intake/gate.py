"""The gate to requests, as the docket's is to cases: one function lets somebody in and writes down that it did."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import NoReturn
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

from amparo.office.cases.access.gate import one_transaction, visible
from amparo.office.cases.access.rules import TAKES_CASES, Permission, allows
from amparo.office.intake.models import Request, RequestKey
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.second_factor import member
from amparo.office.platform.audit.record import record
from amparo.office.platform.encryption.case_keys import OpenKey, open_key


class RequestFile:
    """A request that a member has been let into, with its key. Only this gate makes one."""

    def __init__(self, http: HttpRequest, row: Request, user: User) -> None:
        self.http = http
        self.row = row
        self.user = user
        self.case_key: OpenKey = open_key(row.pk, RequestKey)
        self.then = ""

    def may(self, permission: Permission) -> bool:
        """Whether the same member may also do that here."""
        return allows(self.user.role, permission)

    def record(self, did: str, about: object = "") -> None:
        """Put a deed on record."""
        record(self.user.pk, did, about=f"request {self.row.pk} {about}".strip())

    @contextmanager
    def write(self) -> Iterator[RequestFile]:
        """One write: the gate is asked again, the row is locked, and it is done once however often it is sent."""
        with one_transaction(self.http, self.user) as done:
            row = visible_requests(self.user).select_for_update(of=("self",)).filter(pk=self.row.pk).first()
            if row is None:
                _nothing_there(self.http, self.user, self.row.pk)
            self.row = row
            yield self
            done.then = self.then


def enter_request(http: HttpRequest, request: UUID, permission: Permission) -> RequestFile:
    """Let the member into a request, or answer as if there were none (Http404); PermissionDenied if not to do that."""
    user = member(http)
    if user is None:
        raise Http404
    row = visible_requests(user).filter(pk=request).select_related("taken_by", "proposed_by", "case").first()
    if row is None:
        _nothing_there(http, user, Request.objects.filter(pk=request).values_list("pk", flat=True).first())
    if not allows(user.role, permission):
        http.denied = (user.pk, "request.refused", None, f"request {row.pk} {permission}")  # type: ignore[attr-defined]
        raise PermissionDenied
    file = RequestFile(http, row, user)
    if http.method in ("GET", "HEAD"):
        file.record("request.read")
    return file


def visible_requests(user: User) -> QuerySet[Request]:
    """The requests that exist for a member: all, for those who take cases, but those they are walled off from.

    Once a case was opened from one, it exists for those for whom the case does.
    """
    if user.role not in TAKES_CASES or not user.is_active:
        return Request.objects.none()
    return _query_of(user.pk, user.role).all()


@lru_cache(maxsize=1024)
def _query_of(user: int, role: str) -> QuerySet[Request]:
    """The question, put together once: what takes time is that, and not to ask it."""
    theirs = visible(User(pk=user, role=role))
    return Request.objects.exclude(walled=user).filter(Q(case=None) | Q(case__in=theirs))


def owner_of_drafts(user: User, key: UUID) -> tuple[UUID, OpenKey] | None:
    row = visible_requests(user).filter(pk=key).first()
    return None if row is None else (row.pk, open_key(row.pk, RequestKey))


def _nothing_there(http: HttpRequest, user: User, request: object) -> NoReturn:
    if request is not None:
        http.denied = (user.pk, "request.hidden", None, f"request {request}")  # type: ignore[attr-defined]
    raise Http404
