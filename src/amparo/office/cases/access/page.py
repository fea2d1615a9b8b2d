"""What every page needs: who is signed in, where they can go, a fresh key for forms."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from amparo.law.standing import KNOWN_AS_OF
from amparo.office.cases.access.rules import EVERYBODY, TAKES_CASES
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.accounts.standing import member


def page(request: HttpRequest) -> dict[str, Any]:
    """Context for all templates."""
    user = member(request) if hasattr(request, "user") else None
    return {
        "member": user,
        "works_on_cases": user is not None and user.role in EVERYBODY,
        "takes_cases": user is not None and user.role in TAKES_CASES,
        "sees_calendar": user is not None and (user.role in EVERYBODY or user.role == Role.SCHEDULER),
        "audits": user is not None and user.role == Role.AUDITOR,
        "administers": user is not None and user.role == Role.ADMINISTRATOR,
        "once": uuid.uuid4().hex,
        "law_known_as_of": KNOWN_AS_OF,
        "demo": settings.DEMO,
    }
