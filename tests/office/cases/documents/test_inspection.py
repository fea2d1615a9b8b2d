"""What is taken in and what is not, by content; the corpora of hostile files all end in an answer."""

from __future__ import annotations

import io
import json
import socket
import struct
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from amparo import sandbox
from amparo.office.cases.documents import inspection
from amparo.office.cases.documents.inspection import LARGEST, REASONS, Inspected, Refused, inspect, safe_name
from tests.office.builders import a_pdf

CORPORA = ("uploads_generated", "uploads_patt", "pdf_qpdf", "pdf_pypdf")


def _answer(content: bytes) -> Inspected | str:
    try:
        return inspect(content)
    except Refused as wrong:
        return wrong.reason


def _files(shared: Path) -> Iterator[Path]:
    for name in CORPORA:
        yield from (one for one in sorted((shared / "corpora" / name).iterdir()) if one.suffix not in (".json", ".md"))


def test_every_hostile_file_is_taken_or_refused_in_words(shared: Path) -> None:
    files = list(_files(shared))
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda path: _answer(path.read_bytes()), files))
    assert len(files) > 200
    taken = [one for one in answers if isinstance(one, Inspected)]
    assert {one for one in answers if isinstance(one, str)} <= set(REASONS.values())
    assert 150 < len(taken) < len(files)
    assert {one.extension for one in taken} <= {"pdf", "txt", "png", "jpg"}


@pytest.mark.parametrize(
    ("name", "remark"),
    [("js_openaction.pdf", "scripts"), ("launch.pdf", "launches"), ("uri_beacon.pdf", "links")],
)
def test_what_a_pdf_would_do_is_remarked(shared: Path, name: str, remark: str) -> None:
    found = inspect((shared / "corpora" / "uploads_generated" / name).read_bytes())
    assert remark in found.remarks


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("html_as_pdf.pdf", "program"),
        ("html_polyglot.pdf", "program"),
        ("pe_as_pdf.pdf", "program"),
        ("svg_script.svg", "program"),
        ("zip_polyglot.pdf", "two"),
        ("zip_bomb_100MiB.zip", "bomb"),
        ("zipslip_099efa.zip", "outside"),
        ("pixel_flood_50032.png", "large_picture"),
        ("remote_template_xxe.docx", "entities"),
        ("empty.pdf", "empty"),
        ("nul_1k.pdf", "kind"),
    ],
)
def test_what_pretends_or_swells_is_refused(shared: Path, name: str, reason: str) -> None:
    assert _answer((shared / "corpora" / "uploads_generated" / name).read_bytes()) == REASONS[reason]


def test_the_governments_own_forms_are_taken(shared: Path) -> None:
    for path in (shared / "forms").glob("*.pdf"):
        assert inspect(path.read_bytes()).pages


def _picture(gps: bool) -> bytes:
    held = io.BytesIO()
    exif = Image.Exif()
    if gps:
        exif.get_ifd(0x8825)[1] = "N"
        exif[0x8825] = {1: "N", 2: (31.0, 44.0, 0.0)}
    Image.new("RGB", (40, 30), "white").save(held, "JPEG", exif=exif)
    return held.getvalue()


def test_a_picture_that_says_where_it_was_taken_is_remarked() -> None:
    assert inspect(_picture(gps=True)).remarks == ("location",)
    assert inspect(_picture(gps=False)).remarks == ()


def _packed(parts: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return held.getvalue()


def _boxes(*brands: bytes) -> bytes:
    """The beginning of a file in boxes, as phones write pictures and films."""
    told = brands[0] + b"\0\0\0\0" + b"".join(brands[1:])
    return (len(told) + 8).to_bytes(4) + b"ftyp" + told + b"\0" * 100


def _old_office(stream: str) -> bytes:
    """A compound file (MS-CFB) with one stream of this name and nothing in it."""
    sector = 512
    ends, free, fat = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    head = bytearray(sector)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", head, 40, 0, 1, 1, 0, 4096, ends, 0, ends, 0)
    struct.pack_into("<109I", head, 76, 0, *[free] * 108)
    table = struct.pack("<128I", fat, ends, *[free] * 126)

    def entry(name: str, kind: int, child: int) -> bytes:
        written = name.encode("utf-16-le") + b"\0\0"
        links = struct.pack("<HBBIII", len(written), kind, 1, free, free, child)
        return written.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", ends, 0)

    empty = bytes(64) + struct.pack("<HBBIII", 0, 0, 0, free, free, free) + bytes(48)
    return bytes(head) + table + entry("Root Entry", 5, 1) + entry(stream, 2, free) + empty * 2


WORD = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}
FETCHES = (
    '<Relationships><Relationship Type="x/attachedTemplate" Target="http://x/" TargetMode="External"/></Relationships>'
)
LINKS = '<Relationships><Relationship Type="x/hyperlink" Target="http://x/" TargetMode="External"/></Relationships>'


@pytest.mark.parametrize(
    ("more", "remarks"),
    [
        ({}, ()),
        ({"word/vbaProject.bin": "x"}, ("macros",)),
        ({"word/_rels/settings.xml.rels": FETCHES}, ("remote_template",)),
        ({"word/_rels/document.xml.rels": LINKS}, ()),
        ({"word/embeddings/o.bin": "x"}, ("attachments",)),
    ],
)
def test_word_files_are_taken_with_remarks(more: dict[str, str], remarks: tuple[str, ...]) -> None:
    found = inspect(_packed(WORD | more))
    assert (found.extension, found.remarks) == ("docx", remarks)


def test_opendocument_is_known_and_bare_archives_are_not() -> None:
    odt = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}
    assert inspect(_packed(odt)).extension == "odt"
    assert _answer(_packed({"letter.txt": "x"})) == REASONS["archive"]
    assert (
        _answer(_packed(WORD | {"word/x.xml": "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"}))
        == REASONS["entities"]
    )
    assert _answer(_packed(WORD | {"../../x": "x"})) == REASONS["outside"]


@pytest.mark.parametrize(
    ("content", "extension"),
    [
        (b"carta de Rosa \xc3\xb1", "txt"),
        (b"ID3\x04" + b"\0" * 50, "mp3"),
        (b"OggS" + b"\0" * 50, "ogg"),
        (b"\0\0\0\x20ftypM4A " + b"\0" * 50, "m4a"),
        (b"\0\0\0\x20ftypmp42" + b"\0" * 50, "mp4"),
        (b"RIFF\0\0\0\0WAVE" + b"\0" * 50, "wav"),
        (a_pdf(), "pdf"),
        (_boxes(b"heic", b"mif1", b"heic"), "heic"),
        (_boxes(b"mif1", b"heic"), "heic"),
        (_boxes(b"mif1", b"avif"), "avif"),
        (_boxes(b"avif"), "avif"),
        (_boxes(b"qt  "), "mov"),
        (_boxes(b"3gp4"), "3gp"),
        (b"#!AMR\n<<<<", "amr"),
        (b"#!AMR-WB\n<<<<", "awb"),
        (b"\xff\xf1\x50\x80" + b"\0" * 50, "aac"),
        (b"\x1a\x45\xdf\xa3\x9f\x42\x86webm....A_OPUS", "webm"),
        (b"{\\rtf1\\ansi Declaraci\\u243?n.}", "rtf"),
        ("Señora Ñusta".encode("utf-16"), "txt"),
        ("Señora Ñusta, le escribo".encode("cp1252"), "txt"),
        (b"1/2/26, 9:03 - Rosa: mira este <img> jaja", "txt"),
        (b"From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\nDate: y\r\n\r\n<html>hola</html>", "eml"),
        (_old_office("WordDocument"), "doc"),
        (_old_office("Workbook"), "xls"),
        (_old_office("__properties_version1.0"), "msg"),
        (_packed({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}), "xlsx"),
        (_packed({"[Content_Types].xml": "<x/>", "ppt/presentation.xml": "<x/>"}), "pptx"),
    ],
)
def test_kinds_are_told_by_content(content: bytes, extension: str) -> None:
    assert inspect(content).extension == extension


@pytest.mark.parametrize("content", [b"\x7fELF", b"#!/bin/sh\n", b"\xff\xfe\0\xd8", b"a\0b", b" <script>1</script>"])
def test_programs_and_broken_text_are_refused(content: bytes) -> None:
    assert isinstance(_answer(content), str)


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        (b"x", "large"),
        (_boxes(b"mp42"), "large_video"),
        (_boxes(b"qt  "), "large_video"),
        (b"OggS", "large_sound"),
        (b"\xff\xd8\xff", "large"),
    ],
)
def test_too_large_is_refused_before_any_look_with_advice_for_its_kind(head: bytes, reason: str) -> None:
    assert _answer(head.ljust(LARGEST + 1, b"x")) == REASONS[reason]


@pytest.mark.parametrize(
    ("name", "media_type", "extension"),
    [
        ("photo.heic", "image/heic", "heic"),
        ("voice_note.amr", "audio/amr", "amr"),
        ("chat_with_img_word.txt", "text/plain", "txt"),
        ("declaration.rtf", "application/rtf", "rtf"),
        ("notepad_utf16.txt", "text/plain", "txt"),
    ],
)
def test_what_phones_and_programs_save_is_taken_as_what_it_is(
    shared: Path, name: str, media_type: str, extension: str
) -> None:
    found = inspect((shared / "reports" / "files" / name).read_bytes())
    assert (found.media_type, found.extension, found.remarks) == (media_type, extension, ())


def test_an_exported_chat_is_refused_with_what_to_do(shared: Path) -> None:
    packed = (shared / "reports" / "files" / "whatsapp_export.zip").read_bytes()
    assert _answer(packed) == REASONS["chat"]
    assert "Unpack it" in REASONS["chat"]


@pytest.mark.parametrize(
    "head", [b"Rar!\x1a\x07\1\0", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"PK\5\6", b"a".ljust(257, b"\0") + b"ustar"]
)
def test_every_archive_is_refused_with_what_to_do(head: bytes) -> None:
    assert _answer(head.ljust(600, b"\0")) == REASONS["archive"]


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"From ana@example.org Fri Nov 27 19:16:00 2026\n"])
def test_an_e_mail_is_one_though_its_body_is_a_page_and_a_mailbox_put_a_line_before(before: bytes) -> None:
    told = b"From: a\nTo: b\nSubject: c\nDate: d\nContent-Type: text/html\n\n<html><body>hola</body></html>\n"
    assert inspect(before + told).extension == "eml"


def test_a_declaration_in_which_somebody_typed_a_tag_is_a_declaration() -> None:
    assert inspect(b"{\\rtf1 mira esto: <img src=x> y nada m\\'e1s}").extension == "rtf"


def test_a_newer_phones_picture_and_film_that_say_where_they_were_taken_are_remarked() -> None:
    jpeg = _picture(gps=True)
    exif = jpeg[jpeg.index(b"Exif\0\0") :][:200]
    assert inspect(_boxes(b"heic", b"mif1") + b"....mdat" + exif).remarks == ("location",)
    assert inspect(_boxes(b"heic", b"mif1") + b"....mdat").remarks == ()
    moov = b"\0\0\0\x28moov\0\0\0\x20udta\0\0\0\x18\xa9xyz\0\x10\x15\xc7+31.7-106.4/"
    film = b"\0\0\0\x10ftypmp42\0\0\0\0" + moov
    assert inspect(film).remarks == ("location",)
    assert inspect(film[:16]).remarks == ()


def test_what_a_rich_text_or_an_e_mail_brings_along_is_remarked() -> None:
    assert inspect(b"{\\rtf1{\\object{\\*\\objdata 01}}}").remarks == ("attachments",)
    assert inspect(b"{\\rtf1{\\*\\template http://x/}}").remarks == ("remote_template",)
    told = b"From: a\nTo: b\nSubject: c\nMIME-Version: 1.0\n\n--x\nContent-Disposition: attachment; filename=y\n"
    assert inspect(told).remarks == ("attachments",)


@pytest.mark.parametrize("page", ["<!DOCTYPE html><p>", "\ufeff\n<!-- x --> <HTML>", "<svg onload=x>", "<script>x"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_web_page_is_none_in_any_encoding(page: str, encoding: str) -> None:
    assert isinstance(_answer(page.encode(encoding, errors="ignore")), str)


def test_a_scanner_is_asked_when_there_is_one(shared: Path) -> None:
    eicar = (shared / "corpora" / "uploads_patt" / "eicar.txt").read_bytes()
    assert not inspect(eicar).scanned
    says = [sys.executable, "-c", "import sys; sys.exit('EICAR' in sys.stdin.read())"]
    with pytest.raises(Refused, match="virus scanner found"):
        inspect(eicar, says)
    assert inspect(b"a letter", says).scanned
    for silent in (["/nowhere/scanner"], [sys.executable, "-c", "import sys; sys.exit(2)"]):
        with pytest.raises(Refused, match="did not answer"):
            inspect(b"a letter", silent)


def test_a_look_that_answers_nonsense_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "run", lambda *_, **__: b"nonsense")
    assert _answer(a_pdf()) == REASONS["unread"]
    monkeypatch.setattr(inspection.sandbox, "run", lambda *_, **__: b'{"refused": "never heard"}')
    assert _answer(a_pdf()) == REASONS["unread"]


def test_names_are_made_safe(shared: Path) -> None:
    names = json.loads((shared / "corpora" / "uploads_generated" / "filenames.json").read_text())
    names += json.loads((shared / "corpora" / "strings" / "traversal.json").read_text())
    for name in [
        *(one for one in names if isinstance(one, str)),
        "",
        "..",
        "con",
        "NUL.txt",
        "\u202egpj.exe",
        "a" * 400,
    ]:
        safe = safe_name(name, "pdf")
        assert safe.endswith(".pdf")
        assert len(safe.encode()) <= 121
        assert not set(safe) & set('/\\<>:"|?*\0\r\n')
        assert not safe.startswith(".")
        assert not [one for one in safe if unicodedata.category(one)[0] == "C"]
        assert safe.partition(".")[0].lower() not in ("con", "nul", "aux", "prn", "")
    assert safe_name("acta de nacimiento (Niño).PDF", "pdf") == "acta de nacimiento (Niño).pdf"


def test_a_pdf_encrypted_by_aes_256_without_a_password_to_open_is_taken() -> None:
    document, written = pikepdf.Pdf.new(), io.BytesIO()
    document.add_blank_page()
    document.save(written, encryption=pikepdf.Encryption(owner="boss", user="", R=6))
    assert "encrypted" in inspect(written.getvalue()).remarks


# --- the sandbox ---------------------------------------------------------------------------------------


def _run(tmp_path: Path, script: str, **more: float) -> bytes:
    path = tmp_path / "script.py"
    path.write_text(script)
    return sandbox.run(path, b"some data", **more)  # type: ignore[arg-type]


def test_an_honest_script_answers(tmp_path: Path) -> None:
    assert _run(tmp_path, "import sys\nprint(len(sys.stdin.buffer.read()))") == b"9\n"


@pytest.mark.parametrize(
    "script",
    [
        "open('/tmp/amparo-leak', 'w').write('x')",
        "import os\nos.write(os.open('/tmp', os.O_TMPFILE | os.O_RDWR), b'x')",
        "x = bytearray(2 << 30)",
        "while True: pass",
        "print('x' * 1_000_000)",
        "import sys\nsys.exit(3)",
        "open('/etc/passwd').read()",
    ],
)
def test_whatever_else_it_tries_fails(tmp_path: Path, script: str) -> None:
    with pytest.raises(sandbox.Failed):
        _run(tmp_path, script, seconds=2)
    assert not Path("/tmp/amparo-leak").exists()


def test_it_reaches_nobody(tmp_path: Path) -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.settimeout(0)
        script = f"import socket\nsocket.create_connection(('127.0.0.1', {listening.getsockname()[1]}), 1)"
        with pytest.raises(sandbox.Failed):
            _run(tmp_path, script)
        with pytest.raises(BlockingIOError):
            listening.accept()
