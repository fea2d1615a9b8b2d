"""What every page needs: who is signed in, where they can go, a fresh key for forms."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from amparo.law.book import the_law
from amparo.law.status import KNOWN_AS_OF
from amparo.office.cases.access.rules import EVERYBODY, SCHEDULE, TAKES_CASES
from amparo.office.platform import outages
from amparo.office.platform.accounts.menu import menu_of
from amparo.office.platform.accounts.roles import ADMINISTRATORS, LOCKS_DOWN
from amparo.office.platform.accounts.second_factor import member


def page(request: HttpRequest) -> dict[str, Any]:
    """Context for all templates."""
    user = member(request) if hasattr(request, "user") else None
    return {
        "member": user,
        "works_on_cases": user is not None and user.role in EVERYBODY,
        "takes_cases": user is not None and user.role in TAKES_CASES,
        "is_administrator": user is not None and user.role in ADMINISTRATORS,
        "locks_down": user is not None and user.role in LOCKS_DOWN,
        "sees_calendar": user is not None and user.role in SCHEDULE,
        "menu": menu_of(user.role) if user is not None else [],
        "once": uuid.uuid4().hex,
        "law_known_from": the_law().known_as_of,
        "law_known_as_of": KNOWN_AS_OF,
        "demo": settings.DEMO,
        "outage": outages.current(),
    }
