"""A packet made: numbered through, its contents true, its parts under the limit, and no file harms another."""

from __future__ import annotations

import io
import json
import random
from importlib.resources import files
from pathlib import Path

import jsonschema
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from amparo.errors import PacketError
from amparo.packets import making
from amparo.packets.making import Made, make
from amparo.packets.packet_json import checked_to_json, made_to_json
from amparo.packets.plan import Cover, Exhibit, Packet, Service, Source, Translation
from amparo.packets.plan_file import page_numbers, read_plan
from amparo.packets.presets import presets, tab
from amparo.packets.sheets import Entry, contents_sheets
from amparo.packets.typeface import Text, wrapped
from tests.packets.papers import a_jpeg, a_paper, keys, texts

COVER = Cover(
    "Respondent's exhibits",
    ("Ana Núñez", "12 Main Street"),
    True,
    "IMMIGRATION COURT\nEL PASO, TEXAS",
    (("José Niño García", "A 123-456-789"),),
    "In removal proceedings",
    "Smith",
    "March 3, 2027",
)
FILES = {
    "declaration.pdf": a_paper("I declare", "and sign"),
    "photo.jpg": a_jpeg(),
    "broken.pdf": b"%PDF-1.4 broken",
    "report.pdf": a_paper(*(f"Report page {number}" for number in range(1, 13))),
}
PACKET = Packet(
    "court",
    COVER,
    (
        Exhibit("Declaration", (Source("declaration.pdf"),), group="Identity", translation=Translation("Spanish")),
        Exhibit("Photograph", (Source("photo.jpg"), Source("broken.pdf")), group="Identity"),
        Exhibit("Never there", (Source("gone.pdf"),)),
        Exhibit("Report", (Source("report.pdf", pages=tuple(range(2, 12))),), group="Country conditions"),
    ),
    Service(("Office of the Principal Legal Advisor",), "ECAS"),
    "Resp't Ex. {number:03}",
)


def _load(source: Source) -> bytes:
    if source.name not in FILES:
        raise FileNotFoundError
    return FILES[source.name]


def _here(task, asked, contents, *_limits):  # type: ignore[no-untyped-def]
    """What the child does, done in this process: quick, for files that are known to be harmless."""
    from amparo.packets import assembling, taking_in
    from amparo.packets.refusals import Refused

    asked = json.loads(json.dumps(asked))
    try:
        about, made = taking_in.take_in(contents[0], asked) if task == "take_in" else (None, b"")
        return (about, [made]) if about is not None else assembling.assemble(asked, contents)
    except Refused as refused:
        return {"refused": str(refused)}, []


@pytest.fixture(scope="module")
def made() -> Made:
    """The packet, made as it is in life: in children."""
    return make(PACKET, _load)


def test_pages_are_numbered_through_and_the_contents_lead_to_where_things_stand(made: Made) -> None:
    (content,) = made.parts
    pages = texts(content)
    assert made.pages == len(pages) == 2 + 4 + 2 + 11 + 1
    for number, page in enumerate(pages, 1):
        stamp = f"Resp't Ex. {number:03}" if 3 <= number <= 19 else str(number)
        assert page.endswith(stamp), page
    assert [(entry.tab, entry.page) for entry in made.entries] == [("A", 3), ("B", 7), ("D", 9), ("", 20)]
    for entry in made.entries[:3]:
        assert f"EXHIBIT {entry.tab}" in pages[entry.page - 1]
        assert entry.title in pages[entry.page - 1]
        assert f"{entry.title}" in pages[1]
    assert "CERTIFICATE OF TRANSLATION" in pages[5]
    assert "PROOF OF SERVICE" in pages[19]
    assert [f"Report page {number}" in page for number, page in zip(range(2, 12), pages[9:19], strict=True)] == [
        True
    ] * 10


def test_the_cover_says_who_files_and_whose_matter_it_is(made: Made) -> None:
    cover = texts(made.parts[0])[0]
    for words in ("Ana Núñez", "DETAINED", "EL PASO, TEXAS", "José Niño García", "A 123-456-789", "March 3, 2027"):
        assert words in cover


def test_bookmarks_and_links_lead_to_the_same_pages(made: Made) -> None:
    reader = pypdf.PdfReader(io.BytesIO(made.parts[0]))
    marks = {str(one["/Title"]): reader.get_destination_page_number(one) for one in reader.outline}  # type: ignore[index,arg-type]
    assert marks["Exhibit D: Report"] == 8
    links = reader.pages[1]["/Annots"]
    led = [reader.get_page_number(one.get_object()["/Dest"][0].get_object()) for one in links]  # type: ignore[union-attr]
    assert led == [entry.page - 1 for entry in made.entries]


def test_what_could_not_go_in_is_named_and_the_rest_is_whole(made: Made) -> None:
    assert [(one.name, one.reason) for one in made.left_out] == [("broken.pdf", "damaged"), ("gone.pdf", "missing")]
    assert "Never there" not in " ".join(texts(made.parts[0]))


def test_the_packet_says_nothing_of_who_made_it_or_when(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    assert keys(made.parts[0]) & {"/Info", "/Metadata", "/Author", "/Producer", "/CreationDate", "/JS"} == set()
    monkeypatch.setattr(making, "_asked", _here)
    assert make(PACKET, _load).parts == made.parts


def test_what_was_made_and_checked_is_as_its_schema_says(made: Made) -> None:
    for told, name in (
        (made_to_json(made, ["a.pdf"]), "packet"),
        (checked_to_json([*made.taken, *made.left_out]), "packet-check"),
    ):
        schema = json.loads((files("amparo.schemas") / f"{name}.schema.json").read_text())
        jsonschema.Draft202012Validator(schema).validate(told)


def test_names_in_every_script_stand_on_cover_contents_and_tabs() -> None:
    cover = Cover("Exhibits", people=(("አበበ ኃይሌ", "A 1"), ("فاطمة", "A 2")))
    made = make(Packet("court", cover, (Exhibit("አበበ ኃይሌ", (Source("declaration.pdf"),)),)), _load)
    pages = texts(made.parts[0])
    assert all("አበበ ኃይሌ" in page for page in pages[:3])
    assert "فاطمة" in pages[0]


def test_parts_stay_under_the_limit_and_number_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_asked", _here)
    noise = random.Random(1)

    def picture(_: Source) -> bytes:
        held = io.BytesIO()
        Image.frombytes("L", (300, 300), noise.randbytes(90_000)).save(held, "PNG")
        return held.getvalue()

    exhibits = tuple(
        Exhibit(f"Picture {number}", tuple(Source(f"{number}-{page}") for page in range(3))) for number in range(5)
    )
    made = make(Packet("court", COVER, exhibits, limit=400_000), picture)
    assert len(made.parts) > 1
    assert all(len(part) <= 400_000 for part in made.parts)
    assert not made.too_large
    pages = [page for part in made.parts for page in texts(part)]
    assert [page.split()[-1] for page in pages] == [str(number) for number in range(1, made.pages + 1)]
    begins = [sum(first <= entry.page for first in made.first_pages) for entry in made.entries]
    for entry, part in zip(made.entries, begins, strict=True):
        assert f"Part {part}, {entry.page}" in pages[1]
    alone = make(Packet("court", COVER, exhibits[:1], limit=60_000), picture)
    assert alone.too_large


def test_a_tab_that_two_exhibits_have_and_letters_that_cannot_be_drawn_are_said() -> None:
    two = (Exhibit("One", (Source("a"),), tab="B"), Exhibit("Two", (Source("b"),)))
    with pytest.raises(PacketError, match="tab B"):
        make(Packet("court", COVER, two), _load)
    with pytest.raises(PacketError, match="𓀀"):
        make(Packet("court", COVER, (Exhibit("𓀀", (Source("a"),)),)), _load)
    with pytest.raises(PacketError, match="none of the files"):
        make(Packet("court", COVER, (Exhibit("One", (Source("gone"),)),)), _load)


@given(st.integers(0, 20_000))
def test_no_two_places_have_one_tab(place: int) -> None:
    assert tab(place, "letters") != tab(place + 1, "letters")
    letters = sum((ord(letter) - 64) * 26**n for n, letter in enumerate(reversed(tab(place, "letters"))))
    assert letters == place + 1


@settings(max_examples=50)
@given(
    st.lists(
        st.tuples(st.text("abc de", min_size=1, max_size=300), st.sampled_from(["", "Group", "Other"])), max_size=120
    )
)
def test_every_line_of_the_contents_stands_on_its_sheet(told: list[tuple[str, str]]) -> None:
    entries = [Entry("A", title, group, number) for number, (title, group) in enumerate(told, 1)]
    contents = contents_sheets(entries)
    assert [place for _, place, _, _ in contents.places] == list(range(len(entries)))
    assert all(64 - 16 <= thing.y <= 720 for sheet in contents.sheets for thing in sheet)
    shown = " ".join(thing.words for sheet in contents.sheets for thing in sheet if isinstance(thing, Text))
    assert shown.count("A") >= len([title for title, _ in told if title.strip()])
    assert all("".join(wrapped(title, 300, 11)).replace(" ", "") == title.replace(" ", "") for title, _ in told)


def test_every_fact_of_a_preset_says_what_it_rests_on() -> None:
    for preset in presets().values():
        assert preset.name.en
        assert preset.name.es
        for fact in preset.asked:
            assert fact.source
            assert fact.says.es
            assert bool(fact.read_at) == (fact.sure != "knowledge")


def test_pages_are_read_as_people_write_them() -> None:
    assert page_numbers("1-3, 7", "a") == (1, 2, 3, 7)
    for wrong in ("0", "3-1", "a", "1-"):
        with pytest.raises(PacketError, match="pages of a"):
            page_numbers(wrong, "a")


PLAN = """
preset = "court"
[cover]
title = "Exhibits"
people = [{ name = "Ana", a_number = "A 1" }]
[[exhibits]]
title = "Declaration"
files = ["a.pdf", { file = "b.pdf", pages = "2-3", redact_words = ["Ana"], redact = [
  { page = 1, left = 1, top = 2, right = 3, bottom = 4.5 } ] }]
translation = { language = "Spanish" }
"""


def test_a_plan_is_read_and_what_is_wrong_in_it_is_named() -> None:
    packet = read_plan(PLAN)
    assert packet.exhibits[0].sources[1].pages == (2, 3)
    assert packet.exhibits[0].sources[1].boxes[0].bottom == 4.5
    assert packet.exhibits[0].translation == Translation("Spanish")
    for old, new, said in (
        ('"court"', '"curt"', "no preset"),
        ("people", "peeple", "peeple"),
        ("left = 1", 'left = "x"', "left"),
        ("files = [", "fils = [", "fils"),
        ('title = "Declaration"', 'title = ""', "title of exhibit 1"),
        ("[cover]", "[cover", "not TOML"),
    ):
        with pytest.raises(PacketError, match=said):
            read_plan(PLAN.replace(old, new))


def test_hostile_files_of_the_corpora_are_cleaned_or_refused_by_name() -> None:
    folder = Path(__file__).parents[2].parent / "shared" / "corpora"
    if not folder.exists():
        pytest.skip("the folder ../shared with forms and corpora is absent")
    some = ["pdf_qpdf/issue-99.pdf", "pdf_qpdf/pages-loop.pdf", "pdf_pypdf/encryption_r6-user-password.pdf"]
    for path in some:
        found = making.take_in((folder / path).read_bytes(), Source(path))
        assert isinstance(found, making.Taken) or found.reason in ("damaged", "password", "kind"), found
