"""What kind of file something is, told by its content and never by its name."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass

from amparo.office.documents.refusals import REASONS, Refused

LARGEST = 25 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kind:
    media_type: str
    extension: str
    look: str = ""


PDF = Kind("application/pdf", "pdf", "pdf")
OFFICE = Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "office")
ODT = Kind("application/vnd.oasis.opendocument.text", "odt", "office")
TEXT = Kind("text/plain", "txt")
_MAGIC = (
    (b"\xff\xd8\xff", Kind("image/jpeg", "jpg", "image")),
    (b"\x89PNG\r\n\x1a\n", Kind("image/png", "png", "image")),
    (b"II*\0", Kind("image/tiff", "tif", "image")),
    (b"MM\0*", Kind("image/tiff", "tif", "image")),
    (b"GIF8", Kind("image/gif", "gif", "image")),
    (b"ID3", Kind("audio/mpeg", "mp3")),
    (b"\xff\xfb", Kind("audio/mpeg", "mp3")),
    (b"OggS", Kind("audio/ogg", "ogg")),
)
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!")
_WEB = re.compile(rb"<(!doctype|html|svg|script|\?xml|head|body|iframe|img|object|embed|math|xsl)", re.IGNORECASE)


def kind_of(data: bytes) -> Kind:
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
        return Kind("audio/mp4", "m4a") if head[8:11] == b"M4A" else Kind("video/mp4", "mp4")
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return Kind("audio/wav", "wav")
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return Kind("image/webp", "webp", "image")
    return _text(data)


def _text(data: bytes) -> Kind:
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
