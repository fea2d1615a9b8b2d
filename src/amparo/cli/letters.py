"""Letters in a terminal: templates listed and checked, letters merged from the file of a person."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from amparo.cli import SET_ASIDE, WELL
from amparo.cli.arguments import day
from amparo.cli.given import given
from amparo.cli.terminal import console, margin, plain, table
from amparo.errors import FormsError
from amparo.forms.client_file import read_client_file
from amparo.law.names import nearest

try:
    from amparo.forms.letters import Merged, Template, merged, printed, read_template, shipped
    from amparo.forms.letters.printing import BOTH
except ModuleNotFoundError as missing:
    raise FormsError(f"letters need more than is installed ({missing.name}): install amparo[filings]") from None

LANGUAGES = ("en", "es", BOTH)


def list_templates() -> None:
    """The templates that come with Amparo."""
    rows = table("Template", "For")
    for template in shipped().values():
        rows.add_row(plain(template.name, "bold"), plain(template.about.en))
    console().print(rows)


def fields(
    template: Annotated[str, typer.Argument(metavar="TEMPLATE", help="A name of the list, or a file (TOML).")],
) -> None:
    """What a template fills in, and what it rests on. Raises FormsError, saying what is wrong in a file."""
    read = _template(template)
    rows = table("Field", "Says")
    for field in read.fields:
        rows.add_row(plain(field.label.en), plain(field.says, "dim"))
    console().print(rows)
    for source in read.sources:
        margin().print(plain(f"rests on {source}" + (f", read {read.read_on}" if read.read_on else "")))
    for source in read.not_read:
        margin().print(plain(f"not read at its source: {source}", "yellow"))


def make(
    template: Annotated[str, typer.Argument(metavar="TEMPLATE", help="A name of the list, or a file (TOML).")],
    person: Annotated[Path, typer.Option("--person", metavar="RECORDS", help="The file of the person (JSON).")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="A .pdf to print, or a .txt to edit.")],
    languages: Annotated[str, typer.Option(metavar="LANGUAGES", help="en, es or both side by side.")] = BOTH,
    asked: Annotated[
        list[str] | None, typer.Option("--with", metavar="NAME=TEXT", help="What no file holds; once for each.")
    ] = None,
    on: Annotated[dt.date | None, typer.Option("--on", parser=day, metavar="DAY", help="Its day; else today.")] = None,
) -> int:
    """Merge a letter; `SET_ASIDE` when something in it is not known. Raises FormsError."""
    if languages not in LANGUAGES:
        raise FormsError(f"letters come in {', '.join(LANGUAGES)}, not in “{languages}”")
    read = _template(template)
    with given(person) as held:
        file = read_client_file(held.path, on or dt.date.today())  # noqa: DTZ011
    letter = merged(read, file, _asked(read, asked or []))
    try:
        out.write_bytes(_written(read, letter, languages, out.suffix.lower()))
    except OSError as wrong:
        raise FormsError(f"{out}: cannot be written: {wrong.strerror}") from None
    console().print(plain(f"{out}: {read.title.en}"))
    for one in letter.missing:
        margin().print(plain(f"not known: {one.label.en} ({one.says})", "yellow"))
    return SET_ASIDE if letter.missing else WELL


def _written(template: Template, letter: Merged, languages: str, ending: str) -> bytes:
    if ending == ".txt":
        return "\n\n".join(letter.text(one) for one in LANGUAGES[:2] if languages in (one, BOTH)).encode()
    if ending == ".pdf":
        return printed(template.title.en, letter.paragraphs, languages).file
    raise FormsError("a letter is written as .pdf or .txt")


def _template(named: str) -> Template:
    if named in shipped():
        return shipped()[named]
    path = Path(named)
    if path.suffix != ".toml":
        raise FormsError(f"no template is called “{named}”{nearest(named, shipped())}")
    try:
        return read_template(path.read_text(encoding="utf-8-sig"), path.name)
    except (OSError, UnicodeDecodeError) as wrong:
        raise FormsError(f"{path}: cannot be read: {getattr(wrong, 'strerror', None) or 'not UTF-8'}") from None


def _asked(template: Template, given_texts: list[str]) -> dict[str, str]:
    found = dict(text.split("=", 1) for text in given_texts if "=" in text)
    for name in found:
        if name not in template.asks:
            raise FormsError(f"{template.name} does not ask for “{name}”{nearest(name, template.asks)}")
    if len(found) != len(given_texts):
        raise FormsError("--with takes NAME=TEXT, each name once")
    return found
