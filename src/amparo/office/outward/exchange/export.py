"""One case as a folder: pages to read, tables and JSON for programs, the documents as they came in."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from amparo.office.border.checkins.reading import Following, followings_of
from amparo.office.border.harm import giving_out as harm
from amparo.office.border.needs import giving_out as needs
from amparo.office.border.returns.export import returns_told
from amparo.office.border.testimony.telling import told_in
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.calendar.dates import dates_of
from amparo.office.cases.casework.notes import notes_of
from amparo.office.cases.documents import store
from amparo.office.cases.people.persons import people_of, relations_of, written
from amparo.office.cases.statements.entry import said_in_words
from amparo.office.cases.statements.ledger import Ledger, ledgers_of
from amparo.office.interviews.asking import asked_of, booking_of
from amparo.office.outward.exchange.cells import table
from amparo.office.platform.ui.moments import stamp

FORMAT = 1


def folder_of(file: CaseFile) -> bytes:
    """The case as a ZIP of one folder, named by its number. Raises SealingError when a document cannot be opened."""
    told = told_of(file)
    number = file.case.number
    parts = {
        "case.html": render_to_string("exchange/case.html", {"told": told, "case": file.case}).encode(),
        "case.json": json.dumps(told, ensure_ascii=False, indent=1).encode(),
        "people.csv": table(
            ("place", "part", "given", "surnames", "also", "a_number"),
            [
                (p["place"], p["part"], p["given"], p["surnames"], "; ".join(p["also"]), written(p["a_number"]))
                for p in told["people"]
            ],
        ),
        "statements.csv": table(
            ("person", "fact", "value", "source", "said_on", "recorded_by", "recorded_at", "stands", "reason"),
            [[one[name] for name in _STATEMENT] for one in told["statements"]],
        ),
        "dates.csv": table(
            ("what", "at", "zone", "place", "note"),
            [(one["what"], one["at"], one["zone"], one["place"], one["note"]) for one in told["dates"]],
        ),
        "checkins.csv": table(
            ("person", "at", "said", "told_to", "note"),
            [
                (one["person"], word["at"], word["said"], word["told_to"], word["note"])
                for one in told["checkins"]
                for word in one["words"]
            ],
        ),
        "notes.csv": table(
            ("at", "author", "struck", "text"),
            [(one["at"], one["author"], one["struck"], one["text"]) for one in told["notes"]],
        ),
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(f"{number}/{name}", content)
        for document in store.documents_of(file):
            if not document.removed:
                name = f"{number}/documents/{document.place:03d} {document.name}"
                packed.writestr(name, store.content(file.case_key, document.row))
    return held.getvalue()


_STATEMENT = ("person", "fact", "value", "source", "said_on", "recorded_by", "recorded_at", "stands", "reason")


def told_of(file: CaseFile) -> dict[str, Any]:
    """Everything in a case but the locked tier, as JSON values: the format is documented in docs/for-technicians.md."""
    people, ledgers, bonds = people_of(file), ledgers_of(file), relations_of(file)
    places = {one.row.pk: one.place for one in people}
    return {
        "format": FORMAT,
        "number": file.case.number,
        "status": file.case.status,
        "stage": file.case.stage,
        "opened_on": file.case.opened_on.isoformat(),
        "exported_at": stamp(timezone.now()),
        "people": [
            {
                "place": one.place,
                "part": one.row.part,
                "given": one.names.given,
                "surnames": one.names.surnames,
                "also": list(one.names.also),
                "a_number": one.a_number,
                "contact": one.contact.kept(),
                "relations": [
                    {"is": kind.value, "of": places[other]}
                    for kind, other in bonds.get(one.row.pk, ())
                    if other in places
                ],
            }
            for one in people
        ],
        "statements": [
            {
                "person": one.place,
                "fact": said.fact.name,
                "value": said.written,
                "in_words": said_in_words(said.value, said.fact),
                "source": said.origin.label,
                "said_on": said.origin.said_on.isoformat() if said.origin.said_on else "",
                "recorded_by": said.recorded_by,
                "recorded_at": stamp(said.recorded_at),
                "stands": said.live,
                "reason": said.reason,
            }
            for one in people
            for said in ledgers.get(one.row.pk, Ledger()).said
        ],
        "dates": [
            {
                "what": one.row.kind,
                "at": stamp(one.row.at, one.row.zone),
                "zone": one.row.zone,
                "place": one.place,
                "note": one.note,
            }
            for one in dates_of(file)
        ],
        "checkins": [_checkins(one) for one in followings_of(file, most=None) if one.plan is not None],
        "notes": [
            {"at": stamp(one.at), "author": one.author, "struck": one.struck, "text": one.text}
            for one in notes_of(file)
        ],
        "interviews": [
            {
                "person": places.get(one.row.person_id),
                "state": one.row.state,
                **one.needs.kept(),
                "at": stamp(booking.appointment.at) if (booking := booking_of(one.row)) else "",
                "interviewer": booking.interviewer.user.name if booking else "",
                "outcome": booking.outcome if booking else "",
            }
            for one in asked_of(file)
        ],
        **returns_told(file, places),
        "testimony": told_in(file),
        "documents": [
            {
                "id": str(one.row.pk),
                "place": one.place,
                "name": one.name,
                "what": one.what,
                "sha256": one.sha256,
            }
            for one in store.documents_of(file)
            if not one.removed
        ],
        "harm": harm.told_of(file, places),
        "custody": harm.custody_of(file),
        "needs": needs.told_of(file),
    }


def _checkins(one: Following) -> dict[str, Any]:
    return {
        "person": one.someone.place,
        "agreed": one.agreed.in_words if one.agreed else "",
        "then": one.agreed.then if one.agreed else "",
        "in_force": one.in_force,
        "words": [
            {"at": stamp(told.at), "said": told.said, "told_to": told.by, "note": told.note} for told in one.answers
        ],
        "rises": [
            {
                "at": stamp(risen.row.at),
                "kind": risen.row.kind,
                "missed_at": stamp(risen.missed_at) if risen.missed_at else "",
                "handled_by": risen.row.handled_by.name if risen.row.handled_by else "",
                "notes": [{"at": stamp(did.at), "by": did.by, "note": did.note} for did in risen.notes],
            }
            for risen in (*one.risen, *one.past)
        ],
    }
