"""Looking at an untrusted file. This runs inside the sandbox, without Django and without anything to write to.

The first line on standard input names the kind of file; the rest is the file. The answer is JSON on standard output:
`refused` with a reason's name, or `pages` and `remarks`.
"""

import io
import json
import sys
from collections.abc import Iterator
from typing import Any

MOST_PAGES, MOST_OBJECTS = 5_000, 200_000
MOST_PIXELS = 120_000_000
MOST_ENTRIES, MOST_UNPACKED, MOST_RATIO = 2_000, 200 * 1024 * 1024, 200


class No(Exception):
    """A reason to refuse, by its name."""


def pdf(data: bytes) -> dict[str, Any]:
    """Pages and remarks of a PDF."""
    import pikepdf

    try:
        document = pikepdf.open(io.BytesIO(data), suppress_warnings=True, inherit_page_attributes=False)
    except pikepdf.PasswordError:
        raise No("password") from None
    except Exception:
        raise No("damaged") from None
    pages = len(document.pages)
    if not 0 < pages <= MOST_PAGES:
        raise No("damaged" if pages <= 0 else "long")
    remarks = {"encrypted"} if document.is_encrypted else set()
    if "/AcroForm" in document.Root:
        remarks.add("form")
    for number, thing in enumerate(document.objects):
        if number > MOST_OBJECTS:
            raise No("long")
        if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            remarks |= _of_dictionary(thing)
    for page in document.pages:
        page.get("/Contents")
    if document.get_warnings():
        remarks.add("repaired")
    return {"pages": pages, "remarks": sorted(remarks)}


def _of_dictionary(value: Any) -> set[str]:
    kinds = {
        "/JavaScript": "scripts",
        "/Launch": "launches",
        "/ImportData": "launches",
        "/URI": "links",
        "/SubmitForm": "links",
        "/GoToR": "links",
    }
    found = set()
    todo, depth = [value], 0
    while todo and depth < 50:
        depth += 1
        now = todo.pop()
        keys = now.keys()
        kind = kinds.get(str(now.get("/S", "")))
        if kind:
            found.add(kind)
        if "/JS" in keys:
            found.add("scripts")
        if "/EmbeddedFiles" in keys or "/EF" in keys or str(now.get("/Type", "")) == "/EmbeddedFile":
            found.add("attachments")
        for key in ("/A", "/AA", "/OpenAction", "/Names"):
            below = now.get(key)
            if hasattr(below, "keys") and not getattr(below, "is_indirect", False):
                todo.append(below)
            if key == "/AA" and hasattr(below, "keys"):
                todo += [below[name] for name in below.keys() if hasattr(below[name], "keys")]  # noqa: SIM118
    return found


def image(data: bytes) -> dict[str, Any]:
    """Frames and remarks of a picture."""
    import warnings

    from PIL import Image

    warnings.simplefilter("error")
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "TIFF", "GIF", "WEBP")) as first:
            if first.width * first.height > MOST_PIXELS:
                raise No("large_picture")
            first.verify()
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "TIFF", "GIF", "WEBP")) as again:
            frames = getattr(again, "n_frames", 1)
            located = bool(dict(again.getexif().get_ifd(0x8825)))
            again.load()
    except No:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise No("large_picture") from None
    except Exception:
        raise No("damaged") from None
    if frames > MOST_PAGES:
        raise No("long")
    return {"pages": frames, "remarks": ["location"] if located else []}


def office(data: bytes) -> dict[str, Any]:
    """Remarks of a Word or OpenDocument text; its XML is searched, never parsed."""
    import re
    import zipfile

    remarks = set()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
            names = {entry.filename for entry in entries}
            if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
                raise No("bomb")
            if any(_outside(entry.filename) or (entry.external_attr >> 28) == 0xA for entry in entries):
                raise No("outside")
            if any(
                entry.file_size > 1_000_000 and entry.file_size > MOST_RATIO * entry.compress_size for entry in entries
            ):
                raise No("bomb")
            if any(entry.flag_bits & 1 for entry in entries):
                raise No("password")
            extension = _packed_kind(packed, names)
            unpacked = 0
            for entry in entries:
                with packed.open(entry) as part:
                    content = part.read(MOST_UNPACKED + 1 - unpacked)
                unpacked += len(content)
                if unpacked > MOST_UNPACKED:
                    raise No("bomb")
                if entry.filename.lower().endswith((".xml", ".rels")):
                    if re.search(rb"<!\s*(DOCTYPE|ENTITY)", content.replace(b"\0", b""), re.IGNORECASE):
                        raise No("entities")
                    if _fetches(content):
                        remarks.add("remote_template")
                if "vbaproject" in entry.filename.lower() or entry.filename.startswith("Basic/"):
                    remarks.add("macros")
                if "/embeddings/" in entry.filename.lower():
                    remarks.add("attachments")
    except No:
        raise
    except Exception:
        raise No("damaged") from None
    return {"pages": None, "remarks": sorted(remarks), "extension": extension}


def _packed_kind(packed: Any, names: set[str]) -> str:
    """What an archive of parts is, by the parts that it must have."""
    if "[Content_Types].xml" in names:
        for part, extension in (("word/document", "docx"), ("xl/workbook", "xlsx"), ("ppt/presentation", "pptx")):
            if f"{part}.xml" in names or f"{part}.bin" in names:
                return extension
    if "content.xml" in names and "mimetype" in names:
        kind = packed.read("mimetype").removeprefix(b"application/vnd.oasis.opendocument.")
        if kind in (b"text", b"spreadsheet"):
            return "odt" if kind == b"text" else "ods"
    raise No("chat" if any(_is_chat(packed, name) for name in names) else "archive")


def _is_chat(packed: Any, name: str) -> bool:
    """Whether a part is the chat of a telephone, by its name or by lines that begin with day, hour and who wrote."""
    import re

    if not name.lower().endswith(".txt"):
        return False
    if "chat" in name.lower() or "whatsapp" in name.lower():
        return True
    with packed.open(name) as part:
        text = part.read(8_192).decode("utf-8", errors="replace")
    lines = re.sub("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]", "", text).splitlines()  # signs of direction
    day, hour = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}", r"\d{1,2}[:.]\d{2}"
    pattern = re.compile(rf"\W*{day}\W+{hour}.{{0,20}}?(\]| [-–]) .+")
    return sum(bool(pattern.match(line)) for line in lines[:20]) >= 2


def old_office(data: bytes) -> dict[str, Any]:
    """Remarks of a file of an older Word, Excel or PowerPoint, or of a message that Outlook saved."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as held:
            parts = {"/".join(path).lower() for path in held.listdir(streams=True, storages=True)}
    except Exception:
        raise No("damaged") from None
    if "encryptedpackage" in parts:
        raise No("password")
    kinds = {
        "worddocument": "doc",
        "workbook": "xls",
        "book": "xls",
        "powerpoint document": "ppt",
        "__properties_version1.0": "msg",
    }
    extension = next((kinds[kind] for kind in kinds if kind in parts), None)
    if extension is None:
        raise No("kind")
    remarks = set()
    if any("_vba_project" in part for part in parts):
        remarks.add("macros")
    if any(part.startswith(("__attach_", "objectpool/")) for part in parts):
        remarks.add("attachments")
    return {"pages": None, "remarks": sorted(remarks), "extension": extension}


def heif(data: bytes) -> dict[str, Any]:
    """Whether a picture of a newer phone says where it was taken. The picture itself is not decoded."""
    from PIL import Image

    located = b"GPSLatitude" in data  # as Adobe's metadata write it
    start = data.find(b"Exif\0\0")
    while start >= 0 and not located:
        exif = Image.Exif()
        try:
            exif.load(data[start : start + 262_144])
            located = bool(dict(exif.get_ifd(0x8825)))
        except Exception:
            located = True  # there is something that cannot be read: never say less than may be
        start = data.find(b"Exif\0\0", start + 6)
    return {"pages": None, "remarks": ["location"] if located else []}


def film(data: bytes) -> dict[str, Any]:
    """Which tracks a file in boxes has (ISO/IEC 14496-12), and whether it says where it was taken."""
    located, tracks = False, set()
    for name, begins, ends in _boxes(data, 0, len(data)):
        if name in (b"moov", b"meta", b"udta"):
            part = data[begins:ends]
            located = located or any(mark in part for mark in (b"\xa9xyz", b"location.ISO6709", b"loci"))
        if name == b"moov":
            tracks |= set(_handlers(data, begins, ends))
    return {"pages": None, "remarks": ["location"] if located else [], "tracks": sorted(tracks)}


def _boxes(data: bytes, place: int, until: int) -> Iterator[tuple[bytes, int, int]]:
    """The boxes between two places: name, where the content begins, where it ends."""
    while place + 8 <= until:
        size, head = int.from_bytes(data[place : place + 4]), 8
        if size == 1:
            size, head = int.from_bytes(data[place + 8 : place + 16]), 16
        size = size if size >= head else until - place
        yield data[place + 4 : place + 8], place + head, min(place + size, until)
        place += size


def _handlers(data: bytes, begins: int, ends: int) -> Iterator[str]:
    """What each track of an index is for: vide, soun, and others that neither show nor sound."""
    for name, first, last in _boxes(data, begins, ends):
        if name in (b"trak", b"mdia"):
            yield from _handlers(data, first, last)
        elif name == b"hdlr":
            yield data[first + 8 : first + 12].decode("latin-1")


def mail(data: bytes) -> dict[str, Any]:
    """Whether an e-mail brings further files."""
    lowered = data.lower()
    more = b"content-disposition: attachment" in lowered or b"filename=" in lowered
    return {"pages": None, "remarks": ["attachments"] if more else []}


def rich(data: bytes) -> dict[str, Any]:
    """Remarks of a text in RTF, whose control words are searched and never run."""
    import re

    remarks = set()
    if re.search(rb"\\(objdata|object)\b", data):
        remarks.add("attachments")
    if re.search(rb"\\template\b|INCLUDEPICTURE|INCLUDETEXT|DDEAUTO", data):
        remarks.add("remote_template")
    return {"pages": None, "remarks": sorted(remarks)}


def _fetches(content: bytes) -> bool:
    import re

    return any(
        b'TargetMode="External"' in relationship and b"/hyperlink" not in relationship
        for relationship in re.findall(rb"<Relationship\b[^>]{0,4000}>", content)
    )


def _outside(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or name[1:2] == ":"


LOOKS = {
    "pdf": pdf,
    "image": image,
    "office": office,
    "old_office": old_office,
    "heif": heif,
    "film": film,
    "mail": mail,
    "rich": rich,
}


def main() -> None:
    """Read, look, answer."""
    kind = sys.stdin.buffer.readline().decode().strip()
    data = sys.stdin.buffer.read()
    try:
        answer = LOOKS[kind](data)
    except No as reason:
        answer = {"refused": str(reason)}
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
