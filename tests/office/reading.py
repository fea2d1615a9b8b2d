"""Reading a page as a browser does: how a template breaks its lines is nobody's concern."""

from __future__ import annotations

import re

from django.http import HttpResponse


def shown(answer: HttpResponse) -> str:
    """The HTML of an answer in which every run of white space is one space."""
    return re.sub(r"\s+", " ", answer.content.decode())
