"""Looking at an untrusted file. This runs inside the sandbox, without Django and without anything to write to.

The first line on standard input names the kind of file; the rest is the file. The answer is JSON on standard output:
`refused` with a reason's name, or `pages` and `remarks`.
"""

import io
import json
import sys
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
    for number, one in enumerate(document.objects):
        if number > MOST_OBJECTS:
            raise No("long")
        if isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
            remarks |= _of_dictionary(one)
    for page in document.pages:
        page.get("/Contents")
    if document.get_warnings():
        remarks.add("repaired")
    return {"pages": pages, "remarks": sorted(remarks)}


def _of_dictionary(one: Any) -> set[str]:
    kinds = {
        "/JavaScript": "scripts",
        "/Launch": "launches",
        "/ImportData": "launches",
        "/URI": "links",
        "/SubmitForm": "links",
        "/GoToR": "links",
    }
    found = set()
    todo, depth = [one], 0
    while todo and depth < 50:
        depth += 1
        now = todo.pop()
        keys = now.keys()
        said = kinds.get(str(now.get("/S", "")))
        if said:
            found.add(said)
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
            names = {one.filename for one in entries}
            if len(entries) > MOST_ENTRIES or sum(one.file_size for one in entries) > MOST_UNPACKED:
                raise No("bomb")
            if any(_outside(one.filename) or (one.external_attr >> 28) == 0xA for one in entries):
                raise No("outside")
            if any(one.file_size > 1_000_000 and one.file_size > MOST_RATIO * one.compress_size for one in entries):
                raise No("bomb")
            if any(one.flag_bits & 1 for one in entries):
                raise No("password")
            word = {"[Content_Types].xml", "word/document.xml"} <= names
            odt = "content.xml" in names and packed.read("mimetype") == b"application/vnd.oasis.opendocument.text"
            if not word and not odt:
                raise No("kind")
            unpacked = 0
            for one in entries:
                with packed.open(one) as part:
                    content = part.read(MOST_UNPACKED + 1 - unpacked)
                unpacked += len(content)
                if unpacked > MOST_UNPACKED:
                    raise No("bomb")
                if one.filename.lower().endswith((".xml", ".rels")):
                    if re.search(rb"<!\s*(DOCTYPE|ENTITY)", content.replace(b"\0", b""), re.IGNORECASE):
                        raise No("entities")
                    if _fetches(content):
                        remarks.add("remote_template")
                if "vbaproject" in one.filename.lower() or one.filename.startswith("Basic/"):
                    remarks.add("macros")
                if "/embeddings/" in one.filename.lower():
                    remarks.add("attachments")
    except No:
        raise
    except Exception:
        raise No("damaged") from None
    return {"pages": None, "remarks": sorted(remarks), "extension": "docx" if word else "odt"}


def _fetches(content: bytes) -> bool:
    import re

    return any(
        b'TargetMode="External"' in one and b"/hyperlink" not in one
        for one in re.findall(rb"<Relationship\b[^>]{0,4000}>", content)
    )


def _outside(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or name[1:2] == ":"


LOOKS = {"pdf": pdf, "image": image, "office": office}


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
