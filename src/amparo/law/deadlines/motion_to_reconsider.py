"""The motion to reconsider a final order."""

from amparo.law.deadline import Deadline, done_from
from amparo.law.deadlines.motion_to_reopen import FINAL_ORDER
from amparo.law.facts import Words
from amparo.law.tree import date_of, days_after

MOTION_TO_RECONSIDER = Deadline(
    name="motion_to_reconsider",
    label=Words("Motion to reconsider", "Moción para reconsiderar"),
    citation="INA 240(c)(6)(B); 8 CFR 1003.2(b)(2), 1003.23(b)(1)",
    counted_from=FINAL_ORDER,
    ends=days_after(FINAL_ORDER, 30),
    done_when=done_from(FINAL_ORDER, date_of("reconsideration_filed_on")),
    done_on=date_of("reconsideration_filed_on"),
    consequence=Words(
        "errors of fact or law in the order can no longer be raised this way",
        "los errores de hecho o de derecho de la orden ya no pueden alegarse por esta vía",
    ),
)
