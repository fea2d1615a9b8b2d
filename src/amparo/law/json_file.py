"""A JSON file that a person wrote, read with errors that say where it is wrong."""

from __future__ import annotations

import codecs
import json
from pathlib import Path

from amparo.errors import AmparoError

type Json = bool | int | float | str | list[Json] | dict[str, Json] | None


def read_json(path: Path, error: type[AmparoError]) -> Json:
    """What the file holds. Raises `error` when it cannot be read, is no UTF-8 or is no JSON, with the line."""
    try:
        held = path.read_bytes()
        mark = held.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        data: Json = json.loads(held.decode("utf-16" if mark else "utf-8-sig"))
    except OSError as wrong:
        raise error(f"{path}: cannot be read: {wrong.strerror}") from None
    except UnicodeDecodeError:
        raise error(f"{path}: is not a text in UTF-8") from None
    except json.JSONDecodeError as wrong:
        raise error(f"{path}, line {wrong.lineno}, column {wrong.colno}: is not JSON: {_plainly(wrong.msg)}") from None
    except RecursionError:
        raise error(f"{path}: is nested too deeply") from None
    return data


def _plainly(message: str) -> str:
    """What a parser says, for whoever wrote the file by hand."""
    plain = {
        "Expecting value": "a value is missing here",
        "Expecting property name enclosed in double quotes": "a name in double quotes is missing here",
        "Illegal trailing comma before end of object": "remove the comma before the closing }",
        "Illegal trailing comma before end of array": "remove the comma before the closing ]",
        "Expecting ',' delimiter": "a comma is missing here",
        "Expecting ':' delimiter": "a colon is missing here",
        "Extra data": "the file goes on after its end",
        "Unterminated string starting at": "a text opens here and is never closed",
    }
    return next(
        (words for start, words in plain.items() if message.startswith(start)), "something is written wrongly here"
    )
