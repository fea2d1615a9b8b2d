"""What is missing, what is said in two ways, and what forms came back for.

Why forms come back: an asylum application must answer each of the questions, be signed, and have what it requires
with it, or it is incomplete: 8 CFR 208.3(c)(3), 1208.3(c)(3); Matter of C-A-R-R-, 29 I&N Dec. 13 (BIA 2025) (read at
cliniclegal.org, 2026-11-28). USCIS sends back a form that is not signed, whose fee is not paid or waived, or whose
pages are not all of one accepted edition: 8 CFR 103.2(a)(7)(ii). From 2019-10 to 2020-12 it sent back applications for
a box left blank where nothing was to be said; it says that it no longer does, but for what it needs to decide (read at
challalaw.com, 2026-11-28).
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence

from amparo.forms.answers import Answer, State
from amparo.forms.checks.copies import Copy, changed, differing
from amparo.forms.checks.finding import Finding, Gravity, at, finding
from amparo.forms.checks.law_and_form import against_law, against_relatives
from amparo.forms.client_file import ClientFile
from amparo.forms.form import Form
from amparo.forms.told import Origin
from amparo.law.facts import Words

REJECTED = "8 CFR 103.2(a)(7)(ii)"
COMPLETE = "8 CFR 208.3(c)(3), 1208.3(c)(3); Matter of C-A-R-R-, 29 I&N Dec. 13 (BIA 2025)"
ASYLUM = "i-589"
IN_OWN_LETTERS = ("native", "alphabet")
"""Words of a label that asks for a name in its own letters."""


def findings(
    form: Form,
    file: ClientFile,
    answers: Sequence[Answer],
    *,
    disputed: Collection[Origin] = (),
    copies: Iterable[Copy] = (),
    relatives: Mapping[str, ClientFile] | None = None,
    filed_on: dt.date | None = None,
) -> list[Finding]:
    """Everything to be looked at before this form is printed, the gravest first.

    `disputed` are statements that stand against others of the same file; `copies` what was filed before, the newest
    last; `relatives` the files of the others of the case; `filed_on` the day on which it is to be filed, today if
    left out.
    """
    kept = list(copies)
    last = next((copy for copy in reversed(kept) if copy.form == form.name), None)
    found = [
        *_edition(form, filed_on or file.today),
        *_missing(form, answers),
        *_disputed(answers, disputed),
        *_lengths(form, answers),
        *_letters(answers),
        *_not_whole(answers),
        *against_law(file),
        *against_relatives(file, relatives or {}),
        *differing(form, answers, kept),
        *(changed(answers, last) if last else ()),
        *_by_hand(answers),
    ]
    order = list(Gravity)
    return sorted(found, key=lambda one: order.index(one.gravity))


def _edition(form: Form, day: dt.date) -> Iterable[Finding]:
    if not form.current or (form.until is not None and day > form.until):
        en = f"The edition {form.edition_printed} is not the one that is taken now: install the current blank."
        es = f"La edición {form.edition_printed} no es la que se acepta ahora: instale el formulario vigente."
        yield Finding("edition", Gravity.STOPS, Words(en, es), source=REJECTED)


def _missing(form: Form, answers: Iterable[Answer]) -> Iterable[Finding]:
    for answer in answers:
        if answer.state is State.MISSING:
            why = f" ({answer.remark})" if answer.remark else ""
            en, es = f"{at(answer)} is not known{why}.", f"No se sabe: {at(answer)}."
            yield finding(
                "missing", Gravity.STOPS, en, es, answer, source=COMPLETE if form.name == ASYLUM else REJECTED
            )
        elif answer.state is State.BLANK and form.name == ASYLUM:
            en = f"{at(answer)} stays blank: say what is known, or that there is none."
            es = f"{at(answer)} queda en blanco: diga lo que se sabe, o que no hay."
            yield finding("blank", Gravity.ASKS, en, es, answer, source=COMPLETE)


def _disputed(answers: Iterable[Answer], disputed: Collection[Origin]) -> Iterable[Finding]:
    for answer in answers:
        if any(origin in disputed for origin in answer.origins):
            en, es = f"{at(answer)} is said in two ways in this file.", f"{at(answer)} consta de dos modos."
            yield finding("disputed", Gravity.STOPS, en, es, answer)


def _lengths(form: Form, answers: Sequence[Answer]) -> Iterable[Finding]:
    by_key = {answer.key: answer for answer in answers}
    for item in form.items:
        answer = by_key.get((item.part, item.number, item.label, 0))
        if answer is None or answer.state is not State.GIVEN:
            continue
        digits = sum(char.isdigit() for char in answer.value)
        if item.digits is not None and digits != item.digits and not _short_a_number(answer, digits):
            en = f"{at(answer)} has {digits} digits, and {item.digits} are asked."
            es = f"{at(answer)} tiene {digits} dígitos, y se piden {item.digits}."
            yield finding("digits", Gravity.STOPS, en, es, answer, values=(answer.value,))
        if item.limit is not None and len(answer.value) > item.limit:
            en = f"{at(answer)} is longer than the {item.limit} signs that are taken."
            es = f"{at(answer)} es más largo que los {item.limit} signos que se aceptan."
            yield finding("limit", Gravity.ASKS, en, es, answer, values=(answer.value,))


def _short_a_number(answer: Answer, digits: int) -> bool:
    """An A-number of seven or eight digits is whole: older ones are written without the zeros before them."""
    return digits in (7, 8) and any(origin.field == "a_number" for origin in answer.origins)


def _letters(answers: Iterable[Answer]) -> Iterable[Finding]:
    for answer in answers:
        asks_own = any(word in answer.label.lower() for word in IN_OWN_LETTERS)
        if answer.state is State.GIVEN and not asks_own and not answer.boxes and _foreign(answer.value):
            en = f"{at(answer)} has letters of another alphabet; forms are filled in English."
            es = f"{at(answer)} tiene letras de otro alfabeto; los formularios se llenan en inglés."
            yield finding("letters", Gravity.ASKS, en, es, answer, values=(answer.value,))


def _foreign(text: str) -> bool:
    return any(char.isalpha() and not unicodedata.name(char, "").startswith("LATIN") for char in text)


def _not_whole(answers: Iterable[Answer]) -> Iterable[Finding]:
    for answer in answers:
        if answer.remark and answer.state is State.GIVEN and not answer.row:
            en = f"{at(answer)}: nobody said yet that all are given."
            es = f"{at(answer)}: nadie ha dicho aún que estén todos."
            yield finding("not_whole", Gravity.ASKS, en, es, answer)


def _by_hand(answers: Iterable[Answer]) -> Iterable[Finding]:
    hands = [answer for answer in answers if answer.state is State.BY_HAND]
    if hands:
        where = "; ".join(at(answer) for answer in hands)
        yield finding(
            "by_hand",
            Gravity.TELLS,
            f"To be done by hand: {where}.",
            f"Para hacer a mano: {where}.",
            *hands,
            source=REJECTED,
        )
