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
from amparo.screen.explain import Explanation, ReliefAnswer
from amparo.screen.ranking import Question

FORMAT = 1
_SAYS = {True: YES, False: NO, None: UNKNOWN}


def explanation_to_json(person: str, facts: Facts, explanation: Explanation) -> Json:
    """Everything in an explanation: days as YYYY-MM-DD, answers as yes, no and unknown, names as declared.

    `questions` come with the first to ask first, each with its reason; `due_in` are the days to the deadline it names.
    """
    return {
        "format": FORMAT,
        "person": person,
        "day": explanation.day.isoformat(),
        "known_as_of": _day(explanation.known_as_of),
        "facts": {name: written(value) for name, value in facts.items()},
        "contradictions": [
            {"name": contradiction.name, "label": _words(contradiction.label)}
            for contradiction in explanation.contradictions
        ],
        "options": [_relief(relief, explanation.day) for relief in explanation.relief],
        "policies": [
            {
                "name": policy.policy.name,
                "applies": _SAYS[policy.value],
                "reason": _words(policy.reason),
                "ask": list(policy.ask),
                "why": [reason.en for reason in policy.why],
                "known_as_of": _day(policy.policy.known_as_of),
            }
            for policy in explanation.policies
        ],
        "questions": [_question(question) for question in explanation.questions],
        "deadlines": [_deadline(deadline, explanation) for deadline in explanation.deadlines],
        "clocks": [_clock(clock) for clock in explanation.clocks],
    }


def _day(day: dt.date | None) -> Json:
    return None if day is None else day.isoformat()


def _words(words: Words | None) -> Json:
    return None if words is None else {"en": words.en, "es": words.es}


def _next_step(answer: ReliefAnswer, day: dt.date) -> Json:
    """What to do next about it, where it may be available; else null."""
    step = answer.next_step
    if step is None:
        return None
    return {
        "form": _words(step.form),
        "forum": _words(step.forum),
        "fee": _words(step.fee.on(day)),
        "fee_citation": step.fee.citation,
        "deadline": step.deadline or None,
        "evidence": _words(step.evidence),
        "citation": step.citation,
    }


def _relief(answer: ReliefAnswer, day: dt.date) -> Json:
    return {
        "name": answer.relief.name,
        "label": _words(answer.relief.label),
        "answer": _SAYS[answer.value],
        "state": answer.state,
        "depth": answer.relief.depth,
        "reason": _words(answer.reason),
        "citation": answer.relief.citation,
        "known_as_of": _day(answer.known_as_of),
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
            for deciding in answer.deciding
        ],
        "next_step": _next_step(answer, day),
        "ask": list(answer.ask),
        "why": [reason.en for reason in answer.why],
    }


def _question(question: Question) -> Json:
    return {
        "fact": question.fact.name,
        "question": _words(question.fact.question),
        "reason": _words(question.reason),
        "due_in": question.due_in,
        "options": list(question.relief),
        "deadlines": list(question.deadlines),
    }


def _deadline(answer: DeadlineAnswer, explanation: Explanation) -> Json:
    return {
        "name": answer.deadline.name,
        "label": _words(answer.deadline.label),
        "citation": answer.deadline.citation,
        "known_as_of": _day(answer.deadline.known_as_of),
        "last_day": answer.falls_on.isoformat() if answer.falls_on else None,
        "latest_day": answer.latest_day.isoformat() if answer.latest_day else None,
        "days_left": answer.days_left(explanation.day),
        "none": answer.none,
        "standing": answer.status,
        "met": answer.met,
        "done_on": _reading(answer.done_on),
        "missed_by": answer.missed_by,
        "missed_by_at_most": answer.missed_by_at_most,
        "excuses": [{"label": _words(excuse.label), "citation": excuse.citation} for excuse in answer.excuses],
        "excuse_claimed": answer.excuse_claimed,
        "safe_day": answer.safe_day.isoformat() if answer.safe_day else None,
        "safe_because": [reason.en for reason in answer.safe_because],
        "counted_from": _reading(answer.counted_from),
        "rolled_from": answer.rolled_from.isoformat() if answer.rolled_from else None,
        "ask": list(answer.ask),
        "why": [reason.en for reason in answer.why],
        "alerts": [day.isoformat() for day in answer.alerts],
    }


def _clock(answer: ClockAnswer) -> Json:
    return {
        "name": answer.clock.name,
        "known_as_of": _day(answer.clock.known_as_of),
        "known": answer.known,
        "none": answer.none,
        "readings": {name: _reading(value) for name, value in answer.readings.items()},
        "ask": list(answer.ask),
        "why": [reason.en for reason in answer.why],
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
