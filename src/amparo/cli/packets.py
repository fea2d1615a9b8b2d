"""Packets for filing, made and checked in a terminal."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from amparo.cli import SET_ASIDE, WELL
from amparo.cli.arguments import AsJson
from amparo.cli.terminal import console, margin, number, people, plain, print_json, progress, table
from amparo.errors import PacketError
from amparo.law.json_file import Json
from amparo.packets.packet_json import FORMAT, checked_to_json, made_to_json
from amparo.packets.plan import Source
from amparo.packets.plan_file import read_plan
from amparo.packets.presets import Asked, presets
from amparo.packets.refusals import REFUSALS, REMARKS

try:
    from amparo.packets.making import LeftOut, Made, Taken, take_in
    from amparo.packets.making import make as make_packet
except ModuleNotFoundError as missing:
    raise PacketError(f"packets need more than is installed ({missing.name}): install amparo[filings]") from None

SURE = {"read": "read there", "quoted": "read there as a quotation", "knowledge": "not read: from practice"}


def make(
    plan: Annotated[Path, typer.Argument(metavar="PLAN", help="The plan (TOML): preset, cover, exhibits with files.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The PDF; parts become FILE_Part1 and so on.")],
    as_json: AsJson = False,
) -> int:
    """Make a packet; `SET_ASIDE` when a file was left out. Raises PacketError."""
    try:
        packet = read_plan(plan.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as wrong:
        raise PacketError(f"{plan}: cannot be read: {getattr(wrong, 'strerror', None) or 'not UTF-8'}") from None
    with progress("making the packet") as bar:
        task = bar.add_task("", total=1.0)
        made = make_packet(
            packet,
            lambda source: (plan.parent / source.name).read_bytes(),
            lambda done, of: bar.update(task, completed=done, total=of),
        )
    files = _write(made, out)
    if as_json:
        print_json(made_to_json(made, [str(file) for file in files]))
    else:
        _print_made(made, files)
    return SET_ASIDE if made.left_out else WELL


def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="PDFs and pictures.")], as_json: AsJson = False
) -> int:
    """Look at files as a packet would; `SET_ASIDE` when one cannot go in."""
    found: list[Taken | LeftOut] = []
    with progress("checking") as bar:
        for path in bar.track(files):
            try:
                found.append(take_in(path.read_bytes(), Source(str(path))))
            except OSError:
                found.append(LeftOut(str(path), "missing"))
    if as_json:
        print_json(checked_to_json(found))
    else:
        _print_files(found)
    return SET_ASIDE if any(isinstance(one, LeftOut) for one in found) else WELL


def list_presets(as_json: AsJson = False) -> None:
    """What courts and agencies ask of a packet, and what that rests on."""
    if as_json:
        told: dict[str, Json] = {
            key: {"name": one.name.en, "limit": one.limit, "facts": [_fact(fact) for fact in one.asked]}
            for key, one in presets().items()
        }
        print_json({"format": FORMAT, "presets": told})
        return
    for key, one in presets().items():
        console().print(plain(f"{key}: {one.name.en}", "bold"))
        for fact in one.asked:
            console().print(plain(f"  {fact.says.en}"))
            where = f", {fact.read_at}" if fact.read_at else ""
            console().print(plain(f"    {fact.source}{where}; {fact.day}, {SURE[fact.sure]}", "dim"))


def _fact(fact: Asked) -> Json:
    return {
        "says": fact.says.en,
        "source": fact.source,
        "read_at": fact.read_at,
        "day": fact.day.isoformat(),
        "sure": fact.sure,
    }


def _write(made: Made, out: Path) -> list[Path]:
    """Write the parts, each whole or not at all. Raises PacketError."""
    alone = len(made.parts) == 1
    names = [out if alone else out.with_name(f"{out.stem}_Part{n}{out.suffix}") for n, _ in enumerate(made.parts, 1)]
    try:
        for path, part in zip(names, made.parts, strict=True):
            beside = path.with_name(f".{path.name}.part")
            beside.write_bytes(part)
            os.replace(beside, path)  # noqa: PTH105
    except OSError as wrong:
        raise PacketError(f"{out}: cannot be written: {wrong.strerror}") from None
    return names


def _print_made(made: Made, files: Sequence[Path]) -> None:
    out = console()
    rows = table("Tab", "Exhibit", "#page")
    for entry in made.entries:
        rows.add_row(plain(entry.tab), plain(entry.title), number(entry.page))
    out.print(rows)
    _print_files([*made.taken, *made.left_out])
    for path, part in zip(files, made.parts, strict=True):
        out.print(plain(f"{path}: {len(part) / 1_000_000:.1f} MB"))
    out.print(people(made.pages, "page", "pages") + ", numbered through. Look at each before it is filed.")
    if made.too_large:
        margin().print(plain("A page alone is larger than the limit: scan it again with fewer dots."))
    if made.left_out:
        margin().print(plain(f"{len(made.left_out)} left out: " + ", ".join(one.name for one in made.left_out)))


def _print_files(found: Sequence[Taken | LeftOut]) -> None:
    rows = table("File", "#pages", "")
    for one in found:
        if isinstance(one, LeftOut):
            rows.add_row(plain(one.name), "", plain(f"left out: {REFUSALS[one.reason].en}", "yellow"))
        else:
            rows.add_row(plain(one.name), number(one.pages), plain("; ".join(REMARKS[key].en for key in one.remarks)))
    console().print(rows)
