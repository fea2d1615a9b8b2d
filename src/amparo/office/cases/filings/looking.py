"""What runs in the sandboxed child: a PDF that somebody sent is recognised, or refused with the sentence that helps.

Standard input is the file, standard output JSON: `form`, `edition`, `pages`, and how its fields differ from the map's.
"""

import json
import sys

from amparo.errors import FormsError
from amparo.forms.fitted import fitted
from amparo.forms.pdf.recognising import recognise
from amparo.forms.reading import maps


def look(data: bytes) -> dict[str, object]:
    """What the file is, and what of its map it has no field for."""
    known = maps()
    try:
        found = recognise(data, known.values())
    except FormsError as wrong:
        return {"problem": str(wrong)}
    edition = found.edition.isoformat() if found.edition else ""
    form = known.get((found.form, edition))
    lacking: list[str] = []
    if form is not None:
        on_paper = fitted(form, {name: field.states for name, field in found.fields.items()})
        lacking = sorted(on_paper.fields - set(found.fields))
    return {"form": found.form, "edition": edition, "pages": found.pages, "known": form is not None, "lacking": lacking}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(look(sys.stdin.buffer.read())))
