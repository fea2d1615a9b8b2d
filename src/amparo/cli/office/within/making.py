"""The first administrator, and the role of the public pages."""

from __future__ import annotations

from amparo.office.accounts import invitations
from amparo.office.accounts.models import User
from amparo.office.accounts.roles import Role
from amparo.office.letterbox.role import make_role as make_role


def first_administrator(name: str, email: str) -> str:
    """Invite the first administrator; their code."""
    nobody = User.objects.create_user(
        "office@localhost", None, name="The office", role=Role.ADMINISTRATOR, is_active=False
    )
    return invitations.invite(nobody, email=email, name=name, role=Role.ADMINISTRATOR)
