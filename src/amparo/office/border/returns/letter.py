"""The letter that asks for a fear interview, made from what was stated. In English, since officers read it.

Nothing in it is invented: what is not known is a blank to fill in by hand. The law is that of the day of the encounter
(law.md, section 5). Checked 2026-11-25: USCIS PM-602-0169 and CBP MPP Guiding Principles (2019-01-28); DHS guidance on
the court-ordered reimplementation (2021-12-02); Doe v. Wolf, 424 F. Supp. 3d 1028 (S.D. Cal. 2020). No guidance of the
third program is public.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from amparo.law.policy import PolicyPeriod
from amparo.office.border.returns.fear import Fear
from amparo.office.border.returns.ports import Port

BLANK = "____________"
STATUTE = (
    "The United States may not return a person to a country where life or freedom would be threatened on account of "
    "race, religion, nationality, membership in a particular social group or political opinion, INA 241(b)(3)(A), nor "
    "to a country where the person is more likely than not to be tortured, 8 CFR 208.16(c), 208.17 and 208.18."
)
LAW: Mapping[str, tuple[str, ...]] = {
    "first": (
        "My client was placed in the Migrant Protection Protocols under the guidance of January 28, 2019 (USCIS "
        "PM-602-0169; CBP MPP Guiding Principles). Under it a person who states a fear of persecution or torture in "
        "Mexico, or a fear of return to Mexico, is to be referred to an asylum officer, whether the fear is stated "
        "before the return, at the port, or before, during or after the hearing. The question is whether it is more "
        "likely than not that the person would be persecuted on a protected ground, or tortured, in Mexico.",
        "I ask to be present, in person or by telephone, and to speak with my client beforehand. Where the order in "
        "Doe v. Wolf, 424 F. Supp. 3d 1028 (S.D. Cal. 2020), applies, an interview may not be held without access to "
        "retained counsel before it and during it; see also 5 USC 555(b).",
    ),
    "second": (
        "My client was placed in the Migrant Protection Protocols under the DHS guidance of December 2, 2021. Under it "
        "officers ask each person whether they fear return to Mexico, and a person who does is interviewed by an "
        "asylum officer. The question is whether there is a reasonable possibility of persecution on a protected "
        "ground, or of torture, in Mexico.",
        "Under the same guidance my client has 24 hours to consult counsel before the interview, and counsel may take "
        "part. I ask to be told when it will be held.",
    ),
    "third": (
        "My client was placed in the program announced on January 21, 2025. I know of no public guidance of this "
        "program on interviews about fear of Mexico. The duty not to return rests on the statute and the regulations "
        "named above. The guidance of January 28, 2019 (USCIS PM-602-0169) referred everyone who stated a fear of "
        "Mexico to an asylum officer, and I ask for no less.",
        "I ask to be present, in person or by telephone, and to speak with my client beforehand; see 5 USC 555(b).",
    ),
    "": (
        f"My client was met by officers on {BLANK} and placed in {BLANK} (name the program and its guidance).",
        "I ask to be present, in person or by telephone, and to speak with my client beforehand; see 5 USC 555(b).",
    ),
}
TO = {
    "port": "to an officer at the port",
    "hearing": "at the hearing",
    "phone": "on the telephone",
    "custody": "to an officer in custody",
    "writing": "in writing",
    "other": f"to {BLANK}",
}
HOW = {"volunteered": "unasked", "asked": "when asked"}
LAWYER = {
    "present": "Counsel was present.",
    "phone": "Counsel took part by telephone.",
    "refused": "Access to counsel was requested and refused.",
    "none": "No counsel took part.",
}
RESULT = {
    "none": "No interview was held.",
    "pending": "The result of the interview has not been given.",
    "positive": "The result of the interview was positive.",
    "negative": "The result of the interview was negative.",
}


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter, part by part."""

    to: tuple[str, ...]
    on: str
    about: tuple[str, ...]
    paragraphs: tuple[str, ...]
    signed: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole letter to copy."""
        parts = ("\n".join(self.to), self.on, "\n".join(self.about), *self.paragraphs, "\n".join(self.signed))
        return "\n\n".join(parts)


def letter_of(
    name: str,
    a_number: str,
    fears: Sequence[Fear],
    *,
    day: dt.date,
    program: PolicyPeriod | None,
    port: Port | None,
    lawyer: str,
    hearing: dt.date | None,
) -> Letter:
    """The letter for one person from the fear statements that stand."""
    standing = [fear for fear in fears if fear.stands]
    at = f"{port.name}, {port.state}" if port else BLANK
    asked = (
        f"I represent {name}, who states a fear of persecution or torture in Mexico. I ask that my client be "
        "interviewed about it by an asylum officer and not be returned to Mexico before that."
    )
    return Letter(
        to=(f"Port Director, {at}, U.S. Customs and Border Protection", "Asylum Office, USCIS"),
        on=_day(day),
        about=(
            "Request for an interview about fear of return to Mexico (non-refoulement interview)",
            f"{name}, A-number {a_number or BLANK}",
            f"Next hearing: {_day(hearing) if hearing else BLANK}",
        ),
        paragraphs=(asked, STATUTE, *_law_of(program), *_stated(standing), *_again(standing)),
        signed=("Respectfully,", BLANK, lawyer or BLANK, "Counsel for Respondent / Applicant"),
    )


def _law_of(program: PolicyPeriod | None) -> tuple[str, ...]:
    name = program.name if program else ""
    return LAW["third"] if name.startswith("third") else LAW[name]


def _stated(fears: Sequence[Fear]) -> list[str]:
    if not fears:
        return [f"On {BLANK} my client stated to {BLANK}: “{BLANK}”."]
    return [_sentences(fear) for fear in fears]


def _sentences(fear: Fear) -> str:
    details = fear.details
    to = TO.get(details.to, f"to {BLANK}") + (f" ({details.whom})" if details.whom else "")
    how = f", {HOW[details.how]}," if details.how in HOW else ""
    sentence = f"On {_day(fear.row.on) if fear.row.on else BLANK} my client stated {to}{how} in these words: "
    quoted = f"“{details.words or BLANK}”" + (f" (in {details.language})" if details.language else "") + "."
    result = RESULT.get(details.result, f"Result of an interview: {BLANK}.")
    if fear.result_on and details.result in ("positive", "negative"):
        result = result[:-1] + f", on {_day(fear.result_on)}."
    return " ".join(filter(None, (sentence + quoted, result, LAWYER.get(details.lawyer, f"Counsel: {BLANK}."))))


def _again(fears: Sequence[Fear]) -> list[str]:
    """After a negative result an interview is asked for again on new facts, which the lawyer writes in.

    After a positive one nothing is left to be asked but that it be kept to.
    """
    if any(fear.details.result == "positive" for fear in fears):
        return [
            "An asylum officer has found this fear. I ask that my client be taken out of the program and not be "
            "returned to Mexico."
        ]
    if any(fear.details.result == "negative" for fear in fears):
        return [f"Since the negative result the following has happened: {BLANK}. I ask that my client be heard again."]
    return []


def _day(day: dt.date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
