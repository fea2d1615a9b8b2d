"""The motion to reopen a final order."""

import datetime as dt

from amparo.law.deadline import Deadline, done_from
from amparo.law.facts import Words
from amparo.law.posture import ORDER_UNDONE
from amparo.law.source import confirmed
from amparo.law.tree import date_of, days_after

FINAL_ORDER = date_of("final_order_on")

MOTION_TO_REOPEN = Deadline(
    name="motion_to_reopen",
    label=Words("Motion to reopen", "Moción para reabrir"),
    citation="INA 240(c)(7)(C)(i); 8 CFR 1003.2(c)(2), 1003.23(b)(1)",
    counted_from=FINAL_ORDER,
    ends=days_after(FINAL_ORDER, 90),
    closed_in=(ORDER_UNDONE,),
    done_when=done_from(FINAL_ORDER, date_of("reopening_filed_on")),
    done_on=date_of("reopening_filed_on"),
    sources=(
        confirmed("INA 240(c)(7)(C): within 90 days", "mjbimmigration.com; gurfinkel.com", "2026-11-28"),
        confirmed("8 CFR 1003.23(b)(1)", "mikebakerlaw.com, Matter of Monges-Garcia", "2026-11-28"),
    ),
    known_as_of=dt.date(2026, 6, 25),
    consequence=Words("only the exceptions remain", "solo quedan las excepciones"),
    note=Words(
        "There is no limit for asylum, withholding or CAT claims on changed country conditions: INA 240(c)(7)(C)(ii).",
        "No hay límite para pedir asilo, retención o protección bajo la CAT por cambios en las condiciones del "
        "país: INA 240(c)(7)(C)(ii).",
    ),
)
