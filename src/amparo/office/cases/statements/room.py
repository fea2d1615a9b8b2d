"""What this room declares."""

from __future__ import annotations

from django.utils.functional import lazy
from django.utils.translation import gettext_noop

from amparo.law.vocabulary import GROUPS
from amparo.office.cases.people.exporting import Exporting, Sheet, columns_of
from amparo.office.cases.statements import export
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import declare
from amparo.office.platform.ui.law_text import law_words

ROOM = declare(
    Exporting(
        ("statements", "records", "biography"),
        export.exported,
        order=20,
        template="statements/exported.html",
        sheets=(
            Sheet("statements", export.COLUMNS, columns_of("statements", *export.COLUMNS)),
            Sheet("records", export.OF_RECORDS, columns_of("records", *export.OF_RECORDS)),
            Sheet("biography", export.OF_RECORDS, columns_of("biography", *export.OF_RECORDS)),
        ),
    ),
    Recorded(
        {
            "facts.recorded": gettext_noop("recorded facts"),
            "facts.corrected": gettext_noop("replaced the answer on a fact"),
            "fact.withdrawn": gettext_noop("withdrew a statement"),
            "fact.resolved": gettext_noop("resolved a contradiction"),
            "record.entered": gettext_noop("entered a proceeding, hearing, filing or arrival"),
            "record.corrected": gettext_noop("corrected a record of a person"),
        },
        about={
            **{group.name: lazy(law_words, str)(group.label) for group in GROUPS},
            "statement": gettext_noop("statement"),
        },
    ),
    Table(
        "statements_draft",
        sealed={"sealed_fields"},
        clear={"id", "user_id", "case_id", "owner", "form", "page", "version", "saved_at"},
        uncoded="unfinished words, kept each few seconds and forgotten after some days",
    ),
    Table("statements_memberkey", sealed={"wrapped"}, clear={"id", "member_id", "office_key"}),
    Table(
        "statements_statement",
        sealed={"sealed_reason", "sealed_said"},
        clear={"id", "set_id", "case_id", "person_id", "place", "superseded_by_id", "ended_at", "ended_by_id"},
    ),
    Table(
        "statements_statementset",
        sealed={"sealed_source"},
        clear={"id", "case_id", "person_id", "recorded_by_id", "recorded_at"},
    ),
)
