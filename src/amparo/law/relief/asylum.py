"""Asylum: INA 208."""

from amparo.law.deadlines.one_year_asylum import FILED, ONE_YEAR_ASYLUM
from amparo.law.facts import Words
from amparo.law.form_of_relief import Relief, Requirement, needs, no_policy_limits, unless
from amparo.law.relief.bars import ASYLUM_BARS
from amparo.law.relief.grounds import NEXUS
from amparo.law.tree import (
    ASKED,
    Element,
    Not,
    Yes,
    all_of,
    any_of,
    date_of,
)

FEAR = Element(
    "fear",
    any_of(Yes("past_persecution"), Yes("well_founded_fear")),
    "INA 101(a)(42)(A); 8 CFR 208.13(b)",
    Words("persecution suffered, or a well-founded fear of it", "persecución sufrida o temor fundado de ella"),
)

FILED_IN_TIME = Element(
    "filed_in_time",
    any_of(
        ONE_YEAR_ASYLUM.falls_on >= ASKED,
        all_of(FILED, date_of("asylum_filed_on") <= ONE_YEAR_ASYLUM.falls_on),
    ),
    "INA 208(a)(2)(B); 8 CFR 208.4(a)(2)(ii)",
    Words("filed within the year, or the year still runs", "presentada dentro del año, o el año aún corre"),
)

EXCUSED = Element(
    "late_filing_excused",
    all_of(
        any_of(Yes("changed_circumstances"), Yes("extraordinary_circumstances")),
        Yes("filed_within_reasonable_period"),
    ),
    "INA 208(a)(2)(D); 8 CFR 208.4(a)(4), (5)",
    Words("a late filing is excused", "la demora está justificada"),
)

TIMELY = any_of(
    Element(
        "exempt_from_the_year",
        Yes("unaccompanied_child"),
        "INA 208(a)(2)(E)",
        Words("an unaccompanied child is not bound by the year", "el año no obliga al menor no acompañado"),
    ),
    FILED_IN_TIME,
    EXCUSED,
)

BARRED = any_of(
    *ASYLUM_BARS,
    Element(
        "safe_third_country",
        all_of(Yes("safe_third_country"), Not(Yes("unaccompanied_child"))),
        "INA 208(a)(2)(A), (E)",
        Words("removable to a safe third country", "puede ser enviada a un tercer país seguro"),
    ),
    Element(
        "prior_denial",
        all_of(Yes("prior_asylum_denied"), Not(Yes("changed_circumstances"))),
        "INA 208(a)(2)(C), (D)",
        Words("an earlier application was denied", "una solicitud anterior fue denegada"),
    ),
)

ASYLUM = Relief(
    name="asylum",
    label=Words("Asylum", "Asilo"),
    citation="INA 208; 8 CFR 208.13, 1208.13",
    requirements=(
        needs(
            "present",
            Words("in the United States or arriving", "en Estados Unidos o llegando"),
            Yes("physically_present_or_arriving"),
            "INA 208(a)(1)",
        ),
        Requirement(FEAR),
        Requirement(NEXUS),
        needs(
            "timely",
            Words("filed in time, exempt or excused", "presentada a tiempo, exenta o justificada"),
            TIMELY,
            "INA 208(a)(2)(B), (D), (E); 8 CFR 208.4(a)",
        ),
        unless(
            "barred",
            Words("a bar to asylum", "un impedimento para el asilo"),
            BARRED,
            "INA 208(a)(2)(A), (C), 208(b)(2)(A)",
        ),
        no_policy_limits("asylum", "INA 208(b)(2)(C), 212(f), 215(a), and the text of each policy"),
        unless(
            "reinstated",
            Words("an earlier removal order was reinstated", "una orden de expulsión anterior fue restablecida"),
            Yes("reinstated_removal_order"),
            "INA 241(a)(5); 8 CFR 1208.31(e)",
        ),
    ),
    note="Also a matter of discretion, which no rule here decides. Withholding and protection under the Convention "
    "against Torture stay open where the year, a transit rule or a reinstated order closes asylum. "
    "Since 2025-12-31 a rule on public-health dangers (FR doc. 2025-23970) can widen the security bar, where the "
    "government has named a danger: none was found.",
)
