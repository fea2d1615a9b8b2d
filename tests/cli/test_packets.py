"""Packets in a terminal."""

import json
from importlib.resources import files
from pathlib import Path

import jsonschema

from tests.packets.papers import a_paper, texts

PLAN = """
preset = "plain"
[[exhibits]]
title = "Declaration"
files = ["declaration.pdf", "not there.pdf"]
"""


def _schema(name):
    return json.loads((files("amparo.schemas") / f"{name}.schema.json").read_text())


def test_a_packet_is_made_and_files_are_checked(amparo):
    Path("declaration.pdf").write_bytes(a_paper("I declare"))
    Path("plan.toml").write_text(PLAN)
    code, out, _ = amparo("packet", "make", "plan.toml", "--out", "packet.pdf", "--json")
    assert code == 3
    told = json.loads(out)
    jsonschema.validate(told, _schema("packet"))
    assert [one["file"] for one in told["left_out"]] == ["not there.pdf"]
    assert texts(Path("packet.pdf").read_bytes())[2].startswith("I declare")
    code, out, _ = amparo("packet", "check", "declaration.pdf", "plan.toml", "--json")
    assert code == 3
    jsonschema.validate(json.loads(out), _schema("packet-check"))
    assert "Only PDFs and pictures" in amparo("packet", "check", "plan.toml")[1]


def test_presets_say_what_they_rest_on(amparo):
    assert "25 MB" in amparo("packet", "presets")[1]
    jsonschema.validate(json.loads(amparo("packet", "presets", "--json")[1]), _schema("packet-presets"))
    Path("plan.toml").write_text(PLAN.replace("plain", "nowhere"))
    code, _, err = amparo("packet", "make", "plan.toml", "--out", "packet.pdf")
    assert code == 2
    assert "no preset is called" in err
