"""The templates that come with Amparo. An office may write its own: see `amparo.forms.letters`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from amparo.forms.letters.template import Template, read_template


@cache
def shipped() -> Mapping[str, Template]:
    """Each by its name, in the order of their names."""
    folder = files(__package__).joinpath("templates")
    texts = {file.name: file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".toml")}
    read = [read_template(texts[name], name) for name in sorted(texts)]
    return MappingProxyType({template.name: template for template in read})
