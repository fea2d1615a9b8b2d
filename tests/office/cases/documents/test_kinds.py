"""Voice notes in films' clothes, texts of older programs, saved web pages, chats of telephones in any language."""

from __future__ import annotations

import io
import random
import zipfile

import pytest
from django.utils import translation
from django.utils.translation import gettext

from amparo.office.cases.documents.encodings import encoding_of
from amparo.office.cases.documents.inspection import REASONS, Inspected, Refused, inspect
from amparo.office.cases.documents.store import REMARKS


def _answer(content: bytes) -> Inspected | str:
    try:
        return inspect(content)
    except Refused as wrong:
        return wrong.reason


# --- sound and film in boxes -----------------------------------------------------------------------------


def _box(name: bytes, content: bytes, *, wide: bool = False) -> bytes:
    if wide:
        return (1).to_bytes(4) + name + (len(content) + 16).to_bytes(8) + content
    return (len(content) + 8).to_bytes(4) + name + content


def _track(handler: bytes) -> bytes:
    return _box(b"trak", _box(b"tkhd", bytes(84)) + _box(b"mdia", _box(b"hdlr", bytes(8) + handler + bytes(13))))


def _file(brand: bytes, *handlers: bytes, wide: bool = False, last: bool = True) -> bytes:
    """A recording whose index stands after or before what was recorded."""
    index = _box(b"moov", _box(b"mvhd", bytes(100)) + b"".join(_track(one) for one in handlers))
    recorded = _box(b"mdat", b"vide" * 50, wide=wide)
    return _box(b"ftyp", brand + bytes(4) + brand) + (recorded + index if last else index + recorded)


@pytest.mark.parametrize(
    ("brand", "media_type", "extension"),
    [
        (b"mp42", "audio/mp4", "m4a"),
        (b"isom", "audio/mp4", "m4a"),
        (b"M4A ", "audio/mp4", "m4a"),
        (b"3gp4", "audio/3gpp", "3gp"),
        (b"qt  ", "audio/quicktime", "mov"),
    ],
)
@pytest.mark.parametrize("wide", [True, False])
@pytest.mark.parametrize("last", [True, False])
def test_a_recording_with_sound_alone_is_sound(
    brand: bytes, media_type: str, extension: str, *, wide: bool, last: bool
) -> None:
    found = inspect(_file(brand, b"soun", b"meta", wide=wide, last=last))
    assert (found.media_type, found.extension) == (media_type, extension)


@pytest.mark.parametrize(
    ("brand", "media_type"),
    [(b"mp42", "video/mp4"), (b"M4A ", "video/mp4"), (b"3gp4", "video/3gpp"), (b"qt  ", "video/quicktime")],
)
def test_a_recording_with_pictures_is_a_film_whatever_its_brand(brand: bytes, media_type: str) -> None:
    assert inspect(_file(brand, b"soun", b"vide")).media_type == media_type


@pytest.mark.parametrize(
    "broken",
    [
        _file(b"mp42"),
        _file(b"mp42", b"soun")[:-30],
        _file(b"mp42")[:24] + b"\0\0\0\1moov" + b"\xff" * 8,
        _file(b"mp42")[:24] + b"\0\0\0\0moov" + _track(b"meta"),
    ],
)
def test_a_recording_that_does_not_tell_is_what_its_brand_says(broken: bytes) -> None:
    assert inspect(broken).media_type in ("video/mp4", "audio/mp4")
    assert inspect(_file(b"mp42")).media_type == "video/mp4"


# --- texts -----------------------------------------------------------------------------------------------

SAID = {
    "cp1251": "Здравствуйте. Меня зовут Анна, я приехала из России.\r\nМы боимся возвращаться домой: нам угрожают.",
    "cp1256": "السلام عليكم. اسمي سلمى وأنا من سوريا.\r\nنحن خائفون من العودة إلى بيتنا لأنهم يهددوننا.",
    "cp1252": "Señora Ñusta, le escribo porque mi niña está enferma. “¿Cuándo?” – dijo él… Où ça ? l’œuvre, não, €5.",
}


@pytest.mark.parametrize("encoding", SAID)
@pytest.mark.parametrize("change", [str, str.upper, str.lower])
def test_a_text_of_an_older_program_is_taken_and_says_which_encoding_it_looks_like(
    encoding: str, change: type[str]
) -> None:
    found = inspect(change(SAID[encoding]).encode(encoding, "ignore"))
    assert (found.extension, found.remarks) == ("txt", (encoding,))
    with translation.override("en"):
        assert encoding.removeprefix("cp") in gettext(REMARKS[encoding])


@pytest.mark.parametrize("text", [*SAID.values(), "Plain letters, and nothing else.", "Дом. Мы здесь", "نحن هنا"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_text(text: str, encoding: str) -> None:
    found = inspect(text.encode(encoding))
    assert (found.extension, found.remarks) == ("txt", (encoding,))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SAID["cp1251"], "koi8-r"),
        (SAID["cp1251"], "cp866"),
        (SAID["cp1251"], "iso8859-5"),
        (SAID["cp1256"], "iso8859-6"),
        ("Señora Ñusta, le escribo porque mi niña está enferma.", "mac-roman"),
        ("Señora Ñusta, le escribo porque mi niña está enferma.", "cp850"),
    ],
)
def test_a_text_in_an_encoding_that_cannot_be_told_is_refused_with_how_to_save_it(text: str, encoding: str) -> None:
    assert _answer(text.encode(encoding, "ignore")) == REASONS["encoding"]
    assert "UTF-8" in REASONS["encoding"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "cp1251"])
def test_a_web_page_is_none_in_these_either(encoding: str) -> None:
    page = "<!DOCTYPE html><p>" + SAID["cp1251"] + "<script>x</script>"
    assert isinstance(_answer(page.encode(encoding)), str)


def test_what_is_no_text_is_not_taken_for_one() -> None:
    draw = random.Random(7)
    assert [size for size in range(40, 4_000, 37) if encoding_of(draw.randbytes(size))] == []
    words = [draw.randbytes(draw.randrange(2, 9)).translate(bytes(128 + one % 128 for one in range(256)))
             for _ in range(500)]  # fmt: skip
    assert encoding_of(b" ".join(words)) is None
    assert _answer(bytes(2_000)) == REASONS["kind"]


# --- saved pages and e-mails -----------------------------------------------------------------------------

RELATED = 'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="x"\n'
BODY = "\n--x\nContent-Type: text/html\n\n<html><body>hola</body></html>\n--x--\n"


@pytest.mark.parametrize(
    "head",
    [
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/\nSubject: Noticia\n"
        "Date: Fri, 27 Nov 2026 19:16:00 -0000\nMIME-Version: 1.0\n",
        "From: <Saved by Windows Internet Explorer 8>\nSubject: Noticia\nDate: Fri, 27 Nov 2026\nMIME-Version: 1.0\n",
        'From: "Saved by Mozilla 5.0 (Windows)"\nSubject: Noticia\nDate: Fri, 27 Nov 2026\nMIME-Version: 1.0\n',
        "MIME-Version: 1.0\n",
    ],
    ids=["chrome", "explorer", "firefox", "word"],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_saved_web_page_is_no_e_mail_and_says_what_to_do(head: str, ends: str) -> None:
    told = _answer((head + RELATED + BODY).replace("\n", ends).encode())
    assert told == REASONS["saved_page"]
    assert "print it to PDF" in REASONS["saved_page"]


@pytest.mark.parametrize("more", ["To: b@example.org\n", "Received: from x\n", "Message-ID: <1@x>\n"])
def test_an_e_mail_with_pictures_in_its_text_is_an_e_mail(more: str) -> None:
    head = f"From: a@example.org\n{more}Subject: c\nDate: d\n"
    assert inspect((head + RELATED + BODY).encode()).extension == "eml"


# --- chats of telephones ---------------------------------------------------------------------------------


def _packed(name: str, said: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr("IMG-20261127-WA0001.jpg", b"x")
        made.writestr(name, said)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Conversa do WhatsApp com Rosa.txt", "27/11/2026 19:16 - Rosa: oi\n"),
        ("Discussion WhatsApp avec Rosa.txt", "27/11/2026, 19:16 - Rosa: salut\n"),
        ("WhatsApp Chat with Rosa.txt", "11/27/26, 7:16 PM - Rosa: hi\n"),
        ("Chat de WhatsApp con Rosa.txt", "27/11/26, 7:16 p. m. - Rosa: hola\n"),
        ("Чат WhatsApp с контактом Роза.txt", "27.11.2026, 19:16 - Роза: привет\n"),
        ("دردشة واتساب مع روزا.txt", "٢٧‏/١١‏/٢٠٢٦، ١٩:١٦ - روزا: مرحبا\n" * 2),
        ("_chat.txt", "[27/11/26, 19:16:01] Rosa: hola\n"),
        ("Rosa.txt", "\u200e[27.11.26, 19:16:01] Rosa: \u200ehola\n[27.11.26, 19:17:01] Ana: hola\n"),
        ("conversa/Rosa.TXT", "2026-11-27, 19:16 - Rosa: oi\n2026-11-27, 19:17 - Ana: oi\n"),
    ],
)
def test_an_exported_chat_is_known_in_every_language(name: str, said: str) -> None:
    assert _answer(_packed(name, said)) == REASONS["chat"]


@pytest.mark.parametrize("said", ["A letter of 27/11/2026.\nAt 19:16 he came.\n", "", "\n" * 40])
def test_other_archives_are_no_chat(said: str) -> None:
    assert _answer(_packed("letter.txt", said)) == REASONS["archive"]
