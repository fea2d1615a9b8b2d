"""The judge's review of a negative credible-fear finding."""

import datetime as dt

from amparo.law.deadline import Deadline, done_from
from amparo.law.facts import Words
from amparo.law.source import confirmed
from amparo.law.tree import date_of, days_after

DENIED = date_of("credible_fear_denied_on")

CREDIBLE_FEAR_REVIEW = Deadline(
    name="credible_fear_review",
    label=Words("Judge reviews the negative credible-fear finding", "Revisión judicial del temor creíble negado"),
    citation="INA 235(b)(1)(B)(iii)(III); 8 CFR 208.30(g), 1003.42(e)",
    counted_from=DENIED,
    ends=days_after(DENIED, 7),
    rolls=False,
    done_when=done_from(DENIED, date_of("credible_fear_reviewed_on")),
    done_on=date_of("credible_fear_reviewed_on"),
    sources=(
        confirmed("8 CFR 1003.42(e): 24 hours, at most 7 days", "laws9.com/cfr/text/8/1003/42", "2026-11-28"),
        confirmed("89 Fed. Reg. 105392: in effect 2024-12-27", "federal.elaws.us, FR doc. 2024-30500", "2026-11-28"),
    ),
    known_as_of=dt.date(2024, 12, 27),
    consequence=Words("removal may follow at once", "la expulsión puede seguir de inmediato"),
    note=Words(
        "Ask for the review the moment the finding is served. The judge decides within 24 hours where that can "
        "be done and never later than seven days after a supervisor approved the finding: count from that day "
        "when it is earlier. It does not roll: the statute sets an outer limit.",
        "Pida la revisión en cuanto se notifique la decisión. El juez decide en 24 horas cuando es posible y "
        "nunca más de siete días después de que un supervisor la aprobó: cuente desde ese día si es anterior. No "
        "se traslada a un día hábil: la ley fija un límite máximo.",
    ),
)
