"""Which group of the biography an item of a form asks for, so that what is missing can be entered."""

from __future__ import annotations

import re

from amparo.forms.answers import Answer
from amparo.forms.biography import BIOGRAPHY
from amparo.forms.form import Form

_GROUPS = {
    "me": "particulars",
    "other_names": "other_names",
    **dict.fromkeys(
        ("spouse", "former_spouses", "children", "mother", "father", "siblings", "beneficiary"), "relatives"
    ),
    **dict.fromkeys(
        ("address", "addresses", "previous_address", "mailing", "last_abroad", "where_persecuted"), "addresses"
    ),
    "schools": "schools",
    "jobs": "jobs",
    "entry": "entries",
    "entries": "entries",
    **dict.fromkeys(("passport", "travel_document", "papers"), "papers"),
    **{name: name for name in ("trips", "organizations", "service", "arrests", "claim", "household")},
    "whole": "whole_lists",
    **{name: name for name in ("facts", "asked", "representative", "preparer", "interpreter")},
}
_NAME = re.compile(r"[a-z_]+")


def group_asked(form: Form, answer: Answer) -> str:
    """The group of the biography, or `facts`, `asked`, `representative`…; "" where the map does not tell."""
    item = next((item for item in form.items if (item.part, item.number, item.label) == answer.key[:3]), None)
    table = next((table for table in form.tables if table.part == answer.part), None)
    expressions = [item.says] if item else []
    expressions += [table.rows] if table else []
    names = (name for expression in expressions for name in _NAME.findall(expression))
    return next((_GROUPS[name] for name in names if name in _GROUPS), "")


def is_told(group: str) -> bool:
    """Whether it is a group of the biography, which has a page of its own."""
    return group in BIOGRAPHY
