"""Which day of a person's facts cannot come before which."""

from __future__ import annotations

from amparo.law.facts import Kind
from amparo.law.vocabulary import FACTS

_OF_OTHERS = frozenset(
    (
        "asylum_granted_on",
        "refugee_admitted_on",
        "principal_i589_filed_on",
        "principal_refugee_interview_on",
        "beneficiary_born_on",
        "i730_filed_on",
        "stepparent_married_on",
        "adopted_on",
        "petitioner_naturalized_on",
        "abuser_lost_status_on",
    )
)
"""Days in the life of a principal, a beneficiary or an abuser, who need not be the person whose birth is on record."""

ARRIVALS = frozenset(("last_entry_on", "encountered_on"))
"""Days that the contradictions `entered_after_today` and `born_after_entry` look at together."""

DAYS = tuple(name for name, fact in FACTS.items() if fact.kind is Kind.DATE)

IN_ORDER: tuple[tuple[str, str], ...] = (
    *(("born_on", name) for name in DAYS if name != "born_on" and name not in _OF_OTHERS | ARRIVALS),
    ("beneficiary_born_on", "i730_filed_on"),
    ("beneficiary_born_on", "adopted_on"),
    ("asylum_granted_on", "petitioner_naturalized_on"),
    ("refugee_admitted_on", "petitioner_naturalized_on"),
    ("asylum_granted_on", "i730_filed_on"),
    ("refugee_admitted_on", "i730_filed_on"),
    ("principal_i589_filed_on", "asylum_granted_on"),
    ("principal_refugee_interview_on", "refugee_admitted_on"),
    ("asylum_filed_on", "annual_fee_notice_on"),
    ("ead_renewal_filed_on", "ead_renewal_decided_on"),
)
"""Days that cannot come the other way round: the first is never after the second. The same day may be both.

Not here: filing and latest arrival, encounter and arrival, a judge's decision and an older final order, a denial and
an older remand, a negative credible-fear finding and an older one that was vacated, each of which can lawfully come
either way; telling of a move or paying a yearly fee, which may belong to an earlier time.
"""

IN_ONE_ROUND: tuple[tuple[str, str], ...] = (
    ("judge_decision_on", "appeal_received_on"),
    ("final_order_on", "reconsideration_filed_on"),
    ("final_order_on", "reopening_filed_on"),
    ("final_order_on", "petition_for_review_filed_on"),
    ("in_absentia_order_on", "rescission_filed_on"),
)
"""A decision, and what is filed against it. Once a case was sent back or reopened a new decision may follow what was
filed against the old one."""
