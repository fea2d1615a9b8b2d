"""How long an expired work permit goes on while its renewal is pending: 8 CFR 274a.13(d), (e)."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType

from amparo.law.calendar import days_after
from amparo.law.clock import Clock, ClockAnswer
from amparo.law.facts import Facts, Words

SHORT, LONG = 180, 540
LONG_SPANS = (
    (dt.date(2022, 5, 4), dt.date(2023, 10, 26)),
    (dt.date(2024, 4, 8), dt.date(2025, 10, 29)),
)
"""When filing gave 540 days: 87 Fed. Reg. 26614; 89 Fed. Reg. 24628, made permanent on 2024-12-13."""
ENDS_WITH = dt.date(2025, 10, 29)
"""The last day on which filing a renewal extends anything: 90 Fed. Reg., doc. 2025-19702."""
BEGAN = dt.date(2017, 1, 17)
EXTENDED_CATEGORIES = ("c08", "a05", "a12", "c19")

AFTER_EXPIRY = Words("the renewal came after the card expired", "la renovación llegó después de vencer la tarjeta")
ENDED = Words(
    "renewals filed from 2025-10-30 extend nothing",
    "las renovaciones presentadas desde el 2025-10-30 no prorrogan nada",
)
TOO_EARLY = Words("no automatic extension before 2017-01-17", "sin prórroga automática antes del 2017-01-17")
CATEGORY = Words(
    "whether this category is extended is for a lawyer: see the list at 8 CFR 274a.13(d)",
    "si esta categoría se prorroga lo decide un abogado: vea la lista en 8 CFR 274a.13(d)",
)


def _count(facts: Facts, _asked: dt.date) -> ClockAnswer:
    expires, filed = facts.get("ead_expires_on"), facts.get("ead_renewal_filed_on")
    category = facts.get("ead_category")
    missing = tuple(
        name for name in ("ead_category", "ead_expires_on", "ead_renewal_filed_on") if facts.get(name) is None
    )
    if not isinstance(expires, dt.date):
        return ClockAnswer(EAD_EXTENSION, known=False, ask=missing)
    if not isinstance(filed, dt.date):
        return ClockAnswer(EAD_EXTENSION, _until(expires, 0), known=False, ask=missing)
    if filed > expires:
        return ClockAnswer(EAD_EXTENSION, _until(expires, 0), why=(AFTER_EXPIRY,))
    if filed > ENDS_WITH:
        return ClockAnswer(EAD_EXTENSION, _until(expires, 0), why=(ENDED,))
    if filed < BEGAN:
        return ClockAnswer(EAD_EXTENSION, _until(expires, 0), why=(TOO_EARLY,))
    if category is None:
        return ClockAnswer(EAD_EXTENSION, _until(expires, 0), known=False, ask=missing)
    if category not in EXTENDED_CATEGORIES:
        why = (CATEGORY,)
        return ClockAnswer(EAD_EXTENSION, _until(expires, 0), known=False, why=why)
    if any(first <= filed <= last for first, last in LONG_SPANS):
        return ClockAnswer(EAD_EXTENSION, _until(expires, LONG))
    raised_on = next(first for first, _ in LONG_SPANS if filed < first)
    could_grow = days_after(expires, LONG) >= raised_on
    still_pending = (_still_pending(raised_on),) if could_grow else ()
    return ClockAnswer(EAD_EXTENSION, _until(expires, SHORT), why=still_pending)


def _still_pending(day: dt.date) -> Words:
    return Words(
        f"540 days instead if the renewal was still pending on {day}",
        f"540 días en cambio si la renovación seguía pendiente el {day}",
    )


def _until(expires: dt.date, days: int) -> MappingProxyType[str, bool | dt.date]:
    return MappingProxyType({"extended": days > 0, "until": days_after(expires, days)})


EAD_EXTENSION = Clock(
    name="ead_extension",
    label=Words("Automatic extension of the work permit", "Prórroga automática del permiso de trabajo"),
    citation="8 CFR 274a.13(d), (e); 90 Fed. Reg. doc. 2025-19702",
    shows=MappingProxyType(
        {
            "extended": Words("extended", "prorrogado"),
            "until": Words("may work until", "puede trabajar hasta"),
        }
    ),
    reads=("ead_category", "ead_expires_on", "ead_renewal_filed_on"),
    count=_count,
    note=Words(
        "The renewal must have been filed before the card expired, in the same category, and still be pending. A "
        "notice in the Federal Register can by itself extend permits based on TPS.",
        "La renovación debe haberse presentado antes de vencer la tarjeta, en la misma categoría, y seguir "
        "pendiente. Un aviso en el Federal Register puede prorrogar por sí mismo los permisos basados en el TPS.",
    ),
)
