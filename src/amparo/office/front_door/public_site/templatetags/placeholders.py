"""Putting a number into a text."""

from __future__ import annotations

import re

from django import template

register = template.Library()


@register.filter
def put_in(text: str, value: object) -> str:
    """The text with the value in place of what stands in its braces."""
    return re.sub(r"\{\w+\}", lambda found: str(value), text, count=1)
