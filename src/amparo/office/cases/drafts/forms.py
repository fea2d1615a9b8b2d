"""Which forms have drafts: all that a member may send, but those named here with the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import Resolver404, resolve

WITHOUT: Mapping[str, str] = {
    "whereabouts:add_whereabouts": "the locked tier: what stands there is kept under its own key or not at all",
    "whereabouts:name_whereabouts": "the locked tier",
    "whereabouts:whereabouts": "the locked tier",
    "whereabouts:unname_whereabouts": "the locked tier",
    "accounts:invitation": "a code and a password",
    "casework:erase": "a number typed once more to be certain; kept, half of the certainty would be gone",
    "search:people": "a search, and nothing to keep",
    "search:conflicts": "a search, and nothing to keep",
    "demo:demo_sign_in": "signing in",
    "drafts:draft": "the draft itself",
    "drafts:draft_elsewhere": "the draft itself",
    "accounts:keep": "holds nothing",
    "accounts:end_session": "holds nothing",
    "calendar:calendar_feed": "holds nothing",
    "accounts:health": "holds nothing",
    "safekeeping:lockdown": "holds nothing",
    "safekeeping:check_share": "a share of the office's key, which is kept nowhere",
}
"""Addresses whose forms have no draft, each with the reason."""

CHOICES_ALONE = frozenset(
    {
        "approval_pages:grant_approval",
        "approval_pages:do_approval",
        "casework:wall",
        "casework:unwall",
        "exchange:export",
        "casework:erase",
        "accounts:member",
        "accounts:reset_member",
    }
)
"""Addresses that ask who somebody is once more and whose forms hold no words: the sign-in library does them after."""

_SIGNING_IN = ("account_", "mfa_")
SECRET = re.compile(r"passw|passphrase|\bcode\b|^code$|otp|credential|secret", re.IGNORECASE)
"""Names of fields that are never kept, whatever the form."""

MARKS = frozenset({"csrfmiddlewaretoken", "once", "draft", "draft_version", "draft_page", "forget", "back"})
"""Fields that our own pages add and that nobody types."""
VERSIONS = frozenset({"version", "seen"})
"""Fields that say from what a form was made: a draft keeps them, so that a colleague's news is shown before a write."""
KEPT_DAYS = 14


@dataclass(frozen=True, slots=True)
class Form:
    """A form that has drafts: its address, the name of that address and what stands in it."""

    path: str
    name: str
    given: Mapping[str, Any]

    @property
    def draft_path(self) -> str:
        """Where its draft is sent."""
        number = self.given.get("number")
        if number is None:
            return f"/drafts{self.path}"
        start = f"/cases/{number}/"
        return f"{start}drafts/{self.path.removeprefix(start)}"


def form_at(path: str) -> Form | None:
    """The form that is sent to an address; None where there is none, or none that has drafts."""
    try:
        found = resolve(path)
    except Resolver404:
        return None
    name = found.view_name
    if name in WITHOUT or name.startswith(_SIGNING_IN) or len(path) > 200:
        return None
    return Form(path, name, found.kwargs)


def is_typed(name: str) -> bool:
    """Whether a field of that name is kept."""
    return name not in MARKS and not SECRET.search(name)
