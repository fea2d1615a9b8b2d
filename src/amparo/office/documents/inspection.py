"""Whether an uploaded file is taken in. Its kind is told by its content, never by its name."""

from __future__ import annotations

import io
import json
import re
import subprocess
import unicodedata
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_noop

from amparo.errors import AmparoError
from amparo.office.documents import sandbox

LARGEST = 25 * 1024 * 1024
LONGEST_NAME = 120
SCANNER_SECONDS = 60
_LOOKING = Path(__file__).with_name("looking.py")
_NEEDED = {
    "pdf": "import io, json, typing, pikepdf",
    "image": "import io, json, typing, warnings, PIL.Image, PIL.MpoImagePlugin, PIL.TiffImagePlugin\n"
    "import PIL.WebPImagePlugin; PIL.Image.preinit()",
    "office": "import io, json, typing, re, zipfile, zlib\nb'a'.decode('cp437')",
}

REASONS = {
    "empty": gettext_noop("The file is empty."),
    "large": gettext_noop("The file is larger than 25 MB. Split it, or take a smaller picture of it."),
    "kind": gettext_noop(
        "Files of this kind are not taken in. Take PDF, JPEG, PNG, TIFF, Word (.docx), text or sound."
    ),
    "program": gettext_noop("This is a program or a web page, whatever its name says. It is not taken in."),
    "two": gettext_noop("This file is two kinds of file in one. Print it to PDF anew and take that in."),
    "password": gettext_noop("The file needs a password. Ask for one without, or print it to PDF anew."),
    "damaged": gettext_noop(
        "The file is damaged and cannot be read. Ask for it again, or take a picture of the paper."
    ),
    "long": gettext_noop("The file has too many pages or parts. Split it."),
    "large_picture": gettext_noop("The picture has too many points. Make it smaller."),
    "bomb": gettext_noop("Unpacked, this file would be enormous. It is not taken in."),
    "outside": gettext_noop("This file tries to write outside its place. It is not taken in."),
    "entities": gettext_noop(
        "This document defines things of its own that could read other files. It is not taken in."
    ),
    "unread": gettext_noop("The file could not be looked at safely. Print it to PDF anew and take that in."),
    "virus": gettext_noop("The virus scanner found something in this file. It is not taken in."),
    "no_scanner": gettext_noop("The virus scanner did not answer. Try again, or tell whoever looks after the office."),
}


class Refused(AmparoError):
    """A file that is not taken in; `reason` is a sentence that helps, in English, ready for gettext."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a file is: its kind, how many pages, what whoever opens it should know, whether a scanner saw it."""

    media_type: str
    extension: str
    pages: int | None
    remarks: tuple[str, ...]
    scanned: bool


@dataclass(frozen=True, slots=True)
class _Kind:
    media_type: str
    extension: str
    look: str = ""


PDF = _Kind("application/pdf", "pdf", "pdf")
OFFICE = _Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "office")
ODT = _Kind("application/vnd.oasis.opendocument.text", "odt", "office")
TEXT = _Kind("text/plain", "txt")
_MAGIC = (
    (b"\xff\xd8\xff", _Kind("image/jpeg", "jpg", "image")),
    (b"\x89PNG\r\n\x1a\n", _Kind("image/png", "png", "image")),
    (b"II*\0", _Kind("image/tiff", "tif", "image")),
    (b"MM\0*", _Kind("image/tiff", "tif", "image")),
    (b"GIF8", _Kind("image/gif", "gif", "image")),
    (b"ID3", _Kind("audio/mpeg", "mp3")),
    (b"\xff\xfb", _Kind("audio/mpeg", "mp3")),
    (b"OggS", _Kind("audio/ogg", "ogg")),
)
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!")
_WEB = re.compile(rb"<(!doctype|html|svg|script|\?xml|head|body|iframe|img|object|embed|math|xsl)", re.IGNORECASE)


def inspect(data: bytes, scanner: Sequence[str] | None = None) -> Inspected:
    """What a file is, from a look at it in the sandbox. Raises Refused.

    `scanner` is a command that reads the file on standard input: exit code 0 is clean, 1 is infected.
    """
    kind = _kind_of(data)
    if scanner:
        _scan(data, scanner)
    pages: int | None = None
    remarks: tuple[str, ...] = ()
    if kind.look:
        told = _looked_at(kind.look, data)
        pages, remarks = told["pages"], tuple(told["remarks"])
        kind = ODT if told.get("extension") == "odt" else kind
    return Inspected(kind.media_type, kind.extension, pages, remarks, scanned=bool(scanner))


def safe_name(name: str, extension: str) -> str:
    """What a file is called when it is given out: no paths, nothing invisible, ending as its kind does."""
    base = re.split(r"[/\\]", name)[-1]
    plain = "".join(" " if unicodedata.category(one)[0] in "CZ" else one for one in unicodedata.normalize("NFC", base))
    plain = re.sub(r'[<>:"|?*%;\s]+', " ", plain).strip(" .")
    stem = re.sub(r"\.[A-Za-z0-9]{1,8}$", "", plain).strip(" .")
    if not stem or re.fullmatch(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", stem, re.IGNORECASE):
        stem = "document"
    stem = stem.encode()[: LONGEST_NAME - len(extension) - 1].decode(errors="ignore").strip(" .")
    return f"{stem}.{extension}"


def _kind_of(data: bytes) -> _Kind:
    if not data:
        raise Refused(REASONS["empty"])
    if len(data) > LARGEST:
        raise Refused(REASONS["large"])
    head = data[:1024]
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n\t \0")
    if head.startswith(_PROGRAMS):
        raise Refused(REASONS["program"])
    if bare.startswith(b"%PDF-"):
        if _WEB.search(head) or _is_zip(data):
            raise Refused(REASONS["two"])
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return OFFICE
    if _WEB.search(head):
        raise Refused(REASONS["program"])
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            if kind.look and (_is_zip(data) or b"%PDF-" in head):
                raise Refused(REASONS["two"])
            return kind
    if head[4:8] == b"ftyp":
        return _Kind("audio/mp4", "m4a") if head[8:11] == b"M4A" else _Kind("video/mp4", "mp4")
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return _Kind("audio/wav", "wav")
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return _Kind("image/webp", "webp", "image")
    return _text(data)


def _text(data: bytes) -> _Kind:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(REASONS["kind"]) from None
    if any(unicodedata.category(one) == "Cc" and one not in "\t\r\n\f" for one in text):
        raise Refused(REASONS["kind"])
    if _WEB.search(data) or "%PDF-" in text[:4096]:
        raise Refused(REASONS["program"])
    return TEXT


def _is_zip(data: bytes) -> bool:
    return zipfile.is_zipfile(io.BytesIO(data))


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
