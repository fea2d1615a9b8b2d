"""The gate: one function decides who reaches a case, and writes down that they did.

A case that a member may not see does not exist for them: `enter` answers as for a number that was never given, and
`visible`, from which every list, search and count begins, leaves it out. The two ask the same query.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, cached_property, lru_cache
from typing import NoReturn
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_noop

from amparo.errors import OfficeError
from amparo.office.cases.access.models import Assignment, Case, Receipt, Status, Team, Wall
from amparo.office.cases.access.own import Lately, lately
from amparo.office.cases.access.rules import EVERYBODY, Permission, allows
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.accounts.second_factor import member
from amparo.office.platform.approvals.deeds import Granted
from amparo.office.platform.audit.record import record
from amparo.office.platform.encryption.case_keys import OpenKey, open_key
from amparo.office.platform.prepared import Prepared

UNSAID = frozenset({"csrfmiddlewaretoken", "draft", "draft_version", "draft_page"})
"""Fields of a form that say nothing: sent again with others of these, it is the same form."""


class AlreadyDone(Exception):
    """The same form was sent before and has been done; `then` is where its answer led."""

    def __init__(self, then: str) -> None:
        super().__init__(then)
        self.then = then


type Own = Callable[[CaseFile], bool]
"""Whether what a request would change is the member's own."""


class CaseFile:
    """A case that a member has been let into, with its key. Only the gate makes one."""

    def __init__(
        self, request: HttpRequest, case: Case, user: User, permission: Permission, own: Own | None = None
    ) -> None:
        self.request = request
        self.case = case
        self.user = user
        self.permission = permission
        self.own = own
        self.case_key: OpenKey = open_key(case.pk)
        self.then = ""

    def may(self, permission: Permission) -> bool:
        """Whether the same member may also do that here."""
        return allows(self.user.role, permission)

    def may_change(self, did: str, about: str) -> bool:
        """Whether they may change that too: whoever may change the case, and whoever added it lately (see `own`)."""
        return self.may(Permission.CHANGE) or (self.may(Permission.ADD) and self.lately.own(did, about))

    @cached_property
    def lately(self) -> Lately:
        """What was done to the case lately, for pages; a write asks anew."""
        return lately(self.user, self.case)

    def refuse(self) -> NoReturn:
        """Tell the member that they may see the case and not do that to it (PermissionDenied)."""
        _refuse(self.request, self.user, self.case, self.permission)

    def record(self, did: str, about: object = "") -> None:
        """Put a write on record; `about` names ids, never words."""
        record(self.user.pk, did, self.case.pk, str(about))

    def seen(self) -> None:
        """Put on record that the member saw the file once more, as when a form comes back with its errors."""
        self.record("case.read", _route(self.request))

    @contextmanager
    def write(self) -> Iterator[CaseFile]:
        """One write: a transaction in which the gate is asked again, done once however often the form is sent.

        Writes to one case wait for each other.
        Set `then` to where the answer leads. Raises AlreadyDone, Http404 when a wall went up meanwhile.
        """
        with one_transaction(self.request, self.user) as done:
            if _found_again(self.user, self.case) is None:
                _nothing_there(self.request, self.user, self.case.pk)
            if not self.allowed():
                self.refuse()
            yield self
            done.then = self.then

    def allowed(self) -> bool:
        """Whether the member may do here what they came for."""
        if self.may(self.permission):
            return True
        return self.own is not None and self.may(Permission.ADD) and self.own(self)


class Write:
    """A write that belongs to no case yet."""

    then = ""


def enter(request: HttpRequest, number: str, permission: Permission, own: Own | None = None) -> CaseFile:
    """Let the member of a request into a case, or answer as if there were none (Http404).

    A member who may see the case but not do that to it is told so (PermissionDenied), unless they may add and what
    they would change is their `own`.
    """
    user = member(request)
    if user is None:
        raise Http404
    case = _found(user, number)
    if case is None:
        hidden = Case.objects.filter(number=number).values_list("pk", flat=True).first()
        _nothing_there(request, user, hidden)
    file = CaseFile(request, case, user, permission, own)
    if not file.allowed():
        file.refuse()
    if request.method in ("GET", "HEAD"):
        file.seen()
    return file


def file_for(granted: Granted, permission: Permission) -> CaseFile:
    """The case of what another member granted, in the name of whoever asked for it, within the granter's transaction.

    The gate is asked again for whoever asked. Raises OfficeError when they may do it no more.
    """
    asker, key = granted.approval.asked_by, granted.approval.case
    case = visible(asker).select_for_update().filter(pk=key).first() if asker and key else None
    if asker is None or case is None or not allows(asker.role, permission):
        raise OfficeError(gettext_noop("The member who asked for this may no longer do it."))
    return CaseFile(granted.request, case, asker, permission)


def added(did: str, about: str) -> Own:
    """The member added it lately: `did` is the entry of the audit log that says so, `about` what it names."""
    return lambda file: lately(file.user, file.case).own(did, about)


def visible(user: User) -> QuerySet[Case]:
    """The cases that exist for a member."""
    return _query_of(user.pk, in_teams=_in_teams(user)).all() if _sees_cases(user) else Case.objects.none()


def _sees_cases(user: User) -> bool:
    return user.role in EVERYBODY and user.is_active


def _in_teams(user: User) -> bool:
    return user.role != Role.VOLUNTEER


@lru_cache(maxsize=1024)
def _query_of(user: int, *, in_teams: bool) -> QuerySet[Case]:
    """The question, which takes Django longer to put together than to ask: it is the same each time, its answer not."""
    return _visible_to(user, in_teams=in_teams)


def _visible_to(user: int, *, in_teams: bool) -> QuerySet[Case]:
    theirs = Q(Exists(Assignment.objects.filter(case=OuterRef("pk"), user=user)))
    if in_teams:
        theirs |= Q(Exists(Team.members.through.objects.filter(team_id=OuterRef("team"), user_id=user)))
    walled = Exists(Wall.objects.filter(case=OuterRef("pk"), user=user))
    return Case.objects.exclude(status=Status.ERASED).filter(theirs).exclude(walled)


def _found(user: User, number: str) -> Case | None:
    """The case of that number, of those visible to a member."""
    return _by_number(_in_teams(user)).first(user.pk, number) if _sees_cases(user) else None


def _found_again(user: User, case: Case) -> Case | None:
    """The same case, if it is visible still; nobody else writes to it till the transaction ends."""
    return _to_be_written(_in_teams(user)).first(user.pk, case.pk) if _sees_cases(user) else None


@cache
def _by_number(in_teams: bool) -> Prepared[Case]:
    def asked(user: int, number: str) -> QuerySet[Case]:
        return _visible_to(user, in_teams=in_teams).filter(number=number).select_related("team")

    return Prepared(asked, User._meta.pk, Case._meta.get_field("number"))


@cache
def _to_be_written(in_teams: bool) -> Prepared[Case]:
    def asked(user: int, case: UUID) -> QuerySet[Case]:
        return _visible_to(user, in_teams=in_teams).filter(pk=case).select_for_update()

    return Prepared(asked, User._meta.pk, Case._meta.pk)


def members_who_see(case: UUID) -> QuerySet[User]:
    """The members for whom a case exists: `visible`, asked from the other side."""
    assigned = Exists(Assignment.objects.filter(case=case, user=OuterRef("pk")))
    shared = Exists(Team.members.through.objects.filter(user_id=OuterRef("pk"), team__cases=case))
    walled = Exists(Wall.objects.filter(case=case, user=OuterRef("pk")))
    erased = Exists(Case.objects.filter(pk=case, status=Status.ERASED))
    theirs = Q(assigned) | (Q(shared) & ~Q(role=Role.VOLUNTEER))
    return User.objects.filter(theirs, is_active=True, role__in=EVERYBODY).exclude(walled).exclude(erased)


@contextmanager
def one_transaction(request: HttpRequest, user: User) -> Iterator[Write]:
    """A write that is done once, however often its form is sent. Raises AlreadyDone.

    Other words under the same key are another write: the browser's Back brings a form again with the key it had.
    """
    key = _once(request, user)
    with transaction.atomic():
        write = Write()
        if key:
            _one_at_a_time(key)
            before = Receipt.objects.filter(key=key).first()
            if before is not None:
                raise AlreadyDone(before.then)
        yield write
        if key:
            Receipt.objects.create(key=key, then=write.then[:200])


def _once(request: HttpRequest, user: User) -> str:
    sent = request.POST.get("once", "")
    if not sent:
        return ""
    digest = hashlib.sha256(f"{user.pk} {request.path} {sent}".encode(errors="replace"))
    for name, values in sorted(request.POST.lists()):
        if name not in UNSAID:
            digest.update(repr((name, values)).encode(errors="backslashreplace"))
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            digest.update(repr((name, file.name, file.size)).encode(errors="backslashreplace"))
            for chunk in file.chunks():
                digest.update(chunk)
            file.seek(0)
    return digest.hexdigest()


def _one_at_a_time(key: str) -> None:
    """The same form sent twice at once: the second waits. SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(key[:15], 16)])


def _refuse(request: HttpRequest, user: User, case: Case, permission: Permission) -> NoReturn:
    request.denied = (user.pk, "case.refused", case.pk, f"{permission} {_route(request)}")  # type: ignore[attr-defined]
    raise PermissionDenied


def _nothing_there(request: HttpRequest, user: User, case: object) -> NoReturn:
    if case is not None:
        request.denied = (user.pk, "case.hidden", case, _route(request))  # type: ignore[attr-defined]
    raise Http404


def _route(request: HttpRequest) -> str:
    match = request.resolver_match
    return (match.url_name or "") if match else ""
