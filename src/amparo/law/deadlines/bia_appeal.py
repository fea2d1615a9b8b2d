"""The appeal from the immigration judge to the Board of Immigration Appeals."""

import datetime as dt

from amparo.law.deadline import Deadline, SaferDay, done_from
from amparo.law.facts import Words
from amparo.law.source import confirmed
from amparo.law.tree import Given, Not, WorkingDay, Yes, all_of, date_of, days_after, on, proven

DECISION = date_of("judge_decision_on")

BIA_APPEAL = Deadline(
    name="bia_appeal",
    label=Words("Appeal received by the Board (Form EOIR-26)", "Apelación recibida por la Junta (EOIR-26)"),
    citation="8 CFR 1003.38(b), 1240.15",
    counted_from=DECISION,
    ends=days_after(DECISION, 30),
    none_when=all_of(Given("in_absentia_order_on"), Not(proven(date_of("in_absentia_order_on") < DECISION))),
    none_because=Words(
        "an order made in absentia is rescinded by a motion to the judge, not by an appeal: INA 240(b)(5)(C); 8 "
        "CFR 1240.15",
        "una orden en ausencia se anula con una moción ante el juez, no con una apelación: INA 240(b)(5)(C); 8 "
        "CFR 1240.15",
    ),
    safer=(
        SaferDay(
            WorkingDay(days_after(DECISION, 10)),
            Words(
                "a rule of 2026-02-06 required most appeals within 10 days; it was vacated on 2026-03-08, before "
                "it began (Amica Ctr. v. EOIR, D.D.C.), and whether it has come back could not be checked",
                "una norma del 2026-02-06 exigía la mayoría de las apelaciones en 10 días; fue anulada el "
                "2026-03-08, antes de empezar (Amica Ctr. v. EOIR, D.D.C.), y no pudo comprobarse si ha vuelto",
            ),
            when=all_of(on(2026, 3, 9) <= DECISION, Not(Yes("asylum_denied_on_merits"))),
        ),
    ),
    done_when=done_from(DECISION, date_of("appeal_received_on")),
    done_on=date_of("appeal_received_on"),
    sources=(
        confirmed("8 CFR 1240.15: 30 days, none in absentia", "law.cornell.edu/cfr/text/8/1240.15", "2026-11-28"),
        confirmed("8 CFR 1003.38(b), (c)", "legalfix.com, CFR 2019, section 1003.38", "2026-11-28"),
        confirmed("10 days: blocked 2026-03-08, 30 days stay", "ilrc.org/node/3987", "2026-11-28"),
    ),
    known_as_of=dt.date(2026, 3, 9),
    consequence=Words(
        "the judge's decision becomes final; the Board counts the day of receipt, not of mailing",
        "la decisión del juez queda firme; la Junta cuenta el día en que recibe, no el del envío",
    ),
)
