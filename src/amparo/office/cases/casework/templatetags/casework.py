"""What was said and what clocks show, in the words of the page."""

from __future__ import annotations

import datetime as dt

from django import template
from django.utils.translation import gettext

from amparo.law.facts import Fact
from amparo.law.partial import Between
from amparo.law.vocabulary import FACTS
from amparo.office.cases.access.models import Case
from amparo.office.cases.casework import places
from amparo.office.cases.casework.relief import GROUP_OF
from amparo.office.cases.statements.entry import value_in_words
from amparo.office.cases.statements.kinds import STATED
from amparo.office.cases.statements.ledger import OnRecord, UnsealedStatement
from amparo.office.cases.statements.records import shown
from amparo.office.platform.ui.law_text import law_words
from amparo.office.platform.ui.moments import range_text
from amparo.office.platform.ui.templatetags.ui import day

register = template.Library()


@register.filter
def value(statement: UnsealedStatement) -> str:
    """What a statement says."""
    return value_in_words(statement.value, statement.fact)


@register.filter
def group(fact: Fact) -> str:
    """The group in which a fact is asked."""
    return GROUP_OF[fact.name]


@register.filter
def group_named(name: str) -> str:
    """The group of the fact of that name."""
    return GROUP_OF[name]


@register.filter
def fact_label(name: str) -> str:
    """The label of the fact of that name."""
    return law_words(FACTS[name].label)


@register.filter
def record_line(entered: OnRecord) -> str:
    """What a record is, and where it comes from."""
    line = shown(entered)
    return f"{line.kind}: {line.headline} ({entered.origin.label})"


@register.filter
def record_kind(name: str) -> str:
    """What one record of the kind of that name is called."""
    return law_words(STATED[name].label_of_one)


@register.filter
def reading(value: object) -> str:
    """What a clock shows."""
    match value:
        case None:
            return gettext("not reached")
        case bool():
            return gettext("yes") if value else gettext("no")
        case Between(first, last) if isinstance(first, int):
            return range_text(first, last)
        case dt.date() | Between():
            return day(value)
        case _:
            return str(value)


@register.simple_tag
def address(case: Case, place: int) -> str:
    """The page of a case, at one of its people."""
    return places.address(case, place)
