"""The order of days in each kind of record, and among the records of a person: what is told when it is broken."""

from __future__ import annotations

from amparo.law.facts import Words
from amparo.law.record_order import Follows, FollowsFact, InOrder, Order, Which
from amparo.law.records.hearings import NOT_OF_THE_CASE
from amparo.law.tree import Not, all_of, one_of, proven

OF_PROCEEDINGS = (
    InOrder(
        "proceedings",
        "served_on",
        "decided_on",
        Words(
            "a decision lies before the day on which the paper that began the proceeding was served",
            "una decisión es anterior al día en que se notificó el documento que inició el proceso",
        ),
    ),
    InOrder(
        "proceedings",
        "decided_on",
        "final_on",
        Words("a decision became final before it was made", "una decisión quedó firme antes de dictarse"),
    ),
    InOrder(
        "proceedings",
        "served_on",
        "final_on",
        Words(
            "a decision became final before the paper that began the proceeding was served",
            "una decisión quedó firme antes de notificarse el documento que inició el proceso",
        ),
    ),
)

OF_FILINGS = (
    InOrder(
        "filings",
        "mailed_on",
        "received_on",
        Words("a filing was received before it was mailed", "una presentación se recibió antes de enviarse"),
    ),
    *(
        InOrder(
            "filings",
            first,
            then,
            Words(
                f"a filing was {done.en} before it was {begun.en}",
                f"una presentación se {done.es} antes de {begun.es}",
            ),
        )
        for first, begun in (
            ("mailed_on", Words("mailed", "enviarse")),
            ("received_on", Words("received", "recibirse")),
        )
        for then, done in (
            ("rejected_on", Words("rejected", "rechazó")),
            ("approved_on", Words("approved", "aprobó")),
            ("denied_on", Words("denied", "denegó")),
            ("withdrawn_on", Words("withdrawn", "retiró")),
        )
    ),
)

OF_ARRIVALS = (
    InOrder(
        "arrivals",
        "arrived_on",
        "paroled_until",
        Words("a parole ended before the arrival that it was given at", "un parole terminó antes de su llegada"),
    ),
)

DECIDED = Not(one_of("decision", "none_yet"))
BY_A_JUDGE = all_of(one_of("forum", "immigration_court"), DECIDED)
BEFORE_A_COURT_OF_APPEALS = one_of("forum", "circuit")
UNDOES = one_of("decision", "remanded", "reopened", "vacated")

SERVED = Which("proceedings", "served_on", one_of("proceeding", "removal", "mpp"))
HEARING_BEFORE_SERVICE = Words(
    "the hearing lies before the first notice to appear on record was served: a day is wrong, or a notice is missing",
    "la audiencia es anterior a la notificación del primer aviso de comparecencia que consta: una fecha está mal, o "
    "falta un aviso",
)

AMONG_RECORDS: tuple[Order, ...] = (
    Follows(
        "appeal_before_every_decision",
        Which("filings", "received_on", one_of("form", "appeal")),
        Which("proceedings", "decided_on", BY_A_JUDGE),
        Words(
            "an appeal was received before every decision of a judge on record: a day is wrong, or a decision is "
            "missing",
            "una apelación se recibió antes de toda decisión de un juez que conste: una fecha está mal, o falta una "
            "decisión",
        ),
    ),
    Follows(
        "motion_before_every_decision",
        Which(
            "filings",
            "received_on",
            one_of("form", "motion_to_reopen", "motion_to_rescind", "motion_to_reconsider"),
        ),
        Which("proceedings", "decided_on", DECIDED),
        Words(
            "a motion to reopen, rescind or reconsider was received before every decision on record: a day is wrong, "
            "or a decision is missing",
            "una moción para reabrir, anular o reconsiderar se recibió antes de toda decisión que conste: una fecha "
            "está mal, o falta una decisión",
        ),
    ),
    Follows(
        "petition_before_every_decision",
        Which("filings", "received_on", one_of("form", "petition_for_review")),
        Which("proceedings", "decided_on", all_of(DECIDED, Not(BEFORE_A_COURT_OF_APPEALS))),
        Words(
            "a petition for review was received before every decision on record that it could be about: a day is "
            "wrong, or a decision is missing",
            "una petición de revisión se recibió antes de toda decisión que conste y que pudiera revisar: una fecha "
            "está mal, o falta una decisión",
        ),
    ),
    Follows(
        "undone_before_every_decision",
        Which("proceedings", "decided_on", UNDOES),
        Which("proceedings", "decided_on", all_of(DECIDED, Not(UNDOES))),
        Words(
            "a case was sent back, reopened or a decision vacated before every other decision on record: a day is "
            "wrong, or a decision is missing",
            "un caso se devolvió o se reabrió, o se anuló una decisión, antes de toda otra decisión que conste: una "
            "fecha está mal, o falta una decisión",
        ),
    ),
    Follows(
        "i589_before_every_arrival",
        Which("filings", "received_on", one_of("form", "i589")),
        Which("arrivals", "arrived_on"),
        Words(
            "an I-589 was received before every arrival on record: a day is wrong, or an arrival is missing",
            "un I-589 se recibió antes de toda llegada que conste: una fecha está mal, o falta una llegada",
        ),
    ),
    Follows(
        "hearing_of_records_before_every_service",
        Which("hearings", "set_for", Not(proven(NOT_OF_THE_CASE))),
        SERVED,
        HEARING_BEFORE_SERVICE,
    ),
    FollowsFact("hearing_before_every_service", "hearing_on", (SERVED,), HEARING_BEFORE_SERVICE, first_of_them=True),
    FollowsFact(
        "born_after_a_record",
        "born_on",
        (
            Which("proceedings", "served_on"),
            Which("proceedings", "decided_on"),
            Which("arrivals", "arrived_on"),
            Which("hearings", "set_for"),
            Which("filings", "received_on", Not(one_of("form", "i730"))),
            Which("filings", "mailed_on", Not(one_of("form", "i730"))),
        ),
        Words(
            "the birth lies after the day of a proceeding, a filing or an arrival",
            "el nacimiento es posterior al día de un proceso, una presentación o una llegada",
        ),
    ),
)
"""An I-730 may be a parent's, filed before the person was born."""

ORDERS: tuple[Order, ...] = (*OF_PROCEEDINGS, *OF_FILINGS, *OF_ARRIVALS, *AMONG_RECORDS)
"""Every order that is looked for, in the order in which it is told."""

NOT_IN_ORDER = tuple(order.contradiction for order in ORDERS)
"""Each by the name and sentence under which it is told."""
