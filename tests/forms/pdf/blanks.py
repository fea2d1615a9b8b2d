"""Blank forms to fill in tests: the real ones beside the project, and one made here that has what they lack."""

import io
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

FORMS = Path(__file__).parents[3].parent / "shared" / "forms"
REAL = sorted(file.stem for file in FORMS.glob("*.pdf"))
ABSENT = "the folder ../shared with blank forms is absent"


def real(name: str) -> bytes:
    return (FORMS / f"{name}.pdf").read_bytes()


def made(*fields: Dictionary, **of_the_form: Any) -> bytes:
    """A form of one page with these fields."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(612, 792))
    widgets = [pdf.make_indirect(field) for field in fields]
    page.Annots = Array(widgets)
    pdf.Root.AcroForm = Dictionary(Fields=Array(widgets), **of_the_form)
    return saved(pdf)


def field(name: str, box: tuple[float, float, float, float] = (50, 700, 250, 716), **more: object) -> Dictionary:
    given = {
        "/Type": Name.Annot,
        "/Subtype": Name.Widget,
        "/FT": Name.Tx,
        "/T": pikepdf.String(name),
        "/Rect": Array(list(box)),
        "/DA": pikepdf.String("/Helv 10 Tf 0 g"),
    }
    return Dictionary({**given, **{f"/{key}": value for key, value in more.items()}})


def saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **how)  # type: ignore[arg-type]
    return out.getvalue()
