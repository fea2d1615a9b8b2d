"""What a filled copy must not carry: forms beside the form, scripts, rights of an untouched file, files within."""

import pikepdf
from pikepdf import Dictionary

# XFA is a second form that some viewers show in place of the first; the others make viewers compute or draw anew.
OF_THE_FORM = ("/XFA", "/NeedAppearances", "/SigFlags", "/CO")
# Usage rights end with the first change; the rest acts when the file is opened, or, as bookmarks can, later.
OF_THE_FILE = (
    "/Perms",
    "/OpenAction",
    "/AA",
    "/NeedsRendering",
    "/Legal",
    "/Extensions",
    "/Collection",
    "/AF",
    "/Outlines",
)
NAMES = ("/JavaScript", "/EmbeddedFiles", "/Renditions")


def made_plain(pdf: pikepdf.Pdf) -> None:
    """Takes out of an open PDF whatever acts or hides; pages, fields, links to addresses and bar codes stay."""
    without(pdf.Root, OF_THE_FILE)
    without(pdf.Root.AcroForm, OF_THE_FORM)
    fields = list(pdf.Root.AcroForm.Fields)  # a tree: `fields_in` refused anything else
    while fields:
        field = fields.pop()
        without(field, ("/AA",))
        fields.extend(field.get("/Kids", []))
    if isinstance(pdf.Root.get("/Names"), Dictionary):
        without(pdf.Root.Names, NAMES)
    for page in pdf.pages:
        without(page.obj, ("/AA", "/AF"))
        for mark in page.obj.get("/Annots", []):
            without(mark, ("/AA", "/AF"))
            if "/A" in mark and str(mark.A.get("/S", "")) != "/URI":
                del mark["/A"]
            elif "/A" in mark:
                without(mark.A, ("/Next",))


def without(thing: pikepdf.Object, keys: tuple[str, ...]) -> None:
    for key in keys:
        if key in thing:
            del thing[key]
