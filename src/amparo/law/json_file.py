"""A JSON file that a person wrote, read with errors that say where it is wrong."""

from __future__ import annotations

import json
from pathlib import Path

from amparo.errors import AmparoError

type Json = bool | int | float | str | list[Json] | dict[str, Json] | None


def read_json(path: Path, error: type[AmparoError]) -> Json:
    """What the file holds. Raises `error` when it cannot be read, is no UTF-8 or is no JSON, with the line."""
    try:
        told: Json = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as wrong:
        raise error(f"{path}: cannot be read: {wrong.strerror}") from None
    except UnicodeDecodeError:
        raise error(f"{path}: is not a text in UTF-8") from None
    except json.JSONDecodeError as wrong:
        raise error(f"{path}, line {wrong.lineno}: is not JSON: {wrong.msg}") from None
    except RecursionError:
        raise error(f"{path}: is nested too deeply") from None
    return told
