"""What a member may do, for pages."""

from __future__ import annotations

from django import template

from amparo.office.cases.access.gate import CaseFile

register = template.Library()


@register.simple_tag
def may_change(file: CaseFile, did: str, *about: object) -> bool:
    """Whether the member may change something: `{% may_change file "date.added" "date" row.pk as changeable %}`.

    `did` is the entry of the audit log by which it was added, the rest what that entry names.
    """
    return file.may_change(did, " ".join(map(str, about)))
