"""Pages that belong to roles and to no case."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.second_factor import member

type View = Callable[..., HttpResponse]


def for_roles(*roles: str) -> Callable[[View], View]:
    """Let only members of these roles to a view; others are told that it is not theirs (403)."""

    def decorated(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
            admitted(request, roles)
            return view(request, *args, **more)

        return guarded

    return decorated


def admitted(request: HttpRequest, roles: Iterable[str] = ()) -> User:
    """The member of a request, of one of these roles if any are named. Raises PermissionDenied."""
    user = member(request)
    if user is None or (roles and user.role not in roles):
        raise PermissionDenied
    return user


def once_more(view: View) -> View:
    """Ask for the password or second factor again before something grave, unless it was shown minutes ago."""
    asked: View = reauthentication_required(view)
    return asked


def once_more_to_see(view: View) -> View:
    """As `once_more`, for what is shown only: what a form carries is not put aside meanwhile (see `is_fresh`)."""
    asked: View = reauthentication_required(view, enabled=lambda request: request.method != "POST")
    return asked


def is_fresh(request: HttpRequest) -> bool:
    """Whether the password or second factor was shown again within five minutes."""
    return not is_reauthentication_required(request, app="account")
