"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from amparo.office.platform.approvals import asking, mailing
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import AfterRestore, Job, declare

ROOM = declare(
    Job("tell whom it concerns of what takes two members", asking.look_at_all),
    Job("mail those who are told, without a word of it", mailing.mail_all, order=91),
    AfterRestore("erase what was asked for and is erased since", asking.forget_keyless),
    Recorded(
        {
            "approval.asked": gettext_noop("asked for what takes two members"),
            "approval.granted": gettext_noop("granted what another member had asked for"),
            "approval.alone": gettext_noop("did alone, after waiting, what nobody could grant"),
            "approval.refused": gettext_noop("refused what another member had asked for"),
            "approval.withdrawn": gettext_noop("withdrew what they had asked for"),
            "approval.expired": gettext_noop("what takes two members was not granted in time"),
        },
    ),
    Table(
        "approvals_approval",
        sealed={"sealed_details", "sealed_reason"},
        clear={
            "id",
            "deed",
            "case",
            "subject_id",
            "asked_by_id",
            "asked_at",
            "until",
            "alone_since",
            "state",
            "decided_by_id",
            "decided_at",
        },
        why="which deed on which case number, and which members",
    ),
    Table("approvals_approvalkey", sealed={"wrapped"}, clear={"approval_id", "office_key"}),
    Table(
        "approvals_told",
        clear={"id", "approval_id", "user_id", "grants", "since", "mailed_at"},
        loose={"mailed_at"},
    ),
)
