"""The office knows one language under its many names."""

import json
from pathlib import Path

from amparo.office.interviews import languages


def test_the_names_of_the_report_are_the_same_language(shared: Path) -> None:
    for one, other in json.loads((shared / "reports" / "language" / "office.json").read_text(encoding="utf-8")):
        assert languages.key_of(one) == languages.key_of(other)


def test_what_is_offered_is_known_by_a_code() -> None:
    assert all(len(languages.key_of(name)) in (2, 3) for name in languages.KNOWN)
