"""One case as a folder: pages to read, tables and JSON for programs, the documents as they came in.

What stands in it is what the rooms declare: `Exporting`.
"""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.people.exporting import Exporting
from amparo.office.cases.people.models import Person
from amparo.office.outward.exchange.cells import table
from amparo.office.platform.rooms import every
from amparo.office.platform.ui.moments import stamp

FORMAT = 1


def folder_of(file: CaseFile) -> bytes:
    """The case as a ZIP of one folder, named by its number. Raises SealingError when a document cannot be opened."""
    data, number = case_data(file), file.case.number
    page = {"exported": data, "case": file.case, "templates": [part.template for part in parts() if part.template]}
    contents = {
        "case.html": render_to_string("exchange/case.html", page).encode(),
        "case.json": json.dumps(data, ensure_ascii=False, indent=1).encode(),
    }
    for sheet in (sheet for part in parts() for sheet in part.sheets):
        contents[f"{sheet.name}.csv"] = table(sheet.columns, sheet.rows(data))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in contents.items():
            packed.writestr(f"{number}/{name}", content)
        for part in parts():
            for name, content in part.files(file) if part.files else ():
                packed.writestr(f"{number}/{name}", content)
    return held.getvalue()


def case_data(file: CaseFile) -> dict[str, Any]:
    """Everything in a case but the locked tier, as JSON values: the format is documented in docs/for-technicians.md."""
    places = dict(Person.objects.filter(case=file.case).values_list("pk", "place"))
    content: dict[str, Any] = {
        "format": FORMAT,
        "number": file.case.number,
        "status": file.case.status,
        "stage": file.case.stage,
        "opened_on": file.case.opened_on.isoformat(),
        "exported_at": stamp(timezone.now()),
    }
    for part in parts():
        content.update(part.exported(file, places))
    return content


def parts() -> list[Exporting]:
    """What rooms give out, in order."""
    return sorted(every(Exporting), key=lambda part: part.order)
