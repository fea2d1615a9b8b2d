"""The motion to rescind an order made in the person's absence."""

import datetime as dt

from amparo.law.deadline import Deadline, done_from
from amparo.law.facts import Words
from amparo.law.posture import ORDER_UNDONE
from amparo.law.source import confirmed
from amparo.law.tree import Given, Not, Yes, all_of, any_of, date_of, days_after

ORDER = date_of("in_absentia_order_on")

REOPEN_IN_ABSENTIA = Deadline(
    name="reopen_in_absentia",
    label=Words("Rescind the in absentia order", "Anular la orden dictada en ausencia"),
    citation="INA 240(b)(5)(C); 8 CFR 1003.23(b)(4)(ii)",
    counted_from=ORDER,
    ends=days_after(ORDER, 180),
    none_when=all_of(
        Given("in_absentia_order_on"), any_of(Not(Yes("hearing_notice_received")), Yes("in_custody_at_hearing"))
    ),
    none_because=Words(
        "the motion may be made at any time where notice was not received or the person was held in custody: INA "
        "240(b)(5)(C)(ii)",
        "la moción puede presentarse en cualquier momento si no se recibió el aviso o si la persona estaba en "
        "custodia: INA 240(b)(5)(C)(ii)",
    ),
    closed_in=(ORDER_UNDONE,),
    done_when=done_from(ORDER, date_of("rescission_filed_on")),
    done_on=date_of("rescission_filed_on"),
    sources=(
        confirmed("INA 240(b)(5)(C): 180 days or any time", "alexsei.com; mjbimmigration.com", "2026-11-28"),
        confirmed("8 CFR 1003.23(b)(4)", "justice.gov/eoir, Policy Manual 5.9; nyvisalawyer.com", "2026-11-28"),
    ),
    known_as_of=dt.date(2026, 6, 25),
    consequence=Words(
        "exceptional circumstances can no longer be raised", "ya no pueden alegarse circunstancias excepcionales"
    ),
    note=Words(
        "Filing stays removal until the judge rules, not through an appeal: 8 CFR 1003.23(b)(4)(ii). Exceptional "
        "circumstances are those of INA 240(e)(1).",
        "Presentarla suspende la expulsión hasta que el juez decida, no durante una apelación: 8 CFR "
        "1003.23(b)(4)(ii). Las circunstancias excepcionales son las de INA 240(e)(1).",
    ),
)
