"""A share as it is given to somebody: numbered words, and the same as a QR code, drawn here and by no other host."""

from __future__ import annotations

import io
import os
from html import escape
from pathlib import Path

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M
from qrcode.image.svg import SvgPathImage

from amparo.office.platform.encryption.shares import Share

COLUMNS = 4
WIDTH = 18
PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>{title}</title>
<style>
  body {{ font: 12pt/1.5 serif; margin: 2cm; max-width: 17cm; color: #000; background: #fff }}
  ol {{ columns: 4; font: 13pt/1.9 monospace; padding-left: 1.6em }}
  svg {{ width: 6cm; height: 6cm; display: block }}
</style>
<h1>{title}</h1>
<p>{what}</p>
<ol>
{words}
</ol>
{drawing}
<p>Keep it on paper, apart from the others, and show it to nobody. Check it twice a year: <code>amparo office
check-share</code> at the office’s machine, or the page <em>Check a share</em> of an administrator. To open the office,
type <code>shares</code> where its passphrase is asked for.</p>
<p lang="es">Guárdela en papel, lejos de las demás, y no la muestre a nadie. Compruébela dos veces al año.</p>
</html>
"""


def printed(share: Share, of: int) -> str:
    """A share for a terminal: its words in rows, numbered along the row, and its QR code in blocks."""
    words = [f"{place:>2}. {word}".ljust(WIDTH) for place, word in enumerate(share.words, 1)]
    rows = ["".join(words[start : start + COLUMNS]).rstrip() for start in range(0, len(words), COLUMNS)]
    drawn = io.StringIO()
    _code(share).print_ascii(out=drawn, invert=True)
    return "\n".join((title(share, of), told(share, of), "", *rows, "", drawn.getvalue()))


def write(folder: Path, made: tuple[Share, ...]) -> None:
    """A page for each share in a folder, readable by this account alone. Raises OSError; then none of them is left."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    written: list[Path] = []
    try:
        for share in made:
            path = folder / f"share-{share.number}-of-{len(made)}.html"
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
                written.append(path)
                file.write(page(share, len(made)))
    except OSError:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def page(share: Share, of: int) -> str:
    """A share as a page that fetches nothing, to be printed."""
    words = "\n".join(f"<li>{escape(word)}</li>" for word in share.words)
    drawing = _code(share).make_image(image_factory=SvgPathImage).to_string(encoding="unicode")
    return PAGE.format(title=title(share, of), what=told(share, of), words=words, drawing=drawing)


def title(share: Share, of: int) -> str:
    """Which it is."""
    return f"Amparo, share {share.number} of {of}"


def told(share: Share, of: int) -> str:
    """What it does."""
    if share.needed == 1:
        return "It opens the office alone."
    return f"Any {share.needed} of the {of} shares of this set together open the office; one alone tells nothing."


def _code(share: Share) -> QRCode:
    drawn = QRCode(error_correction=ERROR_CORRECT_M, border=4)
    drawn.add_data(share.text)
    return drawn
