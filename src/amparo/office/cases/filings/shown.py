"""A form as its page shows it: parts with their items, what is to be looked at, and comments beside each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from amparo.forms.answers import Answer, State
from amparo.forms.checks import Finding, Gravity
from amparo.forms.checks.finding import at
from amparo.office.cases.filings.places import where_answered, where_said
from amparo.office.cases.filings.preparing import Now, Remark, item_token, token
from amparo.office.platform.ui.law_text import law_words

STATES: dict[State, Promise] = {
    State.MISSING: _("missing"),
    State.BLANK: _("not known, stays blank"),
    State.NOT_ASKED: _("does not apply"),
    State.BY_HAND: _("by hand"),
}
"""What stands in place of an answer."""


@dataclass(frozen=True, slots=True)
class ShownItem:
    """One item: as printed, as answered, where to mend it, and what was said of it."""

    answer: Answer
    token: str
    address: str
    comments: Sequence[Remark]

    @property
    def instead(self) -> str:
        """What is shown where nothing is answered."""
        return str(STATES.get(self.answer.state, ""))

    @property
    def is_missing(self) -> bool:
        """Whether it stands in the way."""
        return self.answer.state is State.MISSING


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part of the form with its items."""

    name: str
    items: Sequence[ShownItem]

    @property
    def missing(self) -> int:
        """How many of its items are missing."""
        return sum(item.is_missing for item in self.items)

    @property
    def open_comments(self) -> int:
        """How many comments on it are not settled."""
        return sum(remark.row.settled_at is None for item in self.items for remark in item.comments)


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """What is to be looked at, in the language of the page."""

    said: Sequence[tuple[str, bool]]  # its sentence, in pieces: is it as the form prints it?
    values: Sequence[str]
    source: str
    token: str
    address: str
    gravity: Gravity
    looked: bool


def parts_of(now: Now, remarks: Sequence[Remark]) -> list[ShownPart]:
    """The parts of a form in the order of the paper."""
    by_part: dict[str, list[ShownItem]] = {}
    for answer in now.answers:
        shown = item_token(answer.key)
        address = where_answered(now.file.case, now.someone, now.prepared, answer)
        said = [remark for remark in remarks if remark.item == shown]
        by_part.setdefault(answer.part, []).append(ShownItem(answer, shown, address, said))
    return [ShownPart(name, items) for name, items in by_part.items()]


def findings_of(now: Now) -> list[ShownFinding]:
    """What is to be looked at, the gravest first; what somebody looked at last."""
    answers = {answer.key: answer for answer in now.answers}
    found = [_finding(now, finding, answers) for finding in now.findings]
    return sorted(found, key=lambda one: one.looked)


def _finding(now: Now, finding: Finding, answers: dict[tuple[str, str, str, int], Answer]) -> ShownFinding:
    case, someone, prepared = now.file.case, now.someone, now.prepared
    if finding.items and finding.items[0] in answers:
        address = where_answered(case, someone, prepared, answers[finding.items[0]])
    else:
        address = where_said(case, someone, prepared, finding.origins[0]) if finding.origins else ""
    return ShownFinding(
        _pieces(law_words(finding.words), [at(answers[key]) for key in finding.items if key in answers]),
        finding.values,
        finding.source,
        token(finding),
        "" if finding.name in ("by_hand", "edition") else address,
        finding.gravity,
        now.was_looked(finding),
    )


def _pieces(sentence: str, printed: Sequence[str]) -> list[tuple[str, bool]]:
    """A sentence in pieces: what a form prints stays in English in every language."""
    pieces, rest = [], sentence
    for item in printed:
        before, sign, rest = rest.partition(item)
        pieces += [(before, False), (sign, True)]
    return [(text, is_printed) for text, is_printed in (*pieces, (rest, False)) if text]
