"""Deferral of removal under the Convention against Torture: 8 CFR 208.17."""

import datetime as dt

from amparo.law.facts import Words
from amparo.law.form_of_relief import Relief, Requirement
from amparo.law.posture import FINAL_ORDER_NOT_WITHHOLDING_ONLY, NO_FEAR_FOUND, NOT_HERE, US_NATIONAL
from amparo.law.relief.grounds import GOVERNMENT, TORTURE
from amparo.law.source import confirmed

CAT_DEFERRAL = Relief(
    name="cat_deferral",
    label=Words("Deferral of removal under CAT", "Aplazamiento de la expulsión bajo la CAT"),
    citation="8 CFR 208.17, 208.18",
    closed_in=(
        FINAL_ORDER_NOT_WITHHOLDING_ONLY,
        NO_FEAR_FOUND,
        NOT_HERE,
        US_NATIONAL,
    ),
    requirements=(Requirement(TORTURE), Requirement(GOVERNMENT)),
    note=Words(
        "It has no bars; it can be ended when the danger ends.",
        "No tiene impedimentos; puede terminarse cuando termina el peligro.",
    ),
    sources=(
        confirmed("8 CFR 208.17, 208.18", "myattorneyusa.com; federal.elaws.us, 64 Fed. Reg. 8478", "2026-11-28"),
    ),
    known_as_of=dt.date(2026, 6, 25),
)
