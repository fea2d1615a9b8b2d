"""Where a case stands, as far as it closes a form of relief: an order that stands, a grant, a negative finding.

Each posture is proven by what is on record, and else is not: nobody is asked whether they were ordered removed before
anything else is told. Facts given one by one and facts that follow from records serve alike.
"""

from amparo.law.facts import Says, Words
from amparo.law.tree import ASKED, Element, Given, Not, Open, Rule, Yes, all_of, any_of, date_of, one_of, proven


def _undone_on(event: str, *orders: str) -> Rule:
    """Reopened or sent back on a day that no order on record follows."""
    return all_of(
        date_of(event) <= ASKED, *(any_of(Not(Given(order)), date_of(order) <= date_of(event)) for order in orders)
    )


_ORDER_STANDS = Words(
    "An order of removal stands on record and no decision that reopened the case: first a motion to reopen must be "
    "granted.",
    "Consta una orden de expulsión y ninguna decisión que reabriera el caso: primero debe concederse una moción para "
    "reabrir.",
)
_ORDERS = ("final_order_on", "in_absentia_order_on")
_ORDERED = any_of(*(date_of(order) <= ASKED for order in _ORDERS))
_UNDONE = any_of(*(_undone_on(event, *_ORDERS) for event in ("reopened_on", "remanded_on")))

FINAL_ORDER = Element(
    "final_order_stands",
    proven(all_of(_ORDERED, Not(proven(_UNDONE)))),
    "INA 240(c)(7), 241(a)(1)(B); 8 CFR 1003.23(b), 1241.1",
    Words("an order of removal stands", "hay una orden de expulsión vigente"),
    Says(
        yes=_ORDER_STANDS,
        no=Words("No order of removal that stands is on record.", "No consta ninguna orden de expulsión vigente."),
        unknown=Words(
            "Whether an order of removal stands is not known.", "No se sabe si hay una orden de expulsión vigente."
        ),
    ),
)

ORDER_UNDONE = Element(
    "order_undone",
    proven(all_of(_ORDERED, proven(_UNDONE))),
    "INA 240(c)(7); 8 CFR 1003.23(b), 1003.1(d)(7)",
    Words("the order was reopened or sent back", "la orden fue reabierta o devuelta"),
    Says(
        yes=Words(
            "The case was reopened or sent back after the order, so there is no order to challenge.",
            "El caso se reabrió o se devolvió después de la orden, así que no hay orden que impugnar.",
        ),
        no=Words(
            "No decision on record reopened the case after the order.",
            "No consta ninguna decisión que reabriera el caso después de la orden.",
        ),
        unknown=Words(
            "Whether the case was reopened after the order is not known.",
            "No se sabe si el caso se reabrió después de la orden.",
        ),
    ),
)
"""Where nothing is left of an order, nothing is due against it."""

FINAL_ORDER_NOT_WITHHOLDING_ONLY = Element(
    "final_order_stands",
    proven(
        all_of(
            FINAL_ORDER.rule,
            Not(proven(any_of(Yes("withholding_only"), Yes("reinstated_removal_order")))),
        )
    ),
    FINAL_ORDER.citation,
    FINAL_ORDER.label,
    Says(
        yes=_ORDER_STANDS,
        no=Words(
            "No order of removal on record stands in the way.",
            "Ninguna orden de expulsión que conste lo impide.",
        ),
        unknown=Words(
            "Whether an order of removal stands in the way is not known.",
            "No se sabe si lo impide una orden de expulsión.",
        ),
    ),
)
"""Where only withholding may be asked for there is an order of removal, and the proceedings are about it."""

WITHHOLDING_ONLY = Element(
    "withholding_only",
    proven(Yes("withholding_only")),
    "8 CFR 208.31(e), 1208.2(c)(2), (3)(i)",
    Words("only withholding may be asked for", "solo puede pedirse la retención"),
    Says(
        yes=Words(
            "The proceedings are for withholding only, so asylum cannot be asked for in them.",
            "El proceso es solo de retención, así que en él no puede pedirse asilo.",
        ),
        no=Words("No proceedings for withholding only are on record.", "No consta ningún proceso solo de retención."),
        unknown=Words(
            "Whether the proceedings are for withholding only is not known.",
            "No se sabe si el proceso es solo de retención.",
        ),
    ),
)

NO_FEAR_FOUND = Element(
    "no_fear_found",
    proven(
        all_of(
            date_of("credible_fear_denied_on") <= ASKED,
            Not(proven(Not(Yes("in_expedited_removal")))),
            Not(
                proven(
                    all_of(
                        date_of("credible_fear_denied_on") <= date_of("credible_fear_vacated_on"),
                        date_of("credible_fear_vacated_on") <= ASKED,
                    )
                )
            ),
        )
    ),
    "INA 235(b)(1)(B)(iii); 8 CFR 208.30(g), 1208.30(g)(2)(iv)",
    Words("a negative credible-fear finding stands", "hay una decisión negativa de temor creíble"),
    Says(
        yes=Words(
            "In expedited removal no credible fear was found, and nothing on record says that this was vacated.",
            "En la expulsión acelerada no se reconoció un temor creíble, y no consta que eso se anulara.",
        ),
        no=Words(
            "No negative credible-fear finding that stands is on record.",
            "No consta ninguna decisión negativa de temor creíble que siga vigente.",
        ),
        unknown=Words(
            "Whether a negative credible-fear finding stands is not known.",
            "No se sabe si sigue vigente una decisión negativa de temor creíble.",
        ),
    ),
)

ALREADY_GRANTED = Element(
    "already_granted",
    proven(date_of("own_asylum_granted_on") <= ASKED),
    "INA 208(c)(1); 8 CFR 208.14(e)",
    Words("asylum was granted already", "el asilo ya se concedió"),
    Says(
        yes=Words(
            "This person was granted asylum already, so there is nothing to apply for.",
            "A esta persona ya se le concedió asilo, así que no hay nada que pedir.",
        ),
        no=Words(
            "No grant of asylum to this person is on record.", "No consta que a esta persona se le concediera asilo."
        ),
        unknown=Words(
            "Whether this person was granted asylum already is not known.",
            "No se sabe si a esta persona ya se le concedió asilo.",
        ),
    ),
)

_DENIAL_UNDONE = any_of(*(_undone_on(event, "asylum_denied_on") for event in ("reopened_on", "remanded_on")))
DENIED_AND_NOT_UNDONE = all_of(date_of("asylum_denied_on") <= ASKED, Not(proven(_DENIAL_UNDONE)))
_DENIED = Words(
    "asylum was denied, and nothing on record sent the case back: what is left is an appeal or a motion, or a new "
    "application on changed circumstances, and which is open is for a lawyer",
    "el asilo fue denegado y no consta que el caso se devolviera: queda una apelación o una moción, o una nueva "
    "solicitud por circunstancias cambiadas, y cuál cabe lo decide un abogado",
)

DENIAL_STANDS = Element(
    "denial_stands",
    all_of(
        proven(all_of(DENIED_AND_NOT_UNDONE, Not(proven(Yes("changed_circumstances"))))),
        Open(_DENIED),
    ),
    "INA 208(a)(2)(C), (D); 8 CFR 1003.38(b), 1208.4(a)(3)",
    Words("asylum was denied, and the denial stands", "el asilo fue denegado y la denegación sigue en pie"),
    Says(
        yes=Words("Asylum was denied, and the denial stands.", "El asilo fue denegado, y la denegación sigue en pie."),
        no=Words(
            "No denial of asylum that stands is on record.", "No consta ninguna denegación de asilo que siga en pie."
        ),
        unknown=Words(
            "Whether an appeal, a motion or a new application is open after the denial of asylum is for a lawyer.",
            "No está resuelto si tras la denegación de asilo cabe una apelación, una moción o una nueva solicitud.",
        ),
    ),
)
"""Denied, and no order that is final yet: the application is not open to be made again, and may be won on appeal."""

NOT_HERE = Element(
    "not_here",
    proven(
        all_of(
            Not(Yes("in_us")),
            Not(proven(any_of(Yes("in_mexico"), Yes("returned_to_mexico"), Yes("physically_present_or_arriving")))),
        )
    ),
    "INA 241(b)(3)(A); 8 CFR 1208.16(a)",
    Words("not here, and not waiting for a hearing", "no está aquí, ni a la espera de una audiencia"),
    Says(
        yes=Words(
            "The person is neither here nor waiting in Mexico for a hearing, so there is no removal to withhold.",
            "La persona no está aquí ni espera en México una audiencia, así que no hay expulsión que retener.",
        ),
        no=Words(
            "Nothing on record says that the person is outside the United States and waits for no hearing.",
            "No consta que la persona esté fuera de Estados Unidos sin esperar una audiencia.",
        ),
        unknown=Words(
            "Whether the person is here, or waits in Mexico for a hearing, is not known.",
            "No se sabe si la persona está aquí, o espera en México una audiencia.",
        ),
    ),
)

US_NATIONAL = Element(
    "us_national",
    proven(one_of("nationality", "US")),
    "INA 101(a)(3), (22)",
    Words("a citizen or national of the United States", "nacional o ciudadano de Estados Unidos"),
    Says(
        yes=Words(
            "The nationality on record is that of the United States: this is for people who are not its nationals.",
            "La nacionalidad que consta es la de Estados Unidos: esto es para quienes no son sus nacionales.",
        ),
        no=Words(
            "The nationality of the United States is not on record.",
            "No consta la nacionalidad de Estados Unidos.",
        ),
        unknown=Words(
            "Whether the person is a national of the United States is not known.",
            "No se sabe si la persona es nacional de Estados Unidos.",
        ),
    ),
)
