"""Filling: an I-589 with some four hundred values against plain pypdf, and what poppler reads at each field.

`python -m bench.forms` needs the blank forms beside the project (../shared/forms). The first half is timed on one core:
ours with appearances drawn in the script of each value, pypdf's `update_page_form_field_values` with its own. The other
half fills every blank with values in six scripts and holds what `pdftotext` finds at the place of each field against
what was said to fit; it is left out where poppler is not installed.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

from pypdf import PdfReader, PdfWriter

from amparo.forms.form import Box
from amparo.forms.pdf.fields import Field, Kind, Place, Purpose, fields_of
from amparo.forms.pdf.filling import fill
from amparo.forms.pdf.fitting import fits
from bench.measure import Report, interleaved

FORMS = Path(__file__).parents[1].parent / "shared" / "forms"
I589 = "i-589_2020-08-25"
SHORT = ("María José", "Núñez", "Honduras", "03/14/1986", "N/A", "San Pedro Sula", "None", "012345678")
SCRIPTS = (
    "María José Núñez de la Peña",
    "محمد عبد الله الأحمدي",
    "ልደት ተስፋዬ ገብረ መድኅን",
    "王小明",
    "Олександр Шевченко",
    "Before I left, men with weapons came three times to the house of my mother's sister. " * 4,
)
GOAL_A_MINUTE, GOAL_TIMES = 100, 2.0


def run(rounds: int = 7) -> Report:
    """Measure both, where the blank forms are."""
    report = Report(["Filling forms"])
    if not FORMS.exists():
        report.lines.append(f"  no blank forms in {FORMS}: nothing measured")
        return report
    timed(report, rounds)
    if shutil.which("pdftotext"):
        agreed(report)
    return report


def timed(report: Report, rounds: int) -> None:
    blank = (FORMS / f"{I589}.pdf").read_bytes()
    ours = [one for one in fields_of(blank).values() if one.purpose is Purpose.ANSWER]
    texts = {one.name: SHORT[at % len(SHORT)] for at, one in enumerate(ours) if one.kind is Kind.TEXT}
    boxes = [Box(one.name, one.states[0]) for one in ours if one.kind is Kind.BOX]
    values = {**texts, **{box.field: f"/{box.state}" for box in boxes}}
    found = interleaved({"ours": lambda: fill(blank, texts, boxes), "pypdf": lambda: by_pypdf(blank, values)}, rounds)
    times = found["ours"] / found["pypdf"]
    report.lines.append(f"  {len(values)} values into an I-589: {found['ours'] * 1000:.0f} ms, {times:.2f} x pypdf")
    report.lines.append(f"  pypdf: {found['pypdf'] * 1000:.0f} ms")
    minute = 60 / found["ours"]
    report.goal(minute >= GOAL_A_MINUTE, f"{minute:.0f} I-589 a minute on one core; the goal is {GOAL_A_MINUTE}")
    report.goal(times <= GOAL_TIMES, f"{times:.2f} x pypdf; the goal is {GOAL_TIMES:.0f} x")


def by_pypdf(blank: bytes, values: Mapping[str, str]) -> bytes:
    """The same values as its documentation fills them."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(blank)))
    writer.update_page_form_field_values(None, dict(values), auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def agreed(report: Report) -> None:
    """Every blank in every script: does poppler find at each field what was said to be drawn there?"""
    count, wrong = 0, []
    for file in sorted(FORMS.glob("*.pdf")):
        blank = file.read_bytes()
        texts_taken = (one for one in fields_of(blank).values() if one.kind is Kind.TEXT and not one.value)
        ours = [one for one in texts_taken if one.purpose is Purpose.ANSWER]
        for turn in range(len(SCRIPTS)):
            texts = {one.name: SCRIPTS[(at + turn) % len(SCRIPTS)] for at, one in enumerate(ours)}
            words = words_of(fill(blank, texts).file)
            plain = words_of(fill(blank, {}).file)
            for one in ours:
                count += 1
                if not shows(one, texts[one.name], words, plain):
                    wrong.append(f"{file.stem} {one.name}: {texts[one.name][:20]}")
    report.lines.append(f"  {count} values in {len(SCRIPTS)} scripts and lengths, read by poppler where they stand")
    report.lines.extend(f"    not found: {one}" for one in wrong[:10])
    report.goal(not wrong, f"poppler reads {count - len(wrong)} of {count} values whole at their fields")


Word = tuple[int, float, float, str]


def words_of(file: bytes) -> list[Word]:
    """Page, middle and text of every word that poppler finds."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as held:
        held.write(file)
        held.flush()
        told = subprocess.run(["pdftotext", "-bbox", held.name, "-"], capture_output=True, check=True).stdout
    return list(words_in(ElementTree.fromstring(told)))


def words_in(root: ElementTree.Element) -> Iterator[Word]:
    space = "{http://www.w3.org/1999/xhtml}"
    for number, page in enumerate(root.iter(f"{space}page"), 1):
        high = float(page.attrib["height"])
        for word in page.iter(f"{space}word"):
            left, right = float(word.attrib["xMin"]), float(word.attrib["xMax"])
            top, bottom = float(word.attrib["yMin"]), float(word.attrib["yMax"])
            yield number, (left + right) / 2, high - (top + bottom) / 2, word.text or ""


def shows(field: Field, text: str, words: list[Word], before: list[Word]) -> bool:
    """Whether the letters in the box are those that were said to fit, beside what the blank prints there itself.

    Letters are counted: which word of a line that runs to the left comes first is for the reader to say.
    """
    wanted = Counter("".join(fits(field, text).part.split()))
    found = letters_within(field.places[0], words) - letters_within(field.places[0], before)
    return found == wanted


def letters_within(place: Place, words: list[Word]) -> Counter[str]:
    inside = (
        text
        for page, x, y, text in words
        if page == place.page and place.left <= x <= place.right and place.bottom <= y <= place.top
    )
    return Counter(sign for text in inside for sign in text if not unseen(sign))


def unseen(sign: str) -> bool:
    return sign.isspace() or sign in "\u200b\u200e\u200f\u202a\u202b\u202c"


if __name__ == "__main__":
    print(run().text())
