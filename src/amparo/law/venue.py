"""Where a form of relief is asked for as the case stands, and on which form: computed from what is on record.

The first venue whose posture is proven is the one; where none is, the next step names the alternatives in words.
Jurisdiction over asylum: 8 CFR 208.2, 1208.2; INA 208(b)(3)(C). Matter of M-A-C-O-, 27 I&N Dec. 477 (BIA 2018), read
on 2026-11-28 at myattorneyusa.com and cliniclegal.org.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from amparo.law.facts import Words
from amparo.law.next_step import NO_FEE, Fee, NextStep
from amparo.law.posture import DENIED_AND_NOT_UNDONE, ORDER_UNDONE
from amparo.law.tree import ASKED, Given, Not, Rule, Yes, all_of, any_of, date_of, one_of, proven


@dataclass(frozen=True, slots=True)
class Venue:
    """Where it goes and on which form while `when` is yes; `name` is how questions of worked cases call it.

    `form` and `fee` None are those of the next step.
    """

    name: str
    when: Rule
    forum: Words
    citation: str
    form: Words | None = None
    fee: Fee | None = None


FREE = Fee(((dt.date(1997, 4, 1), NO_FEE),), "8 CFR 235.3(b)(4), 208.31: no form, no fee")
FEE_OF_APPEAL = Fee(
    ((dt.date(1997, 4, 1), Words("see EOIR's fee schedule", "consulte la tabla de tarifas de EOIR")),), "8 CFR 1103.7"
)

IN_COURT = proven(
    any_of(
        Given("hearing_on"),
        date_of("last_hearing_on") <= ASKED,
        date_of("judge_decision_on") <= ASKED,
        ORDER_UNDONE.rule,
        one_of("mpp_case_status", "pending"),
    )
)
"""A hearing, a judge's decision, a reopened case or a pending one of Remain in Mexico is on record."""

JUDGE_DENIED = proven(all_of(date_of("judge_decision_on") <= ASKED, DENIED_AND_NOT_UNDONE))
"""A judge decided and asylum was denied: what is left goes to the Board, as long as no order is final."""

NO_FEAR_INTERVIEW_YET = proven(
    all_of(Yes("in_expedited_removal"), Not(proven(Given("credible_fear_denied_on"))), Not(IN_COURT))
)

WITHHOLDING_ONLY_PROCEEDINGS = Venue(
    "withholding_only",
    proven(any_of(Yes("withholding_only"), Yes("reinstated_removal_order"))),
    Words(
        "The immigration judge in withholding-only proceedings, reached by a reasonable-fear interview with USCIS",
        "El juez de inmigración en un proceso solo de retención, al que se llega por una entrevista de temor razonable "
        "con USCIS",
    ),
    "8 CFR 208.31(e), 1208.2(c)(2), 1208.31",
)
CREDIBLE_FEAR = Venue(
    "credible_fear",
    NO_FEAR_INTERVIEW_YET,
    Words(
        "Say the fear to CBP or ICE, who must refer to a USCIS asylum officer; after a positive finding the court or "
        "USCIS",
        "Diga el temor a CBP o ICE, que deben remitir a un oficial de asilo de USCIS; tras una decisión positiva, la "
        "corte o USCIS",
    ),
    "INA 235(b)(1)(A)(ii), (B); 8 CFR 208.30, 235.3(b)(4)",
    form=Words("No form yet: a credible-fear interview", "Ningún formulario aún: entrevista de temor creíble"),
    fee=FREE,
)
APPEAL = Venue(
    "board",
    JUDGE_DENIED,
    Words(
        "The Board of Immigration Appeals, received within the days of the deadline",
        "La Junta de Apelaciones de Inmigración, recibida dentro del plazo",
    ),
    "8 CFR 1003.1(b)(3), 1003.38",
    form=Words("Form EOIR-26, appeal of the judge's decision", "Formulario EOIR-26, apelación de la decisión del juez"),
    fee=FEE_OF_APPEAL,
)
CHILD = Venue(
    "uscis_child",
    proven(Yes("unaccompanied_child")),
    Words(
        "USCIS first, even where a case is before the court: an asylum officer has initial jurisdiction",
        "Primero USCIS, aunque haya un caso en la corte: la jurisdicción inicial es de un oficial de asilo",
    ),
    "INA 208(b)(3)(C); 8 CFR 208.2",
)
CHILD_BEFORE = Venue(
    "uscis_jop",
    proven(Yes("found_unaccompanied_before")),
    Words(
        "USCIS under the J.O.P. settlement; a judge may keep the application (Matter of M-A-C-O-), so file there too "
        "where the case is before the court",
        "USCIS según el acuerdo J.O.P.; un juez puede quedarse con la solicitud (Matter of M-A-C-O-), así que "
        "preséntela también allí si el caso está en la corte",
    ),
    "J.O.P. v. DHS; USCIS memorandum of 2025-02-24; Matter of M-A-C-O-, 27 I&N Dec. 477",
)
COURT = Venue(
    "immigration_court",
    IN_COURT,
    Words(
        "The immigration court where the case is pending, and a copy for DHS",
        "La corte de inmigración donde está pendiente el caso, y una copia para DHS",
    ),
    "8 CFR 208.2(b), 1208.2(b), 1208.4(b)(3)",
)

DETAINED = Venue(
    "ice",
    proven(Yes("detained")),
    Words("The ICE field office that holds the person", "La oficina de ICE que detiene a la persona"),
    "8 CFR 212.5(b), (d), 235.3(c)",
    form=Words("Written request for release on parole", "Petición escrita de libertad bajo parole"),
    fee=FREE,
)
AT_A_PORT = Venue(
    "cbp",
    proven(all_of(Not(Yes("in_us")), Yes("physically_present_or_arriving"))),
    Words("CBP at the port of entry", "CBP en el puerto de entrada"),
    "8 CFR 212.5(a), 235.2",
    form=Words("Written request, with proof of the reason", "Petición escrita, con prueba del motivo"),
)
ABROAD = Venue(
    "uscis",
    proven(any_of(Not(Yes("in_us")), Yes("present_without_admission"))),
    Words("USCIS, on the form's page", "USCIS, según la página del formulario"),
    "8 CFR 212.5; instructions to Form I-131",
)

WITHHOLDING_AND_CAT = (WITHHOLDING_ONLY_PROCEEDINGS, CREDIBLE_FEAR, APPEAL, COURT)
VENUES: Mapping[str, Sequence[Venue]] = MappingProxyType(
    {
        "asylum": (CREDIBLE_FEAR, APPEAL, CHILD, CHILD_BEFORE, COURT),
        "withholding": WITHHOLDING_AND_CAT,
        "cat_withholding": WITHHOLDING_AND_CAT,
        "cat_deferral": WITHHOLDING_AND_CAT,
        "parole": (DETAINED, AT_A_PORT, ABROAD),
    }
)
"""By form of relief, the first that is proven first. Every other goes to one place whatever the posture."""


def in_case(step: NextStep, venue: Venue | None) -> NextStep:
    """The next step as the case stands: where it goes, on which form and at which fee."""
    if venue is None:
        return step
    return replace(
        step, form=venue.form or step.form, forum=venue.forum, fee=venue.fee or step.fee, citation=venue.citation
    )
