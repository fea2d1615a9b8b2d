"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.office.border.returns import counting, erasing, export
from amparo.office.border.returns.models import Kind, State
from amparo.office.border.returns.preparation import ITEMS
from amparo.office.cases.access.rows import OfACase
from amparo.office.cases.access.rules import EVERYBODY, Permission
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.casework.places import Tab
from amparo.office.cases.people.counted import Counting
from amparo.office.cases.people.exporting import Exporting
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import BOTH, GET, POST, Access, declare

ROOM = declare(
    Tab("returns:returns", _("Returned to Mexico"), order=10),
    Counting("returns, ports and the fear stated", counting.returned),
    Erasing("returns, fear statements and the steps before each hearing", erasing.erase_in),
    Exporting(("passages", "fear_statements", "run_up"), export.exported, order=70),
    Recorded(
        {
            "passage.added": gettext_noop("recorded what happened at the border"),
            "passage.changed": gettext_noop("changed what happened at the border"),
            "passage.withdrawn": gettext_noop("withdrew a record of the border"),
            "fear.added": gettext_noop("recorded a stated fear"),
            "fear.changed": gettext_noop("changed a stated fear"),
            "fear.withdrawn": gettext_noop("withdrew a stated fear"),
            "run_up.written": gettext_noop("updated the hearing preparation checklist"),
            "board.read": gettext_noop("read the hearings of a day (daily docket)"),
        },
        about={
            **dict(Kind.choices),
            **dict(State.choices),
            **{item.name: item.label for item in ITEMS},
            "hearings": gettext_noop("hearings"),
            "fear": gettext_noop("stated fear"),
            "passage": gettext_noop("record of the border"),
        },
    ),
    Access(
        {
            "returns": OfACase(Permission.READ, GET),
            "add_passage": OfACase(Permission.ADD, BOTH),
            "change_passage": OfACase(Permission.CHANGE, BOTH, own=True),
            "withdraw_passage": OfACase(Permission.CHANGE, BOTH, own=True),
            "add_fear": OfACase(Permission.ADD, BOTH),
            "change_fear": OfACase(Permission.CHANGE, BOTH, own=True),
            "withdraw_fear": OfACase(Permission.CHANGE, BOTH, own=True),
            "fear_letter": OfACase(Permission.READ, GET),
            "run_up": OfACase(Permission.READ, GET),
            "tick": OfACase(Permission.ADD, POST),
            "board": ForRoles(EVERYBODY, GET),
        }
    ),
    Table(
        "returns_fearstatement",
        sealed={"sealed_reason", "sealed_told"},
        clear={
            "id",
            "case_id",
            "person_id",
            "on",
            "recorded_by_id",
            "recorded_at",
            "version",
            "withdrawn_at",
            "withdrawn_by_id",
        },
    ),
    Table(
        "returns_passage",
        sealed={"sealed_reason", "sealed_told"},
        clear={
            "id",
            "case_id",
            "person_id",
            "kind",
            "on",
            "hearing_id",
            "at_port_id",
            "recorded_by_id",
            "recorded_at",
            "version",
            "withdrawn_at",
            "withdrawn_by_id",
        },
    ),
    Table(
        "returns_step",
        sealed={"sealed_note"},
        clear={"id", "case_id", "appointment_id", "name", "state", "by_id", "at", "for_at", "version"},
    ),
)
