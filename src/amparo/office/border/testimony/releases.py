"""The register: what left, to whom, on which consents. All is asked again when the file itself is given out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.office.border.testimony.clearing import Refusal, Releasable, clear
from amparo.office.border.testimony.consents import Consented, consents_of
from amparo.office.border.testimony.models import Consent, Release, Text
from amparo.office.border.testimony.terms import Recipient
from amparo.office.border.testimony.texts import UnsealedTestimony, as_version, known_of, unsealed
from amparo.office.cases.access.gate import CaseFile
from amparo.office.platform.ui.templatetags.ui import plain_day

REFUSALS = {
    Refusal.NOT_READ: gettext_lazy("No second reader has cleared this version."),
    Refusal.OWN_READING: gettext_lazy("Its reader had also written in it. Another person must read it."),
    Refusal.REPLACED: gettext_lazy("There is a newer version of this text."),
    Refusal.NOBODY: gettext_lazy("It is not recorded whose testimony this is."),
    Refusal.NOT_LOOKED_AT: gettext_lazy(
        "Something in it was not reviewed, perhaps because a person was added to the case since. Make a new version."
    ),
    Refusal.NO_CONSENT: gettext_lazy(
        "A person whose testimony it is has no consent in force for this recipient. One person's consent "
        "does not cover another."
    ),
    Refusal.NAMED: gettext_lazy("It contains a name, and that person has not consented to be named to this recipient."),
}


@dataclass(frozen=True, slots=True)
class Released:
    """One line of the register, unsealed."""

    row: Release
    kind: str
    recipient: str
    purpose: str
    answer: str
    withdrawn: bool  # a consent that carried it was taken back since

    @property
    def what(self) -> str:
        """What the recipient is, in words."""
        return str(Recipient(self.kind).label)

    @property
    def to_ask_back(self) -> bool:
        """Whether somebody should ask for it back."""
        return self.withdrawn and self.row.asked_back_at is None


def releases_of(file: CaseFile) -> list[Released]:
    """The register of a case, newest first. Two queries."""
    rows = Release.objects.filter(case=file.case).select_related("text", "by", "asked_back_by")
    return [_unsealed(file, row) for row in rows.prefetch_related("consents")]


def cleared(file: CaseFile, version: UnsealedTestimony, kind: str, recipient: str) -> Releasable | Refusal:
    """Ask the consents as they stand at this moment. Call it within the deed that lets the text go."""
    agreed = [consent.agreed for consent in consents_of(file)]
    return clear(as_version(version, known_of(file)), agreed, kind, recipient, timezone.localdate())


def recipients_of(consents: Iterable[Consented]) -> list[tuple[str, str]]:
    """Who may be a recipient today: those that live consents name, each once."""
    found = {
        consent.terms.to: (consent.terms.kind, consent.terms.recipient) for consent in consents if consent.fails is None
    }
    return sorted(found.values())


def enter(file: CaseFile, released: Releasable, purpose: str) -> Release:
    """Write a release into the register. Raises NotReleasable when it was cleared for another day."""
    today = timezone.localdate()
    released.must_be_of(today)
    last = Release.objects.filter(case=file.case).order_by("-place").values_list("place", flat=True).first()
    row = Release(case=file.case, place=(last or 0) + 1, text_id=released.version, on=today, by=file.user)
    about = {"kind": released.kind, "recipient": released.recipient, "purpose": purpose}
    row.sealed_about = file.case_key.seal(row, "sealed_about", about)
    row.save(force_insert=True)
    row.consents.set(Consent.objects.filter(case=file.case, pk__in=released.consents))
    file.record("testimony.released", f"release {row.place}")
    return row


def give_out(file: CaseFile, row: Release) -> bytes | Refusal:
    """The file of a release, if the consents still let it go today. Call it within a deed."""
    newest = Text.objects.filter(case=file.case, story=row.text.story).first()
    version = unsealed(file.case_key, row.text, newest=newest == row.text)
    about = file.case_key.unseal(row, "sealed_about")
    released = cleared(file, version, about["kind"], about["recipient"])
    if isinstance(released, Refusal):
        return released
    released.must_be_of(timezone.localdate())
    file.record("testimony.given_out", f"release {row.place}")
    with translation.override(version.story.language):
        told_to = _(
            "Released to %(recipient)s only. The people in it may withdraw their consent at any time, and "
            "it expires on %(day)s: ask us before you use it, and do not pass it on."
        )
        note = told_to % {"recipient": released.recipient, "day": plain_day(released.until)}
    return f"{released.text.strip()}\n\n— {note}\n".encode()


def ask_back(file: CaseFile, row: Release, answer: str) -> None:
    """Note that the recipient was asked to give it back or take it down, and what came of it."""
    sealed = file.case_key.seal(row, "sealed_answer", answer)
    Release.objects.filter(pk=row.pk).update(
        asked_back_at=timezone.now(), asked_back_by=file.user, sealed_answer=sealed
    )
    file.record("testimony.asked_back", f"release {row.place}")


def _unsealed(file: CaseFile, row: Release) -> Released:
    about = file.case_key.unseal(row, "sealed_about")
    answer = file.case_key.unseal(row, "sealed_answer") if row.sealed_answer else ""
    withdrawn = any(consent.withdrawn_at is not None for consent in row.consents.all())
    return Released(row, about["kind"], about["recipient"], about["purpose"], answer, withdrawn)
