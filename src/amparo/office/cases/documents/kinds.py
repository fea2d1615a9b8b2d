"""What kind of file something is, told by its content and never by its name."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from amparo.office.cases.documents.encodings import encoding_of, is_text_of_some_kind
from amparo.office.cases.documents.refusals import REASONS, Refused

LARGEST = 25 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kind:
    media_type: str
    extension: str
    look: str = ""
    remarks: tuple[str, ...] = ()
    """What is remarked without a look in the sandbox."""


PDF = Kind("application/pdf", "pdf", "pdf")
OFFICE = Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "office")
OLD_OFFICE = Kind("application/msword", "doc", "old_office")
OFFICE_KINDS = {
    "docx": OFFICE,
    "xlsx": Kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "office"),
    "pptx": Kind("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx", "office"),
    "odt": Kind("application/vnd.oasis.opendocument.text", "odt", "office"),
    "ods": Kind("application/vnd.oasis.opendocument.spreadsheet", "ods", "office"),
    "doc": OLD_OFFICE,
    "xls": Kind("application/vnd.ms-excel", "xls", "old_office"),
    "ppt": Kind("application/vnd.ms-powerpoint", "ppt", "old_office"),
    "msg": Kind("application/vnd.ms-outlook", "msg", "old_office"),
}
"""What a look into an office's file can find, by extension."""
MAIL = Kind("message/rfc822", "eml", "mail")
TEXT = Kind("text/plain", "txt")
SOUND = {
    "m4a": Kind("audio/mp4", "m4a", "film"),
    "3gp": Kind("audio/3gpp", "3gp", "film"),
    "mov": Kind("audio/quicktime", "mov", "film"),
}
FILMS = {
    "m4a": Kind("video/mp4", "mp4", "film"),
    "mp4": Kind("video/mp4", "mp4", "film"),
    "3gp": Kind("video/3gpp", "3gp", "film"),
    "mov": Kind("video/quicktime", "mov", "film"),
}
"""What is kept in boxes with sound alone, and with pictures that move, by the extension that its brand names."""
_MAGIC = (
    (b"\xff\xd8\xff", Kind("image/jpeg", "jpg", "image")),
    (b"\x89PNG\r\n\x1a\n", Kind("image/png", "png", "image")),
    (b"II*\0", Kind("image/tiff", "tif", "image")),
    (b"MM\0*", Kind("image/tiff", "tif", "image")),
    (b"GIF8", Kind("image/gif", "gif", "image")),
    (b"ID3", Kind("audio/mpeg", "mp3")),
    (b"\xff\xfb", Kind("audio/mpeg", "mp3")),
    (b"\xff\xfa", Kind("audio/mpeg", "mp3")),
    (b"\xff\xf3", Kind("audio/mpeg", "mp3")),
    (b"\xff\xf2", Kind("audio/mpeg", "mp3")),
    (b"\xff\xf1", Kind("audio/aac", "aac")),
    (b"\xff\xf9", Kind("audio/aac", "aac")),
    (b"OggS", Kind("audio/ogg", "ogg")),
    (b"#!AMR-WB\n", Kind("audio/amr-wb", "awb")),
    (b"#!AMR\n", Kind("audio/amr", "amr")),
    (b"caff\0\1", Kind("audio/x-caf", "caf")),
    (b"fLaC", Kind("audio/flac", "flac")),
    (b"{\\rtf", Kind("application/rtf", "rtf", "rich")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLD_OFFICE),
)
_BRANDS = (
    ((b"avif", b"avis"), Kind("image/avif", "avif", "heif")),
    ((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), Kind("image/heic", "heic", "heif")),
    ((b"M4A ", b"M4B "), SOUND["m4a"]),
    ((b"qt  ",), FILMS["mov"]),
)
"""What the first kilobyte of a file in boxes says it can be read as (ISO/IEC 14496-12), the narrower first."""
_ARCHIVES = (b"PK\5\6", b"Rar!\x1a\7", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd")
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!")
_TAGS = rb"(!doctype|html|svg|script|\?xml|head|body|iframe|img|object|embed|math|xsl)"
_WEB = re.compile(rb"<" + _TAGS, re.IGNORECASE)
_WEB_PAGE = re.compile(r"\s*(<!--.*?-->\s*)*<" + _TAGS.decode() + r"[\s/>]", re.IGNORECASE | re.DOTALL)
"""Text that a browser would take for a page, by how it begins. A tag further down is something that somebody typed."""
_MAIL_HEAD = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_MAIL_LINES = re.compile(
    rb"^(from|to|date|subject|message-id|received|return-path|mime-version):", re.IGNORECASE | re.M
)
_SAVED_BY = re.compile(rb"^(snapshot-content-location:|from: *\"?<?saved by )", re.IGNORECASE | re.M)
_RELATED = re.compile(rb"^content-type: *multipart/related", re.IGNORECASE | re.M)
_SENT = re.compile(rb"^(to|cc|bcc|received|return-path|message-id|delivered-to|reply-to):", re.IGNORECASE | re.M)
MAIL_LINES = 3
"""So many of the headers that every message has make a message."""
LONGEST_HEAD = 64 * 1024


def kind_of(data: bytes) -> Kind:
    """The kind of a file. Raises Refused for one that is not taken in."""
    if not data:
        raise Refused(REASONS["empty"])
    if len(data) > LARGEST:
        raise Refused(too_large(data[:1024]))
    head = data[:1024]
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n\t \0")
    if bare.startswith(b"%PDF-"):
        if _WEB.search(head) or _is_zip(data):
            raise Refused(REASONS["two"])
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return OFFICE
    found = _by_head(head)
    if found is not None:
        tagged = found.look != "rich" and _WEB.search(head)  # in a text of words a tag is something somebody typed
        if tagged or (found.look and (_is_zip(data) or b"%PDF-" in head)):
            raise Refused(REASONS["two"])
        return found
    if head.startswith(_ARCHIVES) or head[257:262] == b"ustar":
        raise Refused(REASONS["archive"])
    if head.startswith(_PROGRAMS):
        raise Refused(REASONS["program"])
    return _text(data)


def seen_as(kind: Kind, about: Mapping[str, Any]) -> Kind:
    """The kind of a file after a look at it: which office's file it is, whether sound alone is in its boxes."""
    if "tracks" in about:
        sound = "m4a" if kind.extension == "mp4" else kind.extension
        found = (
            FILMS[kind.extension] if "vide" in about["tracks"] else SOUND[sound] if "soun" in about["tracks"] else kind
        )
        return found
    return OFFICE_KINDS.get(about.get("extension", ""), kind)


def too_large(head: bytes) -> str:
    """Why a file that begins so and is too large is not taken in, with advice for its kind."""
    kind = _by_head(head)
    medium = kind.media_type.partition("/")[0] if kind else ""
    return REASONS[{"video": "large_video", "audio": "large_sound"}.get(medium, "large")]


def _by_head(head: bytes) -> Kind | None:
    """The kind that the first bytes declare."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[4:8] == b"ftyp":
        return _boxed(head)
    if head.startswith(b"RIFF") and head[8:12] in (b"WAVE", b"AVI "):
        return Kind("audio/wav", "wav") if head[8:12] == b"WAVE" else Kind("video/x-msvideo", "avi")
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return Kind("image/webp", "webp", "image")
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        if b"webm" not in head[:64]:
            return Kind("video/x-matroska", "mkv")
        sound_alone = b"A_" in head and b"V_" not in head
        return Kind("audio/webm", "webm") if sound_alone else Kind("video/webm", "webm")
    return None


def _boxed(head: bytes) -> Kind:
    """Pictures, sound and films that are kept in boxes, told apart by the brands that they name."""
    size = min(int.from_bytes(head[:4]), len(head))
    brands = {head[8:12], *(head[place : place + 4] for place in range(16, size - 3, 4))}
    for names, kind in _BRANDS:
        if head[8:12] in names or (kind.media_type == "image/avif" and brands & set(names)):
            return kind
    if head[8:11] in (b"3gp", b"3g2"):
        return FILMS["3gp"]
    return FILMS["mp4"]


def _text(data: bytes) -> Kind:
    """Text in any of the encodings in which programs save it. Raises Refused for what is none."""
    head = _mail_head(data)
    if head is not None and _is_saved_page(head):
        raise Refused(REASONS["saved_page"])
    if head is not None and len({line.lower() for line in _MAIL_LINES.findall(head)}) >= MAIL_LINES:
        return MAIL
    text, remarks = _decoded(data)
    if text is None or any(unicodedata.category(char) == "Cc" and char not in "\t\r\n\f" for char in text):
        words = "encoding" if is_text_of_some_kind(data) else "kind"
        raise Refused(REASONS["program" if _WEB.search(data[:1024]) else words])
    if _WEB_PAGE.match(text.lstrip("\ufeff")) or "%PDF-" in text[:4096]:
        raise Refused(REASONS["program"])
    return replace(TEXT, remarks=remarks)


def _decoded(data: bytes) -> tuple[str | None, tuple[str, ...]]:
    """A file as text, and the remark in which encoding where it does not say so itself."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _read_as(data, "utf-16"), ()
    text = _read_as(data, "utf-8-sig")
    if text is not None and "\0" not in text:
        return text, ()
    encoding = encoding_of(data)
    return (_read_as(data, encoding), (encoding,)) if encoding else (None, ())


def _read_as(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _mail_head(data: bytes) -> bytes | None:
    """The headers with which a message begins, their folded lines joined; None where it begins with none."""
    lines = data[:LONGEST_HEAD].removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").lstrip(b"\n")
    lines = re.sub(rb"\AFrom [^\n]*\n", b"", lines)  # as mailboxes part their messages
    head = _MAIL_HEAD.match(lines)
    return re.sub(rb"\n[ \t]+", b" ", head[0]) if head else None


def _is_saved_page(head: bytes) -> bool:
    """Whether a message is a web page that a browser or Word saved whole (.mht): nobody sent it to anybody."""
    return bool(_SAVED_BY.search(head)) or bool(_RELATED.search(head) and not _SENT.search(head))


def _is_zip(data: bytes) -> bool:
    return zipfile.is_zipfile(io.BytesIO(data))
