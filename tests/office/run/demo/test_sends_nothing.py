"""A fictional office reaches nobody, whatever the machine is set to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ASK = """
import django
django.setup()
from django.conf import settings
from amparo.office.cases.messages.adapters import adapter_for
print(type(adapter_for("email")).__name__, type(adapter_for("sms")).__name__, settings.DEMO_SENDS_NOTHING)
"""


def ways_out(folder: Path, demo: str) -> str:
    """The ways out of an office on a machine that is set to send, and whether it says that it does not."""
    told = {
        "DJANGO_SETTINGS_MODULE": "amparo.office.run.settings",
        "AMPARO_HOME": str(folder),
        "AMPARO_DEMO": demo,
        "AMPARO_SMTP": "smtp://127.0.0.1:9",
        "AMPARO_SMS": "http://127.0.0.1:9/",
    }
    env = {name: value for name, value in os.environ.items() if not name.startswith("AMPARO_")} | told
    return subprocess.run([sys.executable, "-c", ASK], env=env, capture_output=True, text=True, check=True).stdout


def test_a_fictional_office_sends_nothing_by_a_machine(tmp_path: Path) -> None:
    assert ways_out(tmp_path, "1").split() == ["ByHand", "ByHand", "True"]


def test_an_office_of_real_people_sends_as_it_is_set(tmp_path: Path) -> None:
    assert ways_out(tmp_path, "0").split() == ["Smtp", "SmsGateway", "False"]
