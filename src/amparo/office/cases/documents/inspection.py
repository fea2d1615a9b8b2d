"""Whether an uploaded file is taken in. Its kind is told by its content, never by its name."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from amparo import sandbox
from amparo.office.cases.documents.kinds import LARGEST, kind_of, seen_as
from amparo.office.cases.documents.refusals import REASONS, Refused

LONGEST_NAME = 120
__all__ = ["LARGEST", "REASONS", "Inspected", "Refused", "inspect", "safe_name"]

SCANNER_SECONDS = 60
_LOOKING = Path(__file__).with_name("looking.py")
_NEEDED = {
    "pdf": "import io, json, typing, pikepdf\n"
    # AES-256 asks for chance even to open: what gives it has to be there before the limits
    "pikepdf.Pdf.new().save(io.BytesIO(), encryption=pikepdf.Encryption(owner='x', R=6))",
    "image": "import io, json, typing, warnings, PIL.Image, PIL.MpoImagePlugin, PIL.TiffImagePlugin\n"
    "import PIL.WebPImagePlugin; PIL.Image.preinit()",
    "office": "import io, json, typing, re, zipfile, zlib\nb'a'.decode('cp437')",
    "old_office": "import io, json, typing, olefile\nb'a\\0'.decode('utf-16-le'), b'a'.decode('latin-1')",
    "heif": "import io, json, typing, PIL.Image, PIL.TiffImagePlugin\nPIL.Image.preinit()",
    "film": "import io, json, typing",
    "mail": "import io, json, typing",
    "rich": "import io, json, typing, re",
}


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a file is: its kind, how many pages, what whoever opens it should know, whether a scanner saw it."""

    media_type: str
    extension: str
    pages: int | None
    remarks: tuple[str, ...]
    scanned: bool


def inspect(data: bytes, scanner: Sequence[str] | None = None) -> Inspected:
    """What a file is, from a look at it in the sandbox. Raises Refused.

    `scanner` is a command that reads the file on standard input: exit code 0 is clean, 1 is infected.
    """
    kind = kind_of(data)
    if scanner:
        _scan(data, scanner)
    pages: int | None = None
    remarks = kind.remarks
    if kind.look:
        report = _looked_at(kind.look, data)
        pages, remarks = report["pages"], tuple(report["remarks"])
        kind = seen_as(kind, report)
    return Inspected(kind.media_type, kind.extension, pages, remarks, scanned=bool(scanner))


def safe_name(name: str, extension: str) -> str:
    """What a file is called when it is given out: no paths, nothing invisible, ending as its kind does."""
    base = re.split(r"[/\\]", name)[-1]
    plain = "".join(
        " " if unicodedata.category(char)[0] in "CZ" else char for char in unicodedata.normalize("NFC", base)
    )
    plain = re.sub(r'[<>:"|?*%;\s]+', " ", plain).strip(" .")
    stem = re.sub(r"\.[A-Za-z0-9]{1,8}$", "", plain).strip(" .")
    if not stem or re.fullmatch(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", stem, re.IGNORECASE):
        stem = "document"
    stem = stem.encode()[: LONGEST_NAME - len(extension) - 1].decode(errors="ignore").strip(" .")
    return f"{stem}.{extension}"


def _looked_at(look: str, data: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(sandbox.run(_LOOKING, look.encode() + b"\n" + data, prepare=_NEEDED[look]))
    except (sandbox.Failed, ValueError, OSError):
        raise Refused(REASONS["unread"]) from None
    if "refused" in answer:
        raise Refused(REASONS.get(answer["refused"], REASONS["unread"]))
    return dict(answer)


def _scan(data: bytes, scanner: Sequence[str]) -> None:
    try:
        done = subprocess.run(  # noqa: S603
            list(scanner), input=data, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=SCANNER_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        raise Refused(REASONS["no_scanner"]) from None
    if done.returncode == 1:
        raise Refused(REASONS["virus"])
    if done.returncode != 0:
        raise Refused(REASONS["no_scanner"])
