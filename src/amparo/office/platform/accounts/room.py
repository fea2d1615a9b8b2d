"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.office.platform.accounts import deeds, forgetting
from amparo.office.platform.accounts.menu import Menu
from amparo.office.platform.accounts.roles import ADMINISTRATORS, MEMBERS, NOBODY, OPEN, Role
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import LibraryTable, Table
from amparo.office.platform.rooms import GET, POST, Access, AfterRestore, AtUnlocking, Job, declare

ROOM = declare(
    *deeds.DEEDS,
    Menu("accounts:members", _("Members"), ADMINISTRATORS, order=100),
    AfterRestore("end every session and invitation", forgetting.after_restore),
    AtUnlocking("end every session and invitation", forgetting.after_restore),
    Job("forget sessions that have run out", forgetting.sessions),
    Job("forget guesses at passwords", forgetting.guesses),
    Recorded(
        {
            "sign-in": gettext_noop("signed in"),
            "sign-in.failed": gettext_noop("failed to sign in"),
            "second-factor.failed": gettext_noop("gave a wrong code"),
            "second-factor.totp_activated": gettext_noop("set up an app for codes"),
            "second-factor.totp_deactivated": gettext_noop("removed their app for codes"),
            "second-factor.webauthn_added": gettext_noop("added a security key"),
            "second-factor.webauthn_removed": gettext_noop("removed a security key"),
            "second-factor.recovery_codes_generated": gettext_noop("made new recovery codes"),
            "session.ended": gettext_noop("signed a browser out"),
            "invitation.made": gettext_noop("invited a member"),
            "invitation.used": gettext_noop("used an invitation"),
            "invitation.withdrawn": gettext_noop("withdrew an invitation"),
            "member.changed": gettext_noop("changed a member"),
        },
        about={
            **dict(Role.choices),
            "invitation": gettext_noop("invitation"),
            "on": gettext_noop("active"),
            "off": gettext_noop("deactivated"),
        },
    ),
    Access(
        {
            "members": ForRoles(ADMINISTRATORS, GET),
            "invite": ForRoles(ADMINISTRATORS),
            "withdraw_invitation": ForRoles(ADMINISTRATORS, POST),
            "member": ForRoles(ADMINISTRATORS),
            "reset_member": ForRoles(ADMINISTRATORS, POST),
            "account": ForRoles(MEMBERS),
            "end_session": ForRoles(NOBODY, POST, refused=404),
            "keep": ForRoles(MEMBERS, POST),
            "invitation": ForRoles(OPEN),
            "health": ForRoles(OPEN, GET),
        }
    ),
    LibraryTable("mfa_authenticator", frozenset({"id", "user_id", "type", "data", "created_at"})),
    LibraryTable("account_emailaddress", frozenset({"id", "user_id", "email", "verified", "primary"})),
    Table("accounts_guesses", clear={"bucket", "failures", "until", "last_at"}, uncoded="counts of wrong guesses"),
    Table(
        "accounts_invitation",
        clear={
            "id",
            "email",
            "name",
            "role",
            "user_id",
            "code_hash",
            "made_by_id",
            "granted_by_id",
            "made_at",
            "expires_at",
            "used_at",
            "withdrawn_at",
        },
    ),
    Table(
        "accounts_session",
        clear={"session_key", "session_data", "expire_date", "user_id", "started_at", "seen_at", "device"},
        uncoded="written with each page; what it says is signed",
    ),
    Table(
        "accounts_user",
        clear={"id", "password", "last_login", "email", "name", "role", "language", "speaks", "is_active", "made_at"},
        loose={"last_login"},
    ),
)
