"""Paying the yearly fee while an asylum application is pending."""

import datetime as dt

from amparo.law.deadline import Deadline, done_from
from amparo.law.facts import Words
from amparo.law.policy import Ruling
from amparo.law.posture import ALREADY_GRANTED
from amparo.law.source import confirmed, unsettled
from amparo.law.status import Status
from amparo.law.tree import (
    ASKED,
    Given,
    Not,
    Open,
    Yes,
    all_of,
    any_of,
    chosen,
    date_of,
    days_after,
    on,
    one_of,
    proven,
)

NOTICE = date_of("annual_fee_notice_on")
BY_A_JUDGE = proven(one_of("annual_fee_asked_by", "judge"))

STAY_ENDED = on(2026, 2, 2)
NOTICE_COUNTS = any_of(NOTICE >= STAY_ENDED, STAY_ENDED > ASKED)
"""USCIS told people to disregard the notices that came before the stay."""
OLD_NOTICE = Open(
    Words(
        "USCIS said on 2025-11-07 to disregard the notices sent before the stay; whether they count again since "
        "2026-02-02, or a new notice must come, could not be found: look at the case online, and pay where unsure",
        "USCIS dijo el 2025-11-07 que no se tuvieran en cuenta los avisos anteriores a la suspensión; no pudo "
        "encontrarse si valen de nuevo desde el 2026-02-02 o si debe llegar otro aviso: consulte el caso en línea y, "
        "en la duda, pague",
    )
)

ANNUAL_ASYLUM_FEE = Deadline(
    name="annual_asylum_fee",
    label=Words("Pay the annual asylum fee", "Pagar la tarifa anual de asilo"),
    citation="Pub. L. 119-21 sec. 100009; 90 Fed. Reg. 34511; DHS interim rule effective 2026-05-29; EOIR PM 26-01",
    counted_from=NOTICE,
    ends=chosen((BY_A_JUDGE, date_of("annual_fee_ordered_for")), (NOTICE_COUNTS, days_after(NOTICE, 30))),
    rolls=False,
    none_when=any_of(
        all_of(Given("annual_fee_notice_on"), on(2026, 1, 2) <= ASKED, one_of("annual_fee_asked_by", "court")),
        all_of(Not(BY_A_JUDGE), proven(NOTICE < STAY_ENDED), STAY_ENDED <= ASKED, OLD_NOTICE),
    ),
    none_because=Words(
        "in court the fee falls due only by a judge's written order that sets a day: EOIR PM 26-01",
        "en la corte la tarifa se debe pagar solo por orden escrita de un juez que fije una fecha: EOIR PM 26-01",
    ),
    history=(
        Ruling(dt.date(2025, 7, 22), Status.IN_FORCE, "90 Fed. Reg. 34511"),
        Ruling(
            dt.date(2025, 10, 30),
            Status.STAYED,
            "ASAP v. USCIS, No. SAG-25-03299 (D. Md. 2025-10-30)",
            Words(
                "stayed on that day by ASAP v. USCIS (D. Md. 2025-10-30 to 2026-02-02): nobody had to pay",
                "suspendida en esa fecha por ASAP v. USCIS (D. Md., del 2025-10-30 al 2026-02-02): nadie debía pagar",
            ),
        ),
        Ruling(dt.date(2026, 2, 2), Status.IN_FORCE, "ASAP v. USCIS (D. Md. 2026-02-02): the stay ended"),
    ),
    closed_in=(ALREADY_GRANTED,),
    points=any_of(Given("annual_fee_notice_on"), Yes("asylum_filed"), Given("asylum_filed_on")),
    done_when=done_from(NOTICE, date_of("annual_fee_paid_on")),
    done_on=date_of("annual_fee_paid_on"),
    consequence=Words(
        "since 2026-05-29 an unpaid fee means USCIS rejects the I-589 and the work permit based on it ends",
        "desde el 2026-05-29, no pagar la tarifa significa que USCIS rechaza el I-589 y termina el permiso de "
        "trabajo basado en él",
    ),
    sources=(
        confirmed("90 Fed. Reg. 34511", "maplecrestlaw.com; nepyork.com, 2025-11-07", "2026-11-28"),
        confirmed("stayed 2025-10-30, stay ended 2026-02-02", "asaptogether.org, annual-asylum-fees", "2026-11-28"),
        confirmed("EOIR PM 26-01 (2026-01-02); PM 25-36 cancelled", "nepyork.com; islawfirm.com", "2026-11-28"),
        confirmed("interim final rule: 30 days, 2026-05-29", "visajourney.com, notice of USCIS", "2026-11-28"),
        unsettled("notices sent before the stay", "nepyork.com, 2025-11-07", "2026-11-28"),
    ),
    known_as_of=dt.date(2026, 5, 29),
    note=Words(
        "Runs from the date on the notice of USCIS. It does not roll to a working day: the notice's own day is the "
        "safe one. EOIR waived the fee for applications that were final by 2025-09-30.",
        "Corre desde la fecha del aviso de USCIS. No se traslada a un día hábil: lo seguro es la fecha del propio "
        "aviso. EOIR dispensó de la tarifa a las solicitudes que eran definitivas el 2025-09-30.",
    ),
)
