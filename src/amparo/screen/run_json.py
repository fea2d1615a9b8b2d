"""A docket screened or compared as JSON, for programs that show or store it. Each has its `format` and its schema."""

from __future__ import annotations

import datetime as dt

from amparo.law.book import Law
from amparo.law.consistency import CONTRADICTIONS
from amparo.law.facts import Words
from amparo.law.json_file import Json
from amparo.law.questions import NO, UNKNOWN, YES
from amparo.screen.run import Comparison, Rejected, Screening

FORMAT = 1
_SAYS = {True: YES, False: NO, None: UNKNOWN}


def screening_to_json(law: Law, done: Screening, day: dt.date) -> Json:
    """The figures of a screening: people by form of relief and answer, by deadline and status, what cannot be."""
    summary = done.summary
    wrong = {contradiction.name: contradiction.label for contradiction in CONTRADICTIONS}
    return {
        "format": FORMAT,
        "day": day.isoformat(),
        "known_as_of": law.known_as_of.isoformat() if law.known_as_of else None,
        "people": summary.people,
        "options": [
            {
                "name": relief.relief,
                "label": _words(law.relief[relief.relief].label),
                YES: relief.available,
                NO: relief.unavailable,
                UNKNOWN: relief.unknown,
                "no_most_by": relief.unavailable_most_by,
                "unknown_most_by": relief.unknown_most_by,
            }
            for relief in summary.relief
        ],
        "due_within_days": {str(days): many for days, many in summary.due.items()},
        "next_deadline_within_90_days": dict(summary.due_by_deadline),
        "deadlines": [
            {
                "name": deadline.deadline,
                "label": _words(law.deadlines[deadline.deadline].label),
                **{status.value: many for status, many in deadline.by_status.items()},
                "no_last_day": deadline.no_deadline,
            }
            for deadline in summary.deadlines
        ],
        "cannot_be_right": {
            "people": summary.contradicted,
            "contradictions": [
                {"name": name, "label": _words(wrong[name]), "people": many}
                for name, many in summary.contradictions.items()
            ],
        },
        "set_aside": _rejected(done.rejected),
    }


def comparison_to_json(law: Law, done: Comparison, since: dt.date, until: dt.date, draft: str | None) -> Json:
    """What a change moved: how many people, and each kind of movement with what decided it before and after."""
    return {
        "format": FORMAT,
        "from": since.isoformat(),
        "to": until.isoformat(),
        "draft": draft,
        "known_as_of": law.known_as_of.isoformat() if law.known_as_of else None,
        "people": done.people,
        "touched": done.touched,
        "movements": [
            {
                "option": movement.relief,
                "people": movement.people,
                "before": _SAYS[movement.before],
                "after": _SAYS[movement.after],
                "before_by": movement.before_by,
                "after_by": movement.after_by,
                "before_policies": list(movement.before_policies),
                "after_policies": list(movement.after_policies),
            }
            for movement in done.movements
        ],
        "set_aside": _rejected(done.rejected),
    }


def _words(words: Words) -> Json:
    return {"en": words.en, "es": words.es}


def _rejected(rejected: Rejected) -> Json:
    return {"rows": rejected.rows, "file": str(rejected.path) if rejected.path else None}
