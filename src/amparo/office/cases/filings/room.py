"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.office.cases.access.rows import OfACase
from amparo.office.cases.access.rules import WORKING, Permission
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.casework.places import Tab
from amparo.office.cases.filings import export, preparing
from amparo.office.cases.people.exporting import Exporting
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import BOTH, GET, POST, Access, declare

ROOM = declare(
    Tab("filings:forms", _("Forms"), order=25),
    Erasing("forms, their copies and comments", preparing.erase_in),
    Exporting(("forms",), export.exported, order=95, template="filings/exported.html"),
    Recorded(
        {
            "form.begun": gettext_noop("began a form"),
            "form.asked": gettext_noop("answered the questions that only a form asks"),
            "form.looked": gettext_noop("checked a question on a form"),
            "form.review_asked": gettext_noop("asked for a review of a form"),
            "form.approved": gettext_noop("approved a form"),
            "form.reopened": gettext_noop("reopened a form"),
            "form.set_aside": gettext_noop("set a form aside"),
            "form.commented": gettext_noop("commented on a form"),
            "form.settled": gettext_noop("settled a comment on a form"),
            "form.sheet": gettext_noop("opened the answer sheet of a form"),
            "form.printed": gettext_noop("saved a filled form"),
            "blank.installed": gettext_noop("installed a blank form"),
            "form.filed": gettext_noop("recorded that a form was filed"),
            "form.receipt": gettext_noop("recorded the receipt of a form"),
        },
        about={"form": gettext_noop("form")},
    ),
    Access(
        {
            "forms": OfACase(Permission.READ, GET),
            "petitions": OfACase(Permission.READ, GET),
            "moved": OfACase(Permission.ADD, BOTH),
            "begin_form": OfACase(Permission.ADD, BOTH),
            "form": OfACase(Permission.READ, GET),
            "sheet": OfACase(Permission.DOWNLOAD, GET),
            "form_paper": OfACase(Permission.DOWNLOAD, GET),
            "pdf": OfACase(Permission.DOWNLOAD, GET),
            "blank_forms": ForRoles(WORKING, BOTH),
            "asked": OfACase(Permission.ADD, BOTH),
            "step": OfACase(Permission.ADD, POST),
            "look": OfACase(Permission.CHANGE, POST),
            "comment": OfACase(Permission.ADD, BOTH),
            "settle_comment": OfACase(Permission.ADD, POST),
            "file_form": OfACase(Permission.CHANGE, BOTH),
            "receipt": OfACase(Permission.CHANGE, BOTH),
        }
    ),
    Table(
        "filings_preparedform",
        sealed={"sealed_about", "sealed_asked", "sealed_looked", "sealed_copy", "sealed_filed"},
        clear={
            "id",
            "case_id",
            "person_id",
            "state",
            "version",
            "begun_by_id",
            "begun_at",
            "asked_by_id",
            "approved_by_id",
            "approved_at",
            "document_id",
        },
    ),
    Table(
        "filings_comment",
        sealed={"sealed_said"},
        clear={"id", "form_id", "at", "by_id", "settled_at", "settled_by_id"},
    ),
)
