"""The answers of a form as a sheet, item by item: for typing into an agency's site, or where no blank is at hand."""

from __future__ import annotations

from collections.abc import Sequence

from amparo.forms.answers import Answer, State
from amparo.forms.pdf.addendum import Heading, SheetLine
from amparo.forms.pdf.paper import Printed
from amparo.forms.pdf.sheet import SheetPart, SheetWords, sheet
from amparo.law.facts import Words

NOTES = {
    State.GIVEN: Words("", ""),
    State.NONE: Words("", ""),
    State.NOT_ASKED: Words("not asked of this person", "no se le pregunta a esta persona"),
    State.BLANK: Words("not known; may stay blank", "no se sabe; puede quedar en blanco"),
    State.MISSING: Words("NOT KNOWN: find out before filing", "NO SE SABE: averígüelo antes de presentar"),
    State.BY_HAND: Words("by hand", "a mano"),
}
SAID = {
    "en": SheetWords(),
    "es": SheetWords(
        "Hoja de respuestas: para copiar, no para presentar", "Página {page} de {pages}", "{part} (continuación)"
    ),
}
ROW = Words("no.", "núm.")


def sheet_of(answers: Sequence[Answer], heading: Heading, language: str = "en") -> Printed:
    """The sheet of these answers, in the order of the form; what is missing says so. `language` is `en` or `es`."""
    lines: dict[str, list[SheetLine]] = {}
    for answer in answers:
        lines.setdefault(answer.part, []).append(line_of(answer, language))
    parts = [SheetPart(part, tuple(of_part)) for part, of_part in lines.items()]
    return sheet(heading, parts, SAID.get(language, SAID["en"]))


def line_of(answer: Answer, language: str) -> SheetLine:
    spanish = language == "es"
    row = f" ({ROW.es if spanish else ROW.en} {answer.row})" if answer.row else ""
    note = NOTES[answer.state]
    return SheetLine(answer.number, answer.label + row, answer.value, note.es if spanish else note.en)
