"""Packets: 300 pages of 40 mixed PDFs and pictures, made whole; and every PDF of the corpora met once.

The blank forms and PDFs of `../shared` are among the files where that folder lies beside the clone; numbers and what
the contents say are read back by poppler (`pdftotext`), which shares no code with what made them.
"""

from __future__ import annotations

import io
import resource
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from PIL import Image

from amparo.packets.making import LeftOut, Made, Taken, make, take_in
from amparo.packets.plan import Cover, Exhibit, Packet, Source
from bench.measure import Report, progress

SHARED = Path(__file__).parents[1].parent / "shared"
PAGES, FILES = 300, 40
MOST_SECONDS, MOST_BYTES = 20.0, 1_000_000_000


def run(walk: bool = True) -> Report:
    """Make the packet, read it back, and meet the corpora."""
    held = dict(_files())
    exhibits = tuple(Exhibit(f"Exhibit of {name}", (Source(name),)) for name in held)
    packet = Packet("court", Cover("Exhibits"), exhibits, stamp="Ex. {number:03}")
    began = time.perf_counter()
    made = make(packet, lambda source: held[source.name])
    seconds = time.perf_counter() - began
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = children.ru_utime + children.ru_stime
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    here = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    pages = _read_back(made)
    report = Report(
        [
            f"a packet of {made.pages} pages from {len(held)} files, {sum(map(len, made.parts)) / 1e6:.1f} MB in "
            f"{len(made.parts)} parts: {seconds:.1f} s, of one core {worked:.1f} s; largest child "
            f"{largest / 1e6:.0f} MB, this process {here / 1e6:.0f} MB"
        ]
    )
    numbered = all(page.split()[-1:] in ([f"{n}"], [f"{n:03}"]) for n, page in enumerate(pages, 1))
    led = all(entry.title in pages[entry.page - 1] for entry in made.entries if entry.tab)
    report.goal(
        made.pages >= PAGES and seconds <= MOST_SECONDS, f"{MOST_SECONDS:.0f} s for {PAGES} pages ({seconds:.1f} s)"
    )
    report.goal(max(largest, here) <= MOST_BYTES, f"{MOST_BYTES / 1e9:.0f} GB in each process")
    report.goal(
        numbered and led and not made.left_out, "every number and every line of the contents as poppler reads them"
    )
    if walk and SHARED.exists():
        _walk(report)
    return report


def _files() -> Iterator[tuple[str, bytes]]:
    """Forty files: blank forms and PDFs of the corpora where they are, scans, photographs and texts of our own."""
    pages = count = 0
    for folder, most in (("forms", 7), ("corpora/pdf_pypdf", 14)):
        for path in sorted((SHARED / folder).glob("*.pdf"))[: most * 3] if SHARED.exists() else ():
            found = take_in(path.read_bytes(), Source(path.name))
            if isinstance(found, Taken) and most:
                most, count, pages = most - 1, count + 1, pages + found.pages
                yield path.name, path.read_bytes()
    for number in range(6):
        yield f"photograph {number}.jpg", _photograph((3000, 2000), number)
    for number in range(4):
        yield f"scan {number}.pdf", _scan(5, number)
    count, pages = count + 10, pages + 26
    left = FILES - count
    for number in range(left):
        share = (PAGES - pages) // left + 1
        yield f"report {number}.pdf", _report(share, number)


def _photograph(size: tuple[int, int], seed: int) -> bytes:
    held = io.BytesIO()
    Image.effect_noise((size[0] // 4, size[1] // 4), 60 + seed).resize(size).convert("RGB").save(
        held, "JPEG", quality=85
    )
    return held.getvalue()


def _scan(pages: int, seed: int) -> bytes:
    """Pages of a scanner: one picture of 200 dots an inch on each."""
    document = pikepdf.Pdf.new()
    for number in range(pages):
        document.add_blank_page(page_size=(612, 792))
        picture = document.make_stream(b"")
        picture.write(_photograph((1700, 2200), seed + number), filter=pikepdf.Name.DCTDecode)
        for key, value in {"Width": 1700, "Height": 2200, "BitsPerComponent": 8}.items():
            picture[f"/{key}"] = value
        picture["/Type"], picture["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Image
        picture["/ColorSpace"] = pikepdf.Name.DeviceRGB
        page = document.pages[-1].obj
        page["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=picture))
        page["/Contents"] = document.make_stream(b"q 612 0 0 792 0 0 cm /Scan Do Q")
    return _written(document)


def _report(pages: int, seed: int) -> bytes:
    document = pikepdf.Pdf.new()
    for number in range(pages):
        document.add_blank_page(page_size=(595, 842))
        page = document.pages[-1].obj
        page["/Resources"] = pikepdf.Dictionary(Font=_fonts())
        told = f"Report {seed}, page {number}, line"
        lines = [_line(72, 760 - 14 * n, f"{told} {n} of what is known", 11) for n in range(48)]
        page["/Contents"] = document.make_stream(b"".join(lines))
    return _written(document)


def _fonts() -> pikepdf.Dictionary:
    """Helvetica, which no PDF has to bring."""
    plain = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    return pikepdf.Dictionary({"/TypesetPlain": plain})


def _line(x: float, y: float, words: str, size: float = 12) -> bytes:
    """A line of text as the content of a page."""
    return f"BT /TypesetPlain {size:g} Tf {x:g} {y:g} Td <{words.encode('cp1252').hex()}> Tj ET\n".encode()


def _written(document: pikepdf.Pdf) -> bytes:
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _read_back(made: Made) -> list[str]:
    """What poppler reads on each page."""
    pages: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, part in enumerate(made.parts):
            path = Path(folder) / f"{number}.pdf"
            path.write_bytes(part)
            done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
            pages += done.stdout.split("\f")[:-1]
    return pages


def _walk(report: Report) -> None:
    """Meet every PDF of the corpora: clean, or refused by name."""
    paths = sorted((SHARED / "corpora").glob("*/*.pdf"))
    progress(f"{len(paths)} PDFs of the corpora")
    found = [take_in(path.read_bytes(), Source(path.name)) for path in paths]
    told = Counter(one.reason if isinstance(one, LeftOut) else "clean" for one in found)
    report.lines.append(
        f"{len(paths)} PDFs of the corpora: " + ", ".join(f"{n} {why}" for why, n in told.most_common())
    )
    report.goal(told["unread"] == 0, "no child crashed or ran out of time or memory")


if __name__ == "__main__":
    print(run().text())
