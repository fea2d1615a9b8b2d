"""A safe third country: INA 208(a)(2)(A), (E), and from when the agreements reach."""

import datetime as dt

from amparo.law.facts import Says, Words
from amparo.law.tree import Day, Element, Not, Open, Yes, all_of, any_of, date_of

AGREEMENTS_SINCE = dt.date(2019, 11, 19)
"""Agreements other than Canada's reach who arrived or entered on this day or later: 84 Fed. Reg. 63994."""
_UNDER_CANADAS = Open(
    Words(
        "whether the agreement is Canada's: the others reach only who came on 2019-11-19 or later",
        "si el acuerdo es el de Canadá: los demás alcanzan solo a quien llegó el 2019-11-19 o después",
    )
)

SAFE_THIRD_COUNTRY = Element(
    "safe_third_country",
    all_of(
        Yes("safe_third_country"),
        Not(Yes("unaccompanied_child")),
        any_of(date_of("last_entry_on") >= Day(AGREEMENTS_SINCE), _UNDER_CANADAS),
    ),
    "INA 208(a)(2)(A), (E); 84 Fed. Reg. 63994",
    Words("removable to a safe third country", "puede ser enviada a un tercer país seguro"),
    says=Says(
        yes=Words(
            "The person can be removed to a safe third country under an agreement, and is not an unaccompanied child.",
            "La persona puede ser enviada a un tercer país seguro según un acuerdo, y no es un menor no acompañado.",
        ),
        no=Words(
            "The safe third country bar does not reach the person.",
            "El impedimento del tercer país seguro no alcanza a la persona.",
        ),
        unknown=Words(
            "Whether the safe third country bar reaches the person is not known.",
            "No se sabe si el impedimento del tercer país seguro alcanza a la persona.",
        ),
    ),
)
