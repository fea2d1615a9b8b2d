"""Asylum: INA 208."""

from amparo.law.deadlines.one_year_asylum import FILED, ONE_YEAR_ASYLUM
from amparo.law.facts import Says, Words
from amparo.law.form_of_relief import Relief, Requirement, needs, no_policy_limits, unless
from amparo.law.posture import ALREADY_GRANTED, FINAL_ORDER, NO_FEAR_FOUND, WITHHOLDING_ONLY
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
    says=Says(
        yes=Words(
            "The person suffered persecution, or has a well-founded fear of it.",
            "La persona sufrió persecución, o tiene un temor fundado de sufrirla.",
        ),
        no=Words(
            "It is on record that there was no past persecution, and that there is no well-founded fear of it.",
            "Consta que no hubo persecución y que no hay un temor fundado de sufrirla.",
        ),
        unknown=Words(
            "Whether the person suffered persecution, or has a well-founded fear of it, is not known.",
            "No se sabe si la persona sufrió persecución, o si tiene un temor fundado de sufrirla.",
        ),
    ),
)

FILED_IN_TIME = Element(
    "filed_in_time",
    any_of(
        ONE_YEAR_ASYLUM.falls_on >= ASKED,
        all_of(FILED, date_of("asylum_filed_on") <= ONE_YEAR_ASYLUM.falls_on),
    ),
    "INA 208(a)(2)(B); 8 CFR 208.4(a)(2)(ii)",
    Words("filed within the year, or the year still runs", "presentada dentro del año, o el año aún corre"),
    says=Says(
        yes=Words(
            "The application was filed within the one-year deadline, or that deadline has not passed.",
            "La solicitud se presentó dentro del plazo de un año, o ese plazo no ha vencido.",
        ),
        no=Words(
            "The one-year deadline has passed, and the application was not filed by it.",
            "El plazo de un año venció, y la solicitud no se presentó dentro de él.",
        ),
        unknown=Words(
            "Whether the application was filed within the one-year deadline, or can still be, is not known.",
            "No se sabe si la solicitud se presentó dentro del plazo de un año, o si aún puede presentarse.",
        ),
    ),
)

EXCUSED = Element(
    "late_filing_excused",
    all_of(
        any_of(Yes("changed_circumstances"), Yes("extraordinary_circumstances")),
        Yes("filed_within_reasonable_period"),
    ),
    "INA 208(a)(2)(D); 8 CFR 208.4(a)(4), (5)",
    Words("a late filing is excused", "la demora está justificada"),
    says=Says(
        yes=Words(
            "Changed or extraordinary circumstances are on record, and the filing came within a reasonable "
            "period after them.",
            "Constan circunstancias cambiadas o extraordinarias, y la solicitud se presentó en un plazo "
            "razonable después de ellas.",
        ),
        no=Words(
            "The record shows no changed or extraordinary circumstances, or no filing within a reasonable period "
            "after them.",
            "El expediente no muestra circunstancias cambiadas ni extraordinarias, o no muestra una solicitud en "
            "un plazo razonable después de ellas.",
        ),
        unknown=Words(
            "Whether changed or extraordinary circumstances excuse a late filing is not known.",
            "No se sabe si circunstancias cambiadas o extraordinarias justifican una solicitud tardía.",
        ),
    ),
)

TIMELY = any_of(
    Element(
        "exempt_from_the_year",
        Yes("unaccompanied_child"),
        "INA 208(a)(2)(E)",
        Words("an unaccompanied child is not bound by the year", "el año no obliga al menor no acompañado"),
        says=Says(
            yes=Words(
                "The person is an unaccompanied child, whom the one-year deadline does not bind.",
                "La persona es un menor no acompañado, a quien no obliga el plazo de un año.",
            ),
            no=Words(
                "The person is not an unaccompanied child, so the one-year deadline applies.",
                "La persona no es un menor no acompañado, así que rige el plazo de un año.",
            ),
            unknown=Words(
                "Whether the person is an unaccompanied child, whom the one-year deadline does not bind, is not known.",
                "No se sabe si la persona es un menor no acompañado, a quien no obliga el plazo de un año.",
            ),
        ),
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
        says=Says(
            yes=Words(
                "The person can be removed to a safe third country under an agreement, and is not an "
                "unaccompanied child.",
                "La persona puede ser enviada a un tercer país seguro según un acuerdo, y no es un menor no "
                "acompañado.",
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
    ),
    Element(
        "prior_denial",
        all_of(Yes("prior_asylum_denied"), Not(Yes("changed_circumstances"))),
        "INA 208(a)(2)(C), (D)",
        Words("an earlier application was denied", "una solicitud anterior fue denegada"),
        says=Says(
            yes=Words(
                "An earlier asylum application was denied, and the record shows no changed circumstances.",
                "Se denegó una solicitud de asilo anterior, y el expediente no muestra circunstancias cambiadas.",
            ),
            no=Words(
                "No earlier asylum application was denied, or changed circumstances are on record.",
                "No se denegó ninguna solicitud de asilo anterior, o constan circunstancias cambiadas.",
            ),
            unknown=Words(
                "Whether an earlier asylum application was denied, without changed circumstances since, is not known.",
                "No se sabe si se denegó una solicitud de asilo anterior sin que las circunstancias hayan "
                "cambiado desde entonces.",
            ),
        ),
    ),
)

ASYLUM = Relief(
    name="asylum",
    label=Words("Asylum", "Asilo"),
    citation="INA 208; 8 CFR 208.13, 1208.13",
    closed_in=(
        FINAL_ORDER,
        ALREADY_GRANTED,
        WITHHOLDING_ONLY,
        NO_FEAR_FOUND,
    ),
    requirements=(
        needs(
            "present",
            Words("in the United States or arriving", "en Estados Unidos o llegando"),
            Yes("physically_present_or_arriving"),
            "INA 208(a)(1)",
            says=Says(
                yes=Words(
                    "The person is in the United States or arriving.", "La persona está en Estados Unidos o llegando."
                ),
                no=Words(
                    "The person is neither in the United States nor arriving.",
                    "La persona no está en Estados Unidos ni llegando.",
                ),
                unknown=Words(
                    "Whether the person is in the United States or arriving is not known.",
                    "No se sabe si la persona está en Estados Unidos o llegando.",
                ),
            ),
        ),
        Requirement(FEAR),
        Requirement(NEXUS),
        needs(
            "timely",
            Words("filed in time, exempt or excused", "presentada a tiempo, exenta o justificada"),
            TIMELY,
            "INA 208(a)(2)(B), (D), (E); 8 CFR 208.4(a)",
            says=Says(
                yes=Words(
                    "The application was filed within the one-year deadline, or the deadline has not passed, or "
                    "an exception applies.",
                    "La solicitud se presentó dentro del plazo de un año, o el plazo no ha vencido, o se aplica "
                    "una excepción.",
                ),
                no=Words(
                    "It was not filed within one year of arrival, and no exception that excuses the delay is on "
                    "record.",
                    "No se presentó dentro del año siguiente a la llegada, y no consta ninguna excepción que "
                    "justifique la demora.",
                ),
                unknown=Words(
                    "Whether it was filed within one year of arrival, or an exception excuses the delay, is not known.",
                    "No se sabe si se presentó dentro del año siguiente a la llegada, o si una excepción "
                    "justifica la demora.",
                ),
            ),
        ),
        unless(
            "barred",
            Words("a bar to asylum", "un impedimento para el asilo"),
            BARRED,
            "INA 208(a)(2)(A), (C), 208(b)(2)(A)",
            says=Says(
                yes=Words(
                    "A bar to asylum applies on what is on record.",
                    "Según lo que consta, se aplica un impedimento para el asilo.",
                ),
                no=Words(
                    "No bar to asylum applies on what is on record.",
                    "Según lo que consta, no se aplica ningún impedimento para el asilo.",
                ),
                unknown=Words(
                    "Whether a bar to asylum applies is not known.",
                    "No se sabe si se aplica un impedimento para el asilo.",
                ),
            ),
        ),
        no_policy_limits("asylum", "INA 208(b)(2)(C), 212(f), 215(a), and the text of each policy"),
        unless(
            "reinstated",
            Words("an earlier removal order was reinstated", "una orden de expulsión anterior fue restablecida"),
            Yes("reinstated_removal_order"),
            "INA 241(a)(5); 8 CFR 1208.31(e)",
            says=Says(
                yes=Words(
                    "An earlier removal order was reinstated, which closes asylum.",
                    "Una orden de expulsión anterior fue restablecida, lo que cierra el asilo.",
                ),
                no=Words(
                    "No earlier removal order was reinstated against the person.",
                    "No se restableció ninguna orden de expulsión anterior contra la persona.",
                ),
                unknown=Words(
                    "Whether an earlier removal order was reinstated is not known.",
                    "No se sabe si se restableció una orden de expulsión anterior.",
                ),
            ),
        ),
    ),
    note=Words(
        "Also a matter of discretion, which no rule here decides. Withholding and protection under the "
        "Convention against Torture stay available where the year, a transit rule or a reinstated order closes "
        "asylum. Since 2025-12-31 a rule on public-health dangers (FR doc. 2025-23970) can widen the security "
        "bar, where the government has named a danger: none was found.",
        "También es discrecional, y ninguna regla aquí lo decide. La retención y la protección de la Convención "
        "contra la Tortura siguen disponibles cuando el plazo de un año, una norma de tránsito o una orden "
        "restablecida cierra el asilo. Desde el 2025-12-31 una norma sobre peligros para la salud pública (FR "
        "doc. 2025-23970) puede ampliar el impedimento de seguridad, si el gobierno ha nombrado un peligro: "
        "no se encontró ninguno.",
    ),
)
