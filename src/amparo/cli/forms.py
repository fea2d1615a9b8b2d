"""Government forms in a terminal: known maps, blanks installed and checked, forms filled from the file of a person."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from amparo.cli import SET_ASIDE, WELL
from amparo.cli.arguments import AsJson, day
from amparo.cli.given import given
from amparo.cli.terminal import console, margin, number, plain, print_json, table
from amparo.errors import FormsError
from amparo.forms.answers import Answer, State, answered
from amparo.forms.client_file import read_client_file
from amparo.forms.form import Form
from amparo.forms.reading import maps
from amparo.law.names import nearest
from amparo.typed_text import plain as plain_key

try:
    from amparo.forms.answer_sheet import sheet_of
    from amparo.forms.blanks import blank_of, installed
    from amparo.forms.blanks import install as install_blank
    from amparo.forms.comparing import Compared, compared, nearest_of
    from amparo.forms.forms_json import checked_to_json, explained_to_json, filled_to_json, listed_to_json
    from amparo.forms.pdf.addendum import Heading
    from amparo.forms.pdf.fields import fields_of
    from amparo.forms.pdf.recognising import recognise
    from amparo.forms.printing import Printed, printed
except ModuleNotFoundError as missing:
    raise FormsError(f"forms need more than is installed ({missing.name}): install amparo[filings]") from None

Folder = Annotated[
    Path | None,
    typer.Option("--blanks", metavar="FOLDER", help="Where blank forms are kept; else the office's, or your own."),
]
Wanted = Annotated[str, typer.Argument(metavar="FORM", help="The form, as i-589.")]
Edition = Annotated[
    dt.date | None, typer.Option("--edition", parser=day, metavar="DAY", help="Its edition; else the current one.")
]
Blanks = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Blank forms as the agency has them (PDF).")]


def list_forms(blanks: Folder = None, as_json: AsJson = False) -> None:
    """Every form that is known, and whether its blank is here."""
    here = installed(_folder(blanks))
    if as_json:
        print_json(listed_to_json(maps().values(), here))
        return
    rows = table("Form", "!Edition", "", "Field names", "Blank")
    for key, form in maps().items():
        taken = "current" if form.current else "no longer taken"
        until = f", taken until {form.until}" if form.until else ""
        names = "checked against a blank" if form.checked == "blank" else form.checked
        rows.add_row(
            plain(form.name.upper(), "bold"),
            plain(form.edition_printed),
            plain(taken + until),
            plain(names, "" if form.checked == "blank" else "yellow"),
            plain("installed" if key in here else f"get it: {form.source}", "" if key in here else "dim"),
        )
    console().print(rows)


def install(files: Blanks, blanks: Folder = None) -> int:
    """Keep blank forms; `SET_ASIDE` when one is not taken."""
    wrong = 0
    for path in files:
        try:
            found = install_blank(_folder(blanks), _read(path), maps().values())
        except FormsError as refused:
            wrong += 1
            margin().print(plain(f"{path}: {refused}", "yellow"))
            continue
        known = (found.form, f"{found.edition}") in maps()
        told = "" if known else "; no map is of this edition, so it is not filled: see `amparo forms check`"
        console().print(plain(f"{path}: {found.form.upper()}, edition {found.edition:%m/%d/%y}, is installed{told}"))
    return SET_ASIDE if wrong else WELL


def check(files: Blanks, blanks: Folder = None, as_json: AsJson = False) -> int:
    """Say what files are; `SET_ASIDE` when one cannot be filled as it is."""
    found: dict[str, Compared | str] = {}
    for path in files:
        try:
            found[str(path)] = _compared(_read(path), _folder(blanks))
        except FormsError as refused:
            found[str(path)] = str(refused)
    if as_json:
        print_json(checked_to_json(found))
    else:
        for name, one in found.items():
            _print_compared(name, one)
    return WELL if all(isinstance(one, Compared) and one.fills for one in found.values()) else SET_ASIDE


def fill(
    form: Wanted,
    person: Annotated[Path, typer.Option("--person", metavar="RECORDS", help="The file of the person (JSON).")],
    out: Annotated[Path, typer.Option("--out", metavar="PDF", help="The filled copy, or the answer sheet.")],
    edition: Edition = None,
    on: Annotated[
        dt.date | None, typer.Option("--on", parser=day, metavar="DAY", help="The day to fill it for; else today.")
    ] = None,
    blanks: Folder = None,
    as_json: AsJson = False,
) -> int:
    """Fill a form; `SET_ASIDE` when something is missing or did not go in. Raises FormsError."""
    wanted = _form(form, edition)
    with given(person) as held:
        file = read_client_file(held.path, on or dt.date.today())  # noqa: DTZ011
    answers = answered(wanted, file)
    heading = Heading(f"Form {wanted.name.upper()}, {wanted.title.en}", _name_in(answers), file.a_number)
    blank = blank_of(_folder(blanks), wanted)
    if blank is None:
        sheet = sheet_of(answers, heading)
        done = Printed(sheet.file, (), {"": sheet.missing} if sheet.missing else {}, (), 0)
    else:
        done = printed(wanted, answers, blank, heading)
    _write(out, done.file)
    told = filled_to_json(
        wanted,
        answers,
        str(out),
        on_blank=blank is not None,
        left=done.left,
        signs=done.signs,
        continued=done.continued,
        addendum_pages=done.addendum_pages,
    )
    if as_json:
        print_json(told)
    else:
        _print_filled(wanted, answers, done, out, blank is not None)
    missing = any(answer.state is State.MISSING for answer in answers)
    return SET_ASIDE if missing or done.left or done.signs else WELL


def explain(form: Wanted, edition: Edition = None, as_json: AsJson = False) -> None:
    """What a map asks, item by item, and what it answers from. Raises FormsError."""
    wanted = _form(form, edition)
    if as_json:
        print_json(explained_to_json(wanted))
        return
    out = console()
    out.print(plain(f"{wanted.name.upper()}, edition {wanted.edition_printed}: {wanted.title.en}", "bold"))
    for remark in wanted.remarks:
        out.print(plain(f"  {remark}"))
    rows = table("Part", "Item", "Asks", "Answered from")
    for item in wanted.items:
        said = "left for a pen" if item.hand else item.says
        rows.add_row(plain(item.part), plain(item.number), plain(item.label), plain(said))
    for each in wanted.tables:
        for column in each.columns:
            rows.add_row(
                plain(each.part),
                plain(column.number),
                plain(column.label),
                plain(f"each of {each.rows}: {column.says}"),
            )
    out.print(rows)


def _folder(blanks: Path | None) -> Path:
    """Where blank forms are: as said, in the office of AMPARO_HOME, or in the folder of whoever types."""
    if blanks is not None:
        return blanks
    if home := os.environ.get("AMPARO_HOME"):
        return Path(home) / "forms"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "amparo" / "forms"


def _form(name: str, edition: dt.date | None) -> Form:
    """The map of a form: of an edition, else the current one. Raises FormsError."""
    wanted = plain_key(name).lower()
    named = [form for form in maps().values() if form.name == wanted]
    if not named:
        known = sorted({form.name for form in maps().values()})
        raise FormsError(f"no form is called “{name}”{nearest(wanted, known)}; `amparo forms list` has all")
    if edition is None:
        return max(named, key=lambda form: (form.current, form.edition))
    found = next((form for form in named if form.edition == edition), None)
    if found is None:
        have = ", ".join(form.edition.isoformat() for form in named)
        raise FormsError(f"{wanted.upper()} of {edition} is not known; known editions: {have}")
    return found


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as wrong:
        raise FormsError(f"cannot be read: {wrong.strerror}") from None


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, for nobody else to read. Raises FormsError."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.touch(mode=0o600)
        beside.write_bytes(content)
        os.replace(beside, path)  # noqa: PTH105
    except OSError as wrong:
        raise FormsError(f"{path}: cannot be written: {wrong.strerror}") from None


def _compared(file: bytes, folder: Path) -> Compared:
    """A file against the maps; where its edition has none, by the blank of the nearest too, if that is installed."""
    form, exact = nearest_of(recognise(file, maps().values()), maps())
    blank = blank_of(folder, form) if form is not None and not exact else None
    return compared(file, maps(), fields_of(blank) if blank else None)


def _print_compared(name: str, found: Compared | str) -> None:
    out = console()
    if isinstance(found, str):
        out.print(plain(f"{name}: {found}", "yellow"))
        return
    what = found.recognised
    edition = f"edition {what.edition:%m/%d/%y}" if what.edition else "of an edition that nothing in it tells"
    out.print(
        plain(f"{name}: {what.form.upper()}, {edition}, by {what.how}; {number(len(what.fields))} fields", "bold")
    )
    if found.form is None:
        out.print(plain("  No map is of this form: it cannot be filled.", "yellow"))
        return
    if found.fills:
        out.print("  Its map is of this edition and names fields that are all there: it can be filled.")
    elif found.exact:
        out.print(plain("  Its map is of this edition, but names fields that are not in it:", "yellow"))
    else:
        nearest_map = f"{found.form.name.upper()}, edition {found.form.edition_printed}"
        out.print(
            plain(f"  No map is of this edition: it is not filled. Against the nearest, {nearest_map}:", "yellow")
        )
    for field in found.differences.new:
        out.print(plain(f"    new: {field}"))
    for field in found.differences.gone:
        out.print(plain(f"    gone: {field}"))
    for old, new in found.differences.renamed.items():
        out.print(plain(f"    renamed, as it seems: {old} is {new}"))


def _print_filled(form: Form, answers: Sequence[Answer], done: Printed, out: Path, on_blank: bool) -> None:
    screen = console()
    rows = table("", "Item", "")
    for answer in answers:
        if answer.state is State.MISSING:
            rows.add_row(plain("missing", "yellow"), plain(_at(answer)), plain(answer.remark))
    for left in done.left:
        rows.add_row(plain("not printed", "yellow"), plain(left.field), plain(left.why.value))
    for field, signs in done.signs.items():
        rows.add_row(plain("no typeface has", "yellow"), plain(field), plain(" ".join(signs)))
    for item in done.continued:
        rows.add_row("continued", plain(item), "")
    if rows.row_count:
        screen.print(rows)
    edition = f"{form.name.upper()}, edition {form.edition_printed}"
    if on_blank:
        pages = f", with {done.addendum_pages} addendum pages" if done.addendum_pages else ""
        screen.print(
            plain(f"{out}: {edition}{pages}. Look at each page; signatures and their dates are left for a pen.")
        )
    else:
        screen.print(plain(f"{out}: an answer sheet for {edition}, not for filing: its blank is not installed."))
        screen.print(plain(f"Get the blank from {form.source} and install it: amparo forms install FILE"))


def _at(answer: Answer) -> str:
    row = f" ({answer.row})" if answer.row else ""
    return f"{answer.part} {answer.number} {answer.label}{row}".replace("  ", " ")


def _name_in(answers: Sequence[Answer]) -> str:
    """The person's name as the form has it, for the head of added pages: family name first."""
    wanted = ("family name", "last name"), ("given name", "first name")
    found = [
        next((one.value for one in answers if one.value and any(word in one.label.lower() for word in words)), "")
        for words in wanted
    ]
    return ", ".join(filter(None, found))
