"""A terminal in an empty folder."""

import sys
from pathlib import Path

import pytest

from amparo.cli import main
from amparo.cli.terminal import console, margin

DOCKET = (
    "person,last_entry_on,likely_persecution,protected_ground,persecutor,moved_on\n"
    "A,2019-02-01,yes,race,no,2019-11-12\n"
    "B,2019-02-01,no,race,no,\n"
    "C,2019-02-01,yes,,,\n"
)


@pytest.fixture
def amparo(capsys, monkeypatch, tmp_path):
    """Runs the command in an empty folder: gives exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)  # as wide as the terminal in which the tests run
    Path("docket.csv").write_text(DOCKET)

    def run(*words):
        console.cache_clear()
        margin.cache_clear()
        monkeypatch.setattr(sys, "argv", ["amparo", *words])
        try:
            main()
            code = 0
        except SystemExit as ended:
            code = ended.code or 0
        told = capsys.readouterr()
        return code, told.out, told.err

    return run
