"""The petition to the court of appeals."""

import datetime as dt

from amparo.law.deadline import Deadline, done_from
from amparo.law.deadlines.motion_to_reopen import FINAL_ORDER
from amparo.law.facts import Words
from amparo.law.posture import ORDER_UNDONE
from amparo.law.source import confirmed
from amparo.law.tree import date_of, days_after

PETITION_FOR_REVIEW = Deadline(
    name="petition_for_review",
    label=Words("Petition for review (court of appeals)", "Petición de revisión (corte de apelaciones)"),
    citation="INA 242(b)(1); FRAP 26(a); Riley v. Bondi, 606 U.S. __ (2025)",
    counted_from=FINAL_ORDER,
    ends=days_after(FINAL_ORDER, 30),
    closed_in=(ORDER_UNDONE,),
    done_when=done_from(FINAL_ORDER, date_of("petition_for_review_filed_on")),
    done_on=date_of("petition_for_review_filed_on"),
    sources=(
        confirmed(
            "INA 242(b)(1); Riley v. Bondi (2025-06-26)", "law.cornell.edu/supct; sabrinadamast.com", "2026-11-28"
        ),
        confirmed("FRAP 26(a)", "law.cornell.edu, 28 USC App. Rule 26; yumpu.com 65850181", "2026-11-28"),
    ),
    known_as_of=dt.date(2026, 6, 25),
    consequence=Words("no court reviews the order", "ninguna corte revisa la orden"),
    note=Words(
        "Runs from the date of the order, not its receipt; a motion to the Board does not stop it. Filing does "
        "not stay removal: INA 242(b)(3)(B), so ask for a stay. In withholding-only cases it runs from the "
        "removal order itself (Riley v. Bondi).",
        "Corre desde la fecha de la orden, no desde que se recibe; una moción ante la Junta no lo detiene. "
        "Presentarla no suspende la expulsión: INA 242(b)(3)(B); pida una suspensión. En casos solo de retención "
        "corre desde la propia orden de expulsión (Riley v. Bondi).",
    ),
)
