"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from amparo.office.cases.access.rows import OfACase
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.documents import export, store
from amparo.office.cases.people.exporting import Exporting
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import SealedFiles, Table
from amparo.office.platform.rooms import BOTH, GET, POST, Access, Job, declare

ROOM = declare(
    Job("clear documents removed a month ago", store.clear_removed),
    Erasing("documents and their sealed files", store.erase_in),
    Exporting(("documents",), export.exported, order=90, template="documents/exported.html", files=export.files_of),
    Recorded(
        {
            "document.taken": gettext_noop("uploaded a document"),
            "document.downloaded": gettext_noop("downloaded a document"),
            "document.removed": gettext_noop("removed a document"),
            "document.restored": gettext_noop("restored a document"),
        }
    ),
    Access(
        {
            "upload": OfACase(Permission.ADD, BOTH),
            "download": OfACase(Permission.DOWNLOAD, GET),
            "remove_document": OfACase(Permission.CHANGE, POST, own=True),
        }
    ),
    SealedFiles("documents_document", "content"),
    Table(
        "documents_document",
        sealed={"sealed_about"},
        clear={"id", "case_id", "place", "size", "taken_by_id", "taken_at", "removed_at"},
    ),
)
