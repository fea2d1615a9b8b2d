"""An explanation as JSON, for programs that show or store it."""

from __future__ import annotations

import datetime as dt

from amparo.law.clock import ClockAnswer, ClockValue
from amparo.law.facts import Facts, Words
from amparo.law.json_file import Json
from amparo.law.partial import Between
from amparo.law.questions import NO, UNKNOWN, YES
from amparo.law.reckoning import DeadlineAnswer
from amparo.law.values import written
from amparo.screen.explain import Explanation, Question, ReliefAnswer

FORMAT = 1
_SAYS = {True: YES, False: NO, None: UNKNOWN}


def explanation_to_json(person: str, facts: Facts, told: Explanation) -> Json:
    """Everything in an explanation: days as YYYY-MM-DD, answers as yes, no and unknown, names as declared."""
    return {
        "format": FORMAT,
        "person": person,
        "day": told.day.isoformat(),
        "known_as_of": told.known_as_of.isoformat(),
        "facts": {name: written(value) for name, value in facts.items()},
        "contradictions": [
            {"name": contradiction.name, "label": _words(contradiction.label)} for contradiction in told.contradictions
        ],
        "options": [_relief(one) for one in told.relief],
        "policies": [
            {
                "name": policy.policy.name,
                "applies": _SAYS[policy.value],
                "reason": _words(policy.reason),
                "ask": list(policy.ask),
                "why": [reason.en for reason in policy.why],
            }
            for policy in told.policies
        ],
        "questions": [_question(question) for question in told.questions],
        "deadlines": [_deadline(deadline, told) for deadline in told.deadlines],
        "clocks": [_clock(clock) for clock in told.clocks],
    }


def _words(words: Words | None) -> Json:
    return None if words is None else {"en": words.en, "es": words.es}


def _relief(one: ReliefAnswer) -> Json:
    return {
        "name": one.relief.name,
        "label": _words(one.relief.label),
        "answer": _SAYS[one.value],
        "reason": _words(one.reason),
        "citation": one.relief.citation,
        "decided_by": [
            {
                "element": deciding.element.name,
                "label": _words(deciding.element.label),
                "answer": _SAYS[deciding.value],
                "says": _words(deciding.says),
                "citation": deciding.element.citation,
                "facts": list(deciding.facts),
                "depth": deciding.depth,
            }
            for deciding in one.deciding
        ],
        "ask": list(one.ask),
        "why": [reason.en for reason in one.why],
    }


def _question(one: Question) -> Json:
    return {
        "fact": one.fact.name,
        "question": _words(one.fact.question),
        "options": list(one.relief),
        "deadlines": list(one.deadlines),
    }


def _deadline(one: DeadlineAnswer, told: Explanation) -> Json:
    return {
        "name": one.deadline.name,
        "label": _words(one.deadline.label),
        "citation": one.deadline.citation,
        "last_day": one.falls_on.isoformat() if one.falls_on else None,
        "latest_day": one.latest_day.isoformat() if one.latest_day else None,
        "days_left": one.days_left(told.day),
        "none": one.none,
        "standing": one.status,
        "met": one.met,
        "done_on": _reading(one.done_on),
        "missed_by": one.missed_by,
        "missed_by_at_most": one.missed_by_at_most,
        "excuses": [{"label": _words(excuse.label), "citation": excuse.citation} for excuse in one.excuses],
        "excuse_claimed": one.excuse_claimed,
        "safe_day": one.safe_day.isoformat() if one.safe_day else None,
        "safe_because": [reason.en for reason in one.safe_because],
        "counted_from": _reading(one.counted_from),
        "rolled_from": one.rolled_from.isoformat() if one.rolled_from else None,
        "ask": list(one.ask),
        "why": [reason.en for reason in one.why],
        "alerts": [day.isoformat() for day in one.alerts],
    }


def _clock(one: ClockAnswer) -> Json:
    return {
        "name": one.clock.name,
        "known": one.known,
        "none": one.none,
        "readings": {name: _reading(value) for name, value in one.readings.items()},
        "ask": list(one.ask),
        "why": [reason.en for reason in one.why],
    }


def _reading(value: ClockValue) -> Json:
    """A day as YYYY-MM-DD, a number as it is; what lies between two ends with both."""
    match value:
        case Between(first, last):
            return {"first": _reading(first), "last": _reading(last)}
        case dt.date():
            return value.isoformat()
        case _:
            return value
