"""What is taken in and what is not, by content; the corpora of hostile files all end in an answer."""

from __future__ import annotations

import io
import json
import socket
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from amparo.office.documents import inspection, sandbox
from amparo.office.documents.inspection import LARGEST, REASONS, Inspected, Refused, inspect, safe_name
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
    assert _answer(_packed({"letter.txt": "x"})) == REASONS["kind"]
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
    ],
)
def test_kinds_are_told_by_content(content: bytes, extension: str) -> None:
    assert inspect(content).extension == extension


@pytest.mark.parametrize("content", [b"\x7fELF", b"#!/bin/sh\n", b"\xff\xfe\0x", b"a\0b", b"x <script>1</script>"])
def test_programs_and_broken_text_are_refused(content: bytes) -> None:
    assert isinstance(_answer(content), str)


def test_too_large_is_refused_before_any_look() -> None:
    assert _answer(b"x" * (LARGEST + 1)) == REASONS["large"]


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
