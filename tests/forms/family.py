"""The richest family of the samples: five children, two marriages, three other names, four alphabets."""

import datetime as dt
from importlib.resources import files
from pathlib import Path

from amparo.forms.client_file import ClientFile, read_client_file

TODAY = dt.date(2026, 11, 28)
FAMILY = Path(str(files("amparo.forms").joinpath("samples/family.json")))


def family() -> ClientFile:
    """Their file as of `TODAY`."""
    return read_client_file(FAMILY, TODAY)
