"""Forms of testimony."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.border.testimony.spelling import words_of
from amparo.office.border.testimony.terms import (
    ADULT_AT,
    LONGEST,
    Age,
    Guardian,
    How,
    Identified,
    Recipient,
    Terms,
    birthday,
    recipient_key,
)
from amparo.office.cases.documents.store import Held
from amparo.office.cases.people.models import Part
from amparo.office.cases.people.persons import Someone
from amparo.office.platform.ui.fields import Day, Text

EARLIEST = dt.date(2000, 1, 1)
LONGEST_TEXT = 40_000


class ConsentForm(forms.Form):
    """What somebody agreed to."""

    person = forms.ChoiceField(
        label=_("Person who consents"), help_text=_("For this person alone, not for other family members.")
    )
    kind = forms.ChoiceField(label=_("Recipient"), choices=Recipient.choices)
    recipient = Text(
        label=_("By name"), max_length=200, help_text=_("One recipient. Each recipient needs a separate consent.")
    )
    what = Text(label=_("Which testimony, in their words"), max_length=1000, lines=3)
    purpose = Text(label=_("Purpose"), max_length=500, lines=2)
    identified = forms.ChoiceField(label=_("Identification allowed"), choices=Identified.choices)
    how = forms.ChoiceField(label=_("Form of consent"), choices=How.choices)
    paper = forms.ChoiceField(
        label=_("Signed consent form"),
        required=False,
        help_text=_("A document of this case; a photo will do. Nothing is released before it is on file."),
    )
    witness = Text(label=_("Witness, if oral"), max_length=120, required=False)
    given_on = Day(label=_("Date of consent"))
    until = Day(label=_("Until"), help_text=_("At most two years later."))
    language = Text(label=_("Language of the explanation"), max_length=80)
    explained_by = Text(label=_("Explained by, and interpreter"), max_length=160)
    age = forms.ChoiceField(
        label=_("Age"),
        choices=Age.choices,
        help_text=_("Used if no date of birth is on record. Not known is treated as under 18."),
    )
    guardian = forms.ChoiceField(label=_("For a person under 18"), choices=Guardian.choices)
    guardian_name = Text(label=_("Name of the parent or guardian"), max_length=160, required=False)
    guardian_safe = forms.BooleanField(
        label=_("This parent or guardian harmed neither the child nor the other parent"), required=False
    )
    informed = forms.BooleanField(
        label=_(
            "They were informed of the risks, that nothing can be recalled with certainty once released, "
            "that our help does not depend on it, and that they can withdraw consent at any time"
        )
    )

    def __init__(
        self,
        people: Sequence[Someone],
        documents: Sequence[Held],
        births: Mapping[str, dt.date],
        *args: Any,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.people, self.births = people, births
        may = [person for person in people if person.row.part != Part.ADVERSE]
        self.fields["person"].choices = [(str(someone.place), str(someone.names)) for someone in may]  # type: ignore[attr-defined]
        papers = [
            (str(document.place), f"{document.place}: {document.what}")
            for document in documents
            if not document.removed
        ]
        self.fields["paper"].choices = [("", "—"), *papers]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Days in their order, a paper or a witness, a guardian for whoever may be a minor."""
        cleaned = super().clean() or {}
        given_on, until, today = cleaned.get("given_on"), cleaned.get("until"), timezone.localdate()
        if given_on and not EARLIEST <= given_on <= today:
            self.add_error("given_on", _("The date of consent must be today or earlier."))
        if given_on and until and not given_on < until <= given_on + LONGEST:
            self.add_error("until", _("After the day it was given, and at most two years later."))
        if cleaned.get("how") == How.SIGNED and not cleaned.get("paper"):
            self.add_error("paper", _("Upload the signed form to the documents first, then choose it here."))
        if cleaned.get("how") == How.SPOKEN and not cleaned.get("witness"):
            self.add_error("witness", _("Name the witness."))
        if given_on and "person" in cleaned:
            self._check_guardian(cleaned, given_on)
        return cleaned

    def _check_guardian(self, cleaned: dict[str, Any], given_on: dt.date) -> None:
        someone = next(person for person in self.people if str(person.place) == cleaned["person"])
        born = self.births.get(str(someone.row.pk))
        adult = cleaned.get("age") == Age.ADULT if born is None else birthday(born, ADULT_AT) <= given_on
        guardian = cleaned.get("guardian")
        if not adult and guardian == Guardian.NONE:
            self.add_error(
                "guardian", _("Unless they are known to be 18 or older, a parent or guardian must also consent.")
            )
        if guardian != Guardian.AGREED:
            return
        if not cleaned.get("guardian_name"):
            self.add_error("guardian_name", _("Name the parent or guardian."))
        if not cleaned.get("guardian_safe"):
            self.add_error("guardian_safe", _("An abuser cannot consent for the child. Clear this up first."))
        if _is_adverse(cleaned.get("guardian_name", ""), self.people):
            self.add_error("guardian_name", _("This is the name of an adverse party of the case."))

    @property
    def terms(self) -> Terms:
        """What was agreed."""
        terms = {**self.cleaned_data, "given_on": self.cleaned_data["given_on"].isoformat()}
        return Terms.of({name: value for name, value in terms.items() if name not in ("person", "paper", "until")})


def _is_adverse(name: str, people: Iterable[Someone]) -> bool:
    asked = {check_in.bare for check_in in words_of(name)}
    for person in people:
        called = {word.bare for word in words_of(f"{person.names.given} {person.names.surnames}")}
        if person.row.part == Part.ADVERSE and asked and (asked <= called or called <= asked):
            return True
    return False


class PaperForm(forms.Form):
    """The signed paper of a consent."""

    paper = forms.ChoiceField(label=_("Signed consent form"))

    def __init__(self, documents: Sequence[Held], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        papers = [
            (str(document.place), f"{document.place}: {document.what}")
            for document in documents
            if not document.removed
        ]
        self.fields["paper"].choices = papers  # type: ignore[attr-defined]


class WithdrawForm(forms.Form):
    """How somebody took their consent back."""

    how = Text(
        label=_("How consent was withdrawn"),
        max_length=500,
        lines=2,
        help_text=_("An oral withdrawal is enough, also by phone. It takes effect now."),
    )


class TestimonyForm(forms.Form):
    """A story as it is told."""

    title = Text(
        label=_("Title"),
        max_length=120,
        help_text=_("For the office only; it is not released with the text."),
    )
    language = forms.ChoiceField(
        label=_("Language of the testimony"),
        choices=[("en", "English"), ("es", "Español")],
        help_text=_("More general words are suggested in this language."),
    )
    told_of = forms.MultipleChoiceField(
        label=_("Whose testimony it is"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Everyone of whom it says enough to be recognized by those who know them. Each must consent."),
    )
    text = Text(label=_("Testimony"), max_length=LONGEST_TEXT, lines=18)

    def __init__(self, people: Sequence[Someone], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        may = [(str(person.row.pk), str(person.names)) for person in people if person.row.part != Part.ADVERSE]
        self.fields["told_of"].choices = may  # type: ignore[attr-defined]


class ReadingForm(forms.Form):
    """What the second reader says."""

    verdict = forms.ChoiceField(
        label=_("After reading every word"),
        choices=[
            ("pass", _("No one whom it must not identify can be recognized: cleared for release")),
            ("refuse", _("Send it back")),
        ],
        widget=forms.RadioSelect,
    )
    reason = Text(label=_("Reason, if it goes back"), max_length=1000, lines=3, required=False)

    def clean(self) -> dict[str, Any]:
        """Whoever sends a text back says why."""
        cleaned = super().clean() or {}
        if cleaned.get("verdict") == "refuse" and not cleaned.get("reason"):
            self.add_error("reason", _("Say what has to change."))
        return cleaned


class ReleaseForm(forms.Form):
    """To whom a text goes."""

    to = forms.ChoiceField(label=_("To whom"))
    purpose = Text(label=_("Purpose"), max_length=500, lines=2)
    within = forms.BooleanField(
        label=_("It is within what each of them consented to: this testimony, for this purpose")
    )

    def __init__(self, recipients: Sequence[tuple[str, str]], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.recipients = {_named(*recipient): recipient for recipient in recipients}
        named = [(key, f"{to} ({Recipient(kind).label})") for key, (kind, to) in self.recipients.items()]
        self.fields["to"].choices = named  # type: ignore[attr-defined]

    @property
    def recipient(self) -> tuple[str, str]:
        """What the recipient is and their name."""
        return self.recipients[self.cleaned_data["to"]]


def _named(kind: str, recipient: str) -> str:
    """The same for the same recipient, whoever else is on the list when the form comes back."""
    return hashlib.sha256("|".join(recipient_key(kind, recipient)).encode()).hexdigest()[:20]


class AskedBackForm(forms.Form):
    """What came of asking."""

    answer = Text(label=_("Whom we asked, and their answer"), max_length=1000, lines=3)
