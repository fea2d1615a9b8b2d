"""The motion to reconsider a final order."""

import datetime as dt

from amparo.law.deadline import Deadline, done_from
from amparo.law.deadlines.motion_to_reopen import FINAL_ORDER
from amparo.law.facts import Words
from amparo.law.posture import ORDER_UNDONE
from amparo.law.source import confirmed
from amparo.law.tree import date_of, days_after

MOTION_TO_RECONSIDER = Deadline(
    name="motion_to_reconsider",
    label=Words("Motion to reconsider", "Moción para reconsiderar"),
    citation="INA 240(c)(6)(B); 8 CFR 1003.2(b)(2), 1003.23(b)(1)",
    counted_from=FINAL_ORDER,
    ends=days_after(FINAL_ORDER, 30),
    closed_in=(ORDER_UNDONE,),
    done_when=done_from(FINAL_ORDER, date_of("reconsideration_filed_on")),
    done_on=date_of("reconsideration_filed_on"),
    sources=(
        confirmed("INA 240(c)(6): within 30 days", "gurfinkel.com; mjbimmigration.com", "2026-11-28"),
        confirmed(
            "8 CFR 1003.2(b)(2), 1003.23(b)(1)",
            "old.govregs.com; justice.gov/eoir, Policy Manual 5.7, 5.8",
            "2026-11-28",
        ),
    ),
    known_as_of=dt.date(2026, 6, 25),
    consequence=Words(
        "errors of fact or law in the order can no longer be raised this way",
        "los errores de hecho o de derecho de la orden ya no pueden alegarse por esta vía",
    ),
)
