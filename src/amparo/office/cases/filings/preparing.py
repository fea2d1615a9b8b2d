"""Preparing a form: what it is, what it says now, who looked, and how far it is."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from amparo.errors import OfficeError
from amparo.forms.answers import Answer, answered
from amparo.forms.checks import Copy, Finding, Gravity, changed, copy_from_json, copy_to_json, findings
from amparo.forms.checks.copies import copy_of
from amparo.forms.client_file import ClientFile
from amparo.forms.form import Form
from amparo.forms.reading import maps
from amparo.forms.views import view
from amparo.law.record import Record
from amparo.office.cases.access.gate import CaseFile, members_who_see
from amparo.office.cases.access.models import Case
from amparo.office.cases.access.rules import WORKING, Permission
from amparo.office.cases.access.services import Changed
from amparo.office.cases.filings.client_files import client_file_of, disputed_in, files_of
from amparo.office.cases.filings.models import Comment, PreparedForm, State
from amparo.office.cases.people.persons import Someone, people_of
from amparo.office.cases.statements.ledger import Ledger
from amparo.office.cases.statements.reading import ledgers_of

BY_MAIL = "mail"
WAYS = {
    BY_MAIL: gettext_noop("by mail or courier"),
    "online": gettext_noop("online"),
    "ecas": gettext_noop("through ECAS, the courts' system"),
    "by_hand": gettext_noop("by hand, at the window"),
}
"""How a form reaches whoever decides. What is mailed is received later; all else on the day itself."""

ON_A_MOVE = ("ar-11", "eoir-33")
"""What somebody in court files who has moved: INA 265(a), 8 CFR 265.1; 8 CFR 1003.15(d)(2)."""

BENEFICIARY = {"i-730"}
"""Forms that are filed for one relative: each relative has a form of their own."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A form of a case, unsealed. `relative` is the key of the record of the relative whom it is for, or ""."""

    row: PreparedForm
    form: Form
    relative: str
    asked: Mapping[str, object]
    looked: frozenset[str]
    copy: Copy | None
    filed: Mapping[str, str]

    @property
    def state(self) -> State:
        """How far it is."""
        return State(self.row.state)

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state not in (State.FILED, State.DROPPED)

    @property
    def filed_on(self) -> dt.date | None:
        """The day on which it was sent or handed in."""
        return dt.date.fromisoformat(self.filed["day"]) if self.filed else None

    @property
    def received_on(self) -> dt.date | None:
        """The day on which it was received, where known."""
        return dt.date.fromisoformat(self.filed["received"]) if self.filed.get("received") else None

    @property
    def how(self) -> str:
        """By which way it was filed."""
        return gettext(WAYS[self.filed["how"]]) if self.filed else ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on an item, unsealed."""

    row: Comment
    item: str
    text: str


class Now:
    """A form as its file answers it now, with everything that is to be looked at."""

    def __init__(self, file: CaseFile, prepared: Prepared, participants: Mapping[str, Record]) -> None:
        self.file, self.prepared, self.today = file, prepared, timezone.localdate()
        self.people = people_of(file)
        self.ledgers = ledgers_of(file)
        self.participants = participants

    @cached_property
    def someone(self) -> Someone:
        """The person whom the form is for."""
        return next(someone for someone in self.people if someone.row.pk == self.prepared.row.person_id)

    @cached_property
    def ledger(self) -> Ledger:
        """What was said of them."""
        return self.ledgers.get(self.prepared.row.person_id, Ledger())

    @cached_property
    def client(self) -> ClientFile:
        """What the form is filled from."""
        asked = {self.prepared.form.name: self.prepared.asked}
        return client_file_of(self.someone, self.ledger, self.today, self.participants, asked)

    @cached_property
    def answers(self) -> Sequence[Answer]:
        """Each item, answered from the file as it is now."""
        return answered(self.prepared.form, self.client, self._beside)

    @cached_property
    def findings(self) -> Sequence[Finding]:
        """What is to be looked at, the gravest first."""
        others = [someone for someone in self.people if someone.row.pk != self.prepared.row.person_id]
        return findings(
            self.prepared.form,
            self.client,
            self.answers,
            disputed=disputed_in(self.ledger),
            copies=self.copies,
            relatives=files_of(others, self.ledgers, self.today),
        )

    @cached_property
    def copies(self) -> Sequence[Copy]:
        """What was filed before for the same person, the oldest first."""
        before = prepared_of(self.file, state=State.FILED)
        same = [one for one in before if one.row.person_id == self.prepared.row.person_id and one.copy]
        return [one.copy for one in reversed(same) if one.copy and one.row.pk != self.prepared.row.pk]

    @property
    def stopping(self) -> Sequence[Finding]:
        """What stands in the way of a review: it would come back, or say what is not true."""
        return [
            finding for finding in self.findings if finding.gravity is Gravity.STOPS and not self.was_looked(finding)
        ]

    @property
    def asking(self) -> Sequence[Finding]:
        """What somebody has to look at, and nobody has."""
        return [
            finding for finding in self.findings if finding.gravity is Gravity.ASKS and not self.was_looked(finding)
        ]

    @property
    def changed_since_approval(self) -> Sequence[Finding]:
        """What the file says otherwise now than the form that was approved."""
        return changed(self.answers, self.prepared.copy) if self.prepared.copy else []

    def was_looked(self, finding: Finding) -> bool:
        """Whether somebody said that it is right so, of the same values."""
        return token(finding) in self.prepared.looked

    @property
    def _beside(self) -> Mapping[str, object]:
        if self.prepared.form.name not in BENEFICIARY:
            return {}
        whole = view(self.client)
        lists = [whole[name] for name in ("children", "former_spouses", "siblings")]
        rows = [row for rows in lists if isinstance(rows, list) for row in rows] + [whole["spouse"]]
        chosen = [row for row in rows if isinstance(row, dict) and _key_of(row) == self.prepared.relative]
        return {"beneficiary": chosen[0] if chosen else {}}


def _key_of(row: Mapping[str, object]) -> str:
    return next((origin.key for value in row.values() for origin in getattr(value, "origins", ())), "")


def token(finding: Finding) -> str:
    """What names a finding with its values, so that “looked at” holds for these and no others."""
    told = repr((finding.name, finding.items, finding.values, finding.words.en))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def item_token(key: tuple[str, str, str, int]) -> str:
    """What names an item of a form in an address: nothing that a person said."""
    return hashlib.sha256(repr(key).encode()).hexdigest()[:16]


def prepared_of(file: CaseFile, state: State | None = None) -> list[Prepared]:
    """The forms of a case, the newest first. One query."""
    rows = PreparedForm.objects.filter(case=file.case).select_related("begun_by", "approved_by", "asked_by", "document")
    return [unsealed(file, row) for row in (rows.filter(state=state) if state else rows)]


def prepared(file: CaseFile, key: UUID) -> Prepared:
    """One form of a case. Raises Http404."""
    rows = PreparedForm.objects.select_related("begun_by", "approved_by", "asked_by", "document")
    row = rows.filter(case=file.case, pk=key).first()
    if row is None:
        raise Http404
    return unsealed(file, row)


def unsealed(file: CaseFile, row: PreparedForm) -> Prepared:
    """A form, unsealed. Raises SealingError, and OfficeError where its map is no longer there."""
    about = file.case_key.unseal(row, "sealed_about")
    form = maps().get((about["form"], about["edition"]))
    if form is None:
        raise OfficeError(gettext_noop("This version of Amparo does not know this form."))
    copy = file.case_key.unseal(row, "sealed_copy") if row.sealed_copy else None
    return Prepared(
        row,
        form,
        about["relative"],
        file.case_key.unseal(row, "sealed_asked"),
        frozenset(file.case_key.unseal(row, "sealed_looked")),
        copy_from_json(copy) if copy else None,
        file.case_key.unseal(row, "sealed_filed") if row.sealed_filed else {},
    )


def current(name: str) -> Form:
    """The edition of a form that is taken now, else its newest. Raises KeyError for a form that is not known."""
    editions = [form for form in maps().values() if form.name == name]
    if not editions:
        raise KeyError(name)
    return next((form for form in editions if form.current), editions[0])


def begin(file: CaseFile, someone: Someone, form: Form, relative: str = "") -> PreparedForm:
    """Begin a form for somebody."""
    row = PreparedForm(case=file.case, person=someone.row, begun_by=file.user)
    about = {"form": form.name, "edition": form.edition.isoformat(), "relative": relative}
    row.sealed_about = file.case_key.seal(row, "sealed_about", about)
    row.sealed_asked = file.case_key.seal(row, "sealed_asked", {})
    row.sealed_looked = file.case_key.seal(row, "sealed_looked", [])
    row.save(force_insert=True)
    file.record("form.begun", f"form {row.pk}")
    return row


def write_asked(file: CaseFile, prepared: Prepared, version: int, asked: Mapping[str, object]) -> None:
    """Write what only this form asks. Raises Changed when somebody else saved in the meantime."""
    sealed = file.case_key.seal(prepared.row, "sealed_asked", dict(asked))
    _update(file, prepared, version, sealed_asked=sealed)
    file.record("form.asked", f"form {prepared.row.pk}")


def look_at(file: CaseFile, prepared: Prepared, version: int, finding: Finding) -> None:
    """Put down that somebody looked at a finding and that it is right so. Raises Changed."""
    looked = sorted(prepared.looked | {token(finding)})
    _update(file, prepared, version, sealed_looked=file.case_key.seal(prepared.row, "sealed_looked", looked))
    file.record("form.looked", f"form {prepared.row.pk}")


def ask_review(file: CaseFile, now: Now, version: int) -> None:
    """Hand a form to a second person. Raises OfficeError while something stands in the way, and Changed."""
    _refuse_while_stopped(now)
    _update(file, now.prepared, version, state=State.REVIEW, asked_by=file.user)
    file.record("form.review_asked", f"form {now.prepared.row.pk}")


def approve(file: CaseFile, now: Now, version: int) -> None:
    """Approve a form as it says it now, which is kept. Raises OfficeError, and Changed.

    A second person does it; alone only where nobody else of the office may see the case and do this work.
    """
    row = now.prepared.row
    if row.state != State.REVIEW:
        raise OfficeError(gettext_noop("Ask for a review first."))
    _refuse_while_stopped(now)
    if now.asking:
        raise OfficeError(gettext_noop("Check each open question first: fix it, or say that it is correct."))
    if row.comments.filter(settled_at=None).exists():
        raise OfficeError(gettext_noop("Settle the comments first."))
    if row.asked_by_id == file.user.pk and others_who_review(file):
        raise OfficeError(gettext_noop("A second person has to approve this form."))
    copy = copy_to_json(copy_of(now.prepared.form, now.today, now.answers))
    sealed = file.case_key.seal(row, "sealed_copy", copy)
    _update(
        file,
        now.prepared,
        version,
        state=State.APPROVED,
        approved_by=file.user,
        approved_at=timezone.now(),
        sealed_copy=sealed,
    )
    file.record("form.approved", f"form {row.pk}")


def take_back(file: CaseFile, prepared: Prepared, version: int) -> None:
    """Open a form again. What was filed stays filed. Raises OfficeError, and Changed."""
    if prepared.state is State.FILED:
        raise OfficeError(gettext_noop("A form that was filed stays as it was. Prepare another one."))
    _update(
        file, prepared, version, state=State.DRAFT, asked_by=None, approved_by=None, approved_at=None, sealed_copy=None
    )
    file.record("form.reopened", f"form {prepared.row.pk}")


def set_aside(file: CaseFile, prepared: Prepared, version: int) -> None:
    """Put a form aside that will not be filed. Raises OfficeError, and Changed."""
    if prepared.state is State.FILED:
        raise OfficeError(gettext_noop("A form that was filed stays as it was. Prepare another one."))
    _update(file, prepared, version, state=State.DROPPED)
    file.record("form.set_aside", f"form {prepared.row.pk}")


def others_who_review(file: CaseFile) -> bool:
    """Whether anybody else could approve a form of this case."""
    return members_who_see(file.case.pk).filter(role__in=WORKING).exclude(pk=file.user.pk).exists()


def may_approve(file: CaseFile, prepared: Prepared) -> bool:
    """Whether this member can be the second person, or has nobody else to ask."""
    return file.may(Permission.CHANGE) and (prepared.row.asked_by_id != file.user.pk or not others_who_review(file))


def comments_of(file: CaseFile, prepared: Prepared) -> list[Remark]:
    """The comments on a form, the oldest first."""
    rows = Comment.objects.filter(form=prepared.row).select_related("by", "settled_by")
    return [Remark(row, **file.case_key.unseal(row, "sealed_said")) for row in rows]


def comment(file: CaseFile, prepared: Prepared, item: str, text: str) -> None:
    """Say something of an item."""
    row = Comment(form=prepared.row, by=file.user)
    row.sealed_said = file.case_key.seal(row, "sealed_said", {"item": item, "text": text})
    row.save(force_insert=True)
    file.record("form.commented", f"form {prepared.row.pk}")


def settle(file: CaseFile, prepared: Prepared, key: UUID) -> None:
    """Put a comment down as settled. Raises Http404."""
    open_now = Comment.objects.filter(form=prepared.row, pk=key, settled_at=None)
    if not open_now.update(settled_at=timezone.now(), settled_by=file.user):
        raise Http404
    file.record("form.settled", f"form {prepared.row.pk}")


def filed_by(file: CaseFile, prepared: Prepared, version: int, filed: Mapping[str, str], **more: object) -> None:
    """Write how a form was filed. Raises Changed."""
    sealed = file.case_key.seal(prepared.row, "sealed_filed", dict(filed))
    _update(file, prepared, version, state=State.FILED, sealed_filed=sealed, **more)


def erase_in(case: Case) -> None:
    """Destroy the forms of the case, their copies and comments."""
    PreparedForm.objects.filter(case=case).delete()


def day_written(day: dt.date | None) -> str:
    """A day as it is sealed."""
    return day.isoformat() if day else ""


def _refuse_while_stopped(now: Now) -> None:
    if now.stopping:
        raise OfficeError(gettext_noop("This form still has problems to fix. They are listed below."))


def _update(file: CaseFile, prepared: Prepared, version: int, **written: object) -> None:
    rows = PreparedForm.objects.filter(pk=prepared.row.pk, case=file.case, version=version)
    if not rows.update(**written, version=version + 1):
        raise Changed(prepared.row.pk)
