"""What the drills write through the pages, and what of it the office has afterwards: all, once, and whole."""

from __future__ import annotations

import datetime as dt
import re
import threading
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from served import Browser

KINDS = ("note", "date", "document", "facts")
FACTS = 3
"""Statements that a form of facts holds: all of them are recorded, or none."""
FIRST_DAY = dt.date(1950, 1, 1)
STEP = 5_000
"""Days that belong to one writer, so that no two forms name the same."""


@dataclass(frozen=True, slots=True)
class Write:
    """One form: its kind, what it is known by, and whether the office said that it is saved."""

    kind: str
    mark: str
    acknowledged: bool


class Writer:
    """Sends one form after another, of the four kinds in turn."""

    def __init__(self, browser: Browser, numbers: list[str], which: int) -> None:
        self.browser, self.numbers, self.which, self.count = browser, numbers, which, 0
        self.writes: list[Write] = []
        self.kept = self.refused = 0

    def until(self, ending: threading.Event) -> None:
        """Write until told to end; an answer that does not come is a write that was not acknowledged."""
        while not ending.is_set():
            try:
                self.one()
            except OSError:
                ending.wait(0.05)

    def one(self) -> tuple[int, str]:
        """Send one form, once; status and text of the answer."""
        self.count += 1
        kind = KINDS[self.count % len(KINDS)]
        number = self.numbers[self.count % len(self.numbers)]
        mark = self._mark(kind)
        shown = self.browser.get(_page(kind, number))[1] if kind == "facts" or not self.browser.token else ""
        status, text = 0, ""
        try:
            status, text = self._sent(kind, number, mark, shown)
        finally:
            self.writes.append(Write(kind, mark, status == 302))
        if status == 503:
            self.refused += 1
            self.kept += mark in text or kind == "document"
        return status, text

    def _mark(self, kind: str) -> str:
        if kind == "facts":
            return (FIRST_DAY + dt.timedelta(days=self.which * STEP + self.count)).isoformat()
        return f"drill {self.which}-{self.count}"

    def _sent(self, kind: str, number: str, mark: str, shown: str) -> tuple[int, str]:
        once = ("once", uuid.uuid4().hex)
        at = f"/cases/{number}/"
        if kind == "note":
            return self.browser.post(f"{at}notes/", [("text", mark), once])
        if kind == "date":
            day = (dt.date.today() + dt.timedelta(days=90)).isoformat()  # noqa: DTZ011  # any day ahead will do
            fields = [("whose", "1"), ("kind", "biometrics"), ("day", day), ("hour", "10:00")]
            return self.browser.post(f"{at}dates/", [*fields, ("zone", "America/Denver"), ("place", mark), once])
        if kind == "document":
            return self.browser.upload(f"{at}documents/", {"what": mark, "once": once[1]}, "drill.txt", mark.encode())
        seen = [("seen", each) for each in re.findall(r'name="seen" value="([^"]+)"', shown)]
        fields = [("last_entry_on", mark), ("entry_manner", "between_ports"), ("entry_border", "southwest_land")]
        return self.browser.post(f"{at}people/1/facts/entry/", [("source", "by_phone"), *fields, *seen, once])


def _page(kind: str, number: str) -> str:
    return f"/cases/{number}/people/1/facts/entry/" if kind == "facts" else f"/cases/{number}/"


@contextmanager
def writing(browser: Browser, numbers: list[str], clients: int) -> Iterator[list[Writer]]:
    """Clients that write all the time, each in browser of its own with the same session; ended with the block."""
    ending = threading.Event()
    writers = [
        Writer(Browser(browser.port, browser.session), numbers[each:] + numbers[:each], each) for each in range(clients)
    ]
    threads = [threading.Thread(target=writer.until, args=(ending,), daemon=True) for writer in writers]
    for thread in threads:
        thread.start()
    try:
        yield writers
    finally:
        ending.set()
        for thread in threads:
            thread.join()


def reckoned(writes: Iterable[Write]) -> dict[str, object]:
    """What was tried and acknowledged, and what of it is lost, doubled or half, by a look at every row and file."""
    held, half = _held()
    writes = list(writes)
    acknowledged = [write for write in writes if write.acknowledged]
    lost = [write for write in acknowledged if not held[write.kind, write.mark]]
    doubled = [write for write in writes if held[write.kind, write.mark] > 1]
    by_kind = Counter(write.kind for write in acknowledged)
    return {
        "sent": len(writes),
        "acknowledged": len(acknowledged),
        **{f"acknowledged, {kind}": by_kind[kind] for kind in KINDS},
        "there though not acknowledged": sum(
            1 for write in writes if not write.acknowledged and held[write.kind, write.mark]
        ),
        "lost": len(lost),
        "doubled": len(doubled),
        "half": half,
    }


def _held() -> tuple[Counter[tuple[str, str]], int]:
    """How often each mark stands in the office, and how much of what stands there is not whole."""
    from django.db import connections

    from amparo.errors import SealingError
    from amparo.office.cases.calendar.models import Appointment
    from amparo.office.cases.casework.models import Note
    from amparo.office.cases.documents import store
    from amparo.office.cases.documents.models import Document
    from amparo.office.platform.encryption.case_keys import open_key

    held, half = Counter[tuple[str, str]](), 0
    for note in Note.objects.all():
        held["note", str(open_key(note.case_id).unseal(note, "sealed_text"))] += 1
    for date in Appointment.objects.all():
        held["date", open_key(date.case_id).unseal(date, "sealed_where")["place"]] += 1
    for document in Document.objects.all():
        case_key = open_key(document.case_id)
        mark = case_key.unseal(document, "sealed_about")["what"]
        if mark.startswith("drill "):
            try:
                half += store.content(case_key, document).decode().strip() != mark
            except SealingError:
                half += 1
            held["document", mark] += 1
    for mark, count in _fact_forms():
        held["facts", mark] += 1
        half += count != FACTS
    connections.close_all()
    return held, half


def _fact_forms() -> Iterable[tuple[str, int]]:
    """The day by which each form of facts is known, and how many statements are there of it."""
    from amparo.office.cases.statements.models import Statement
    from amparo.office.platform.encryption.case_keys import open_key

    forms: dict[object, dict[str, str]] = {}
    for row in Statement.objects.all():
        said = open_key(row.case_id).unseal(row, "sealed_said")
        if "fact" in said:
            forms.setdefault(row.set_id, {})[said["fact"]] = str(said["value"])
    for said in forms.values():
        if said.keys() <= {"last_entry_on", "entry_manner", "entry_border"} and said.get("entry_border"):
            yield said.get("last_entry_on", "?"), len(said)
