"""Days counted from days, taken apart into what they are counted from and the steps."""

from __future__ import annotations

from amparo.law.tree import After, Birthday, Day, Earliest, Latest, Number, Term, WorkingDay


def chain(term: Term) -> tuple[Term, tuple[Term, ...]]:
    """A term as an inner term and the steps from it, the first step first. Every step is monotone."""
    steps: list[Term] = []
    while (inner := inner_of(term)) is not None:
        steps.append(_without_inner(term))
        term = inner
    return term, tuple(reversed(steps))


def inner_of(term: Term) -> Term | None:
    """What a step is counted from; None for what is no step."""
    match term:
        case After(start=inner) | Birthday(born=inner) | WorkingDay(day=inner):
            return inner
        case Latest(days) | Earliest(days):
            moving = [day for day in days if not isinstance(day, Day)]
            return moving[0] if len(moving) == 1 else None
        case _:
            return None


def _without_inner(term: Term) -> Term:
    """The step alone, so that the same step from another fact finds the same table."""
    match term:
        case After(_, length, unit):
            return After(Number(0), length, unit)
        case Birthday(_, age):
            return Birthday(Number(0), age)
        case WorkingDay():
            return WorkingDay(Number(0))
        case Latest(days):
            return Latest(tuple(day for day in days if isinstance(day, Day)))
        case Earliest(days):
            return Earliest(tuple(day for day in days if isinstance(day, Day)))
        case _:
            return term
