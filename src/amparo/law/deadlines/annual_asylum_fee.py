"""Paying the yearly fee while an asylum application is pending."""

from amparo.law.deadline import Deadline, done_from
from amparo.law.facts import Words
from amparo.law.tree import date_of, days_after

NOTICE = date_of("annual_fee_notice_on")

ANNUAL_ASYLUM_FEE = Deadline(
    name="annual_asylum_fee",
    label=Words("Pay the annual asylum fee", "Pagar la tarifa anual de asilo"),
    citation="Pub. L. 119-21 sec. 100009; 90 Fed. Reg. 34511; DHS interim rule effective 2026-05-29",
    counted_from=NOTICE,
    ends=days_after(NOTICE, 30),
    rolls=False,
    done_when=done_from(NOTICE, date_of("annual_fee_paid_on")),
    done_on=date_of("annual_fee_paid_on"),
    consequence=Words(
        "since 2026-05-29 an unpaid fee means the I-589 is rejected and the work permit based on it ends",
        "desde el 2026-05-29, no pagar la tarifa significa que se rechaza el I-589 y termina el permiso de "
        "trabajo basado en él",
    ),
    note=Words(
        "Runs from the date on the notice. It does not roll to a working day: the notice's own day is the safe one.",
        "Corre desde la fecha del aviso. No se traslada a un día hábil: lo seguro es la fecha del propio aviso.",
    ),
)
