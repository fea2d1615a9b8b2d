"""The first administrator, and the role of the public pages."""

from __future__ import annotations

from amparo.office.front_door.dropbox.role import make_role as make_role
from amparo.office.platform.accounts import invitations
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role


def first_administrator(name: str, email: str) -> str:
    """Invite the first administrator; their code."""
    nobody = User.objects.create_user(
        "office@localhost", None, name="The office", role=Role.ADMINISTRATOR, is_active=False
    )
    return invitations.invite(nobody, email=email, name=name, role=Role.ADMINISTRATOR)
