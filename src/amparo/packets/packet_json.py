"""What was made of a packet, for other programs."""

from __future__ import annotations

from collections.abc import Sequence

from amparo.law.json_file import Json
from amparo.packets.making import LeftOut, Made, Taken
from amparo.packets.refusals import REFUSALS

FORMAT = 1


def made_to_json(made: Made, files: Sequence[str]) -> Json:
    """A packet that was made, into these files."""
    return {
        "format": FORMAT,
        "pages": made.pages,
        "too_large": made.too_large,
        "parts": [
            {"file": file, "first_page": first, "bytes": len(part)}
            for file, first, part in zip(files, made.first_pages, made.parts, strict=True)
        ],
        "contents": [{"tab": entry.tab, "title": entry.title, "page": entry.page} for entry in made.entries],
        "files": [file_to_json(one) for one in made.taken],
        "left_out": [file_to_json(one) for one in made.left_out],
    }


def checked_to_json(found: Sequence[Taken | LeftOut]) -> Json:
    """Files that were looked at."""
    return {"format": FORMAT, "files": [file_to_json(one) for one in found]}


def file_to_json(one: Taken | LeftOut) -> Json:
    """What is said of one file: `refused` is why it cannot go in, `remarks` what was found in one that can."""
    if isinstance(one, LeftOut):
        return {"file": one.name, "refused": one.reason, "why": REFUSALS[one.reason].en}
    return {
        "file": one.name,
        "refused": None,
        "pages": one.pages,
        "remarks": list(one.remarks),
        "redacted_pages": list(one.redacted),
        "words": dict(one.words),
        "pages_without_text": list(one.unread),
    }
