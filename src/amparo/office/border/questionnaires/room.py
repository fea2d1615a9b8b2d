"""What this room declares."""

from __future__ import annotations

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.forms.biography import BIOGRAPHY
from amparo.office.border.questionnaires import arriving, sharing
from amparo.office.cases.access.rows import OfACase
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.casework.places import Tab
from amparo.office.front_door.dropbox.collecting import Taking
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import BOTH, GET, POST, Access, Job, declare
from amparo.office.platform.ui.law_text import law_words

ROOM = declare(
    Tab("questionnaires:questionnaires", _("Questionnaires"), order=6),
    Taking(arriving.KIND, arriving.take),
    Job("close questionnaires that were shared a month ago", sharing.close_old, order=96),
    Erasing("questionnaires, what clients filled in, and what lies under their codes", sharing.erase_in),
    Recorded(
        {
            "questionnaire.shared": gettext_noop("shared a questionnaire with a client"),
            "questionnaire.came": gettext_noop("the client filled in a questionnaire"),
            "questionnaire.accepted": gettext_noop("accepted an answer of a questionnaire"),
            "questionnaire.left_out": gettext_noop("left an answer of a questionnaire out"),
            "questionnaire.closed": gettext_noop("a questionnaire ended"),
            "questionnaire.taken_back": gettext_noop("the client took the answers of a questionnaire back"),
        },
        about={
            **{name: lazy(law_words, str)(kind.label) for name, kind in BIOGRAPHY.items()},
            "questionnaire": gettext_noop("questionnaire"),
        },
    ),
    Access(
        {
            "questionnaires": OfACase(Permission.READ, GET),
            "share": OfACase(Permission.CHANGE, POST),
            "close": OfACase(Permission.CHANGE, POST),
            "review": OfACase(Permission.CHANGE, GET),
            "decide": OfACase(Permission.CHANGE, BOTH),
        }
    ),
    Table(
        "questionnaires_questionnaire",
        sealed={"sealed_code", "sealed_groups"},
        clear={"id", "case_id", "person_id", "lookup", "shared_by_id", "shared_at", "closed_at"},
    ),
    Table("questionnaires_arrival", sealed={"sealed_lines"}, clear={"id", "questionnaire_id", "at"}),
)
