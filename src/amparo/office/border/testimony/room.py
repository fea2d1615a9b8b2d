"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.office.border.testimony import consents, deeds, export, queue
from amparo.office.border.testimony.releases import REFUSALS
from amparo.office.cases.access.on_today import CountedOnToday
from amparo.office.cases.access.rows import OfACase
from amparo.office.cases.access.rules import WORKING, Permission
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.casework.places import Tab
from amparo.office.cases.people.exporting import Exporting
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import BOTH, GET, POST, Access, declare

ROOM = declare(
    deeds.DEED,
    Tab("testimony:testimony", _("Testimony"), order=70),
    CountedOnToday(
        "stories",
        "stories to read, or to ask back",
        lambda asked: queue.waiting_for(asked.user),
        "testimony/on_today.html",
        order=40,
    ),
    Erasing("consents, texts and the register of releases", consents.erase_in),
    Exporting(("testimony",), export.exported, order=80),
    Recorded(
        {
            "consent.given": gettext_noop("recorded a consent to testimony"),
            "consent.written": gettext_noop("named the signed paper of a consent"),
            "consent.withdrawn": gettext_noop("recorded that a consent was withdrawn"),
            "testimony.written": gettext_noop("wrote a testimony"),
            "testimony.changed": gettext_noop("changed a testimony"),
            "testimony.given": gettext_noop("gave a testimony to a second reader"),
            "testimony.passed": gettext_noop("approved a testimony as second reader"),
            "testimony.sent_back": gettext_noop("sent a testimony back as second reader"),
            "testimony.released": gettext_noop("released a testimony"),
            "testimony.not_released": gettext_noop("was refused the release of a testimony"),
            "testimony.given_out": gettext_noop("downloaded a released testimony"),
            "testimony.asked_back": gettext_noop("asked for a released testimony back"),
            "testimony.listed": gettext_noop("read which testimonies wait for a reader"),
        },
        about={
            **{refusal.name.lower(): words for refusal, words in REFUSALS.items()},
            "consent": gettext_noop("consent"),
            "version": gettext_noop("version"),
            "to read": gettext_noop("to read"),
            "to ask back": gettext_noop("to ask back"),
            "story": gettext_noop("testimony"),
        },
    ),
    Access(
        {
            "testimony": OfACase(Permission.READ, GET),
            "testimony_register": OfACase(Permission.READ, GET),
            "add_consent": OfACase(Permission.CHANGE, BOTH),
            "consent": OfACase(Permission.READ, GET),
            "withdraw_consent": OfACase(Permission.ADD, BOTH),
            "paper_of_consent": OfACase(Permission.CHANGE, BOTH),
            "write_testimony": OfACase(Permission.ADD, BOTH),
            "testimony_text": OfACase(Permission.READ, GET),
            "rewrite_testimony": OfACase(Permission.CHANGE, BOTH, own=True),
            "generalise": OfACase(Permission.CHANGE, BOTH, own=True),
            "give_testimony": OfACase(Permission.CHANGE, POST, own=True),
            "read_testimony": OfACase(Permission.CHANGE, BOTH),
            "release_testimony": OfACase(Permission.EXPORT, BOTH),
            "give_out_testimony": OfACase(Permission.EXPORT, BOTH),
            "ask_back_testimony": OfACase(Permission.CHANGE, BOTH),
            "testimony_queue": ForRoles(WORKING, GET),
        }
    ),
    Table(
        "testimony_consent",
        sealed={"sealed_terms", "sealed_withdrawal"},
        clear={
            "id",
            "case_id",
            "person_id",
            "place",
            "until",
            "paper_id",
            "recorded_by_id",
            "recorded_at",
            "withdrawn_at",
            "withdrawn_by_id",
        },
    ),
    Table(
        "testimony_release",
        sealed={"sealed_about", "sealed_answer"},
        clear={"id", "case_id", "place", "text_id", "on", "by_id", "asked_back_at", "asked_back_by_id"},
    ),
    Table("testimony_release_consents", clear={"id", "release_id", "consent_id"}),
    Table(
        "testimony_text",
        sealed={"sealed_reason", "sealed_words"},
        clear={
            "id",
            "case_id",
            "story",
            "edition",
            "state",
            "writer_id",
            "made_at",
            "given_at",
            "reader_id",
            "read_at",
            "version",
        },
    ),
)
