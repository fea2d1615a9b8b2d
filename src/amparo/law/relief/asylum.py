"""Asylum: INA 208."""

import datetime as dt

from amparo.law.deadlines.one_year_asylum import FILED, FOUND_BEFORE, MENDEZ_ROJAS, ONE_YEAR_ASYLUM
from amparo.law.facts import Says, Words
from amparo.law.form_of_relief import Relief, Requirement, needs, no_policy_limits, unless
from amparo.law.posture import (
    ALREADY_GRANTED,
    DENIAL_STANDS,
    FINAL_ORDER,
    NO_FEAR_FOUND,
    US_NATIONAL,
    WITHHOLDING_ONLY,
)
from amparo.law.relief.bars import ASYLUM_BARS
from amparo.law.relief.grounds import NEXUS
from amparo.law.relief.safe_third_country import SAFE_THIRD_COUNTRY
from amparo.law.source import Within, confirmed, from_knowledge, unsettled
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
    Element(
        "found_unaccompanied_before",
        FOUND_BEFORE,
        "INA 208(a)(2)(E); J.O.P. v. DHS, 8:19-cv-01944 (D. Md.); USCIS memorandum of 2025-02-24",
        Words("once found to be an unaccompanied child", "antes reconocida como menor no acompañado"),
        says=Says(
            yes=Words(
                "The person was once found to be an unaccompanied child, and that finding still counts.",
                "A la persona se la reconoció antes como menor no acompañado, y esa decisión sigue contando.",
            ),
            no=Words(
                "No earlier finding that the person is an unaccompanied child is on record.",
                "No consta ninguna decisión anterior de que la persona es menor no acompañado.",
            ),
            unknown=Words(
                "Whether an earlier finding that the person is an unaccompanied child still counts is not settled.",
                "No está resuelto si sigue contando una decisión anterior de que la persona es menor no acompañado.",
            ),
        ),
    ),
    FILED_IN_TIME,
    Element(
        "deemed_timely",
        MENDEZ_ROJAS,
        "Mendez Rojas v. Wolf, No. 2:16-cv-01024 (W.D. Wash. 2020-11-04); EOIR PM 21-01",
        Words("deemed timely: Mendez Rojas class", "se considera a tiempo: clase Mendez Rojas"),
        says=Says(
            yes=Words(
                "The application was filed by April 22, 2022, and is deemed timely for a member of the Mendez Rojas "
                "class.",
                "La solicitud se presentó hasta el 22 de abril de 2022 y se considera a tiempo para un miembro de la "
                "clase Mendez Rojas.",
            ),
            no=Words(
                "The record does not show an application that is deemed timely for a member of the Mendez Rojas class.",
                "El expediente no muestra una solicitud que se considere a tiempo para un miembro de la clase Mendez "
                "Rojas.",
            ),
            unknown=Words(
                "Whether the application is deemed timely for a member of the Mendez Rojas class is not known.",
                "No se sabe si la solicitud se considera a tiempo para un miembro de la clase Mendez Rojas.",
            ),
        ),
    ),
    EXCUSED,
)

BARRED = any_of(
    *ASYLUM_BARS,
    SAFE_THIRD_COUNTRY,
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
        DENIAL_STANDS,
        US_NATIONAL,
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
        no_policy_limits("asylum"),
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
        "bar, where the government has named a danger: none was found. USCIS held back decisions on asylum from "
        "2025-12-02; a court vacated that on 2026-06-05 (Dorcas v. USCIS), a stay was asked for and its outcome not "
        "found. Written warnings suffice for a finding that an application is frivolous: Matter of S-M-H-, 29 I&N Dec. "
        "412 (BIA 2026). A judge may hold an application abandoned in which a question of the form has no answer, "
        "above all after a chance to complete it, but not for want of a declaration (Matter of C-A-R-R-, 29 I&N Dec. "
        "13, BIA 2025-03-17), and may deny one without hearing testimony where undisputed facts cannot suffice "
        "(EOIR PM 25-28, 2025-04-11).",
        "También es discrecional, y ninguna regla aquí lo decide. La retención y la protección de la Convención "
        "contra la Tortura siguen disponibles cuando el plazo de un año, una norma de tránsito o una orden "
        "restablecida cierra el asilo. Desde el 2025-12-31 una norma sobre peligros para la salud pública (FR "
        "doc. 2025-23970) puede ampliar el impedimento de seguridad, si el gobierno ha nombrado un peligro: "
        "no se encontró ninguno. USCIS retuvo las decisiones de asilo desde el 2025-12-02; una corte lo anuló el "
        "2026-06-05 (Dorcas v. USCIS), se pidió suspender el fallo y no se encontró qué se decidió. Las advertencias "
        "por escrito bastan para declarar frívola una solicitud: Matter of S-M-H-, 29 I&N Dec. 412 (BIA 2026). "
        "Si falta la respuesta a una pregunta del formulario, un juez puede darla por abandonada, sobre todo tras una "
        "oportunidad de completarla, pero no por falta de declaración (Matter of C-A-R-R-, 29 I&N Dec. 13, BIA "
        "2025-03-17); y puede denegarla sin oír testimonio si los hechos no discutidos no bastan (EOIR PM 25-28, "
        "2025-04-11).",
    ),
    sources=(
        confirmed("INA 208(a), (b)", "codes.lp.findlaw.com; docslib.org 10691653; checkoutapi.com", "2026-11-28"),
        confirmed("8 CFR 1208.4(a)", "law.cornell.edu/cfr/text/8/1208.4", "2026-11-28"),
        confirmed("8 CFR 208.13", "casetext.com, current to 2024-10-31; legalclarity.org", "2026-11-28"),
        from_knowledge("INA 241(a)(5): wording", "2026-11-28"),
        confirmed("Dorcas v. USCIS (2026-06-05): holds vacated", "abachilaw.com; lawfirm4immigrants.com", "2026-11-28"),
        confirmed("Matter of C-A-R-R-, 29 I&N Dec. 13", "law.counselstack.com; cliniclegal.org", "2026-11-28"),
        confirmed("EOIR PM 25-28", "nepyork.com, 2025-04-14; visawolf.com", "2026-11-28"),
        from_knowledge("Matter of S-M-H-, 29 I&N Dec. 412 (BIA 2026)", "2026-11-28"),
    ),
    known_as_of=dt.date(2026, 6, 25),
    within=(
        Within(element="filed_in_time", sources=ONE_YEAR_ASYLUM.sources, known_as_of=ONE_YEAR_ASYLUM.known_as_of),
        Within(
            element="found_unaccompanied_before",
            sources=(
                confirmed("J.O.P. v. DHS", "uscis.gov, J.O.P. information; immpolicytracking.org", "2026-11-28"),
                confirmed("memorandum of 2025-02-24, to 2028-02-24", "KIND, copied at insuranceweb.xyz", "2026-11-28"),
                confirmed(
                    "a judge need not follow it: Matter of M-A-C-O-, 27 I&N Dec. 477",
                    "myattorneyusa.com; cliniclegal.org",
                    "2026-11-28",
                ),
            ),
            known_as_of=dt.date(2025, 5, 21),
        ),
        Within(
            element="deemed_timely",
            sources=(
                confirmed("Mendez Rojas v. Wolf; EOIR PM 21-01", "aila.org; lexisnexis.com, 2020-11-05", "2026-11-28"),
                confirmed("notice due by 2022-04-22", "nipnlg.org, 2022-02-14; discuss.ilw.com 426349", "2026-11-28"),
            ),
            known_as_of=dt.date(2026, 6, 25),
        ),
        Within(
            element="safe_third_country",
            sources=(
                confirmed("INA 208(a)(2)(A), (E)", "docslib.org 10691653", "2026-11-28"),
                confirmed("Matter of C-I-G-M- & L-V-S-G-, 29 I&N Dec. 291", "sabrinadamast.com", "2026-11-24"),
                confirmed("84 Fed. Reg. 63994: from 2019-11-19 on", "justia.com, FR doc. 2019-25137", "2026-11-28"),
                unsettled("which countries have agreements", "rubypowerslaw.com", "2026-11-24"),
            ),
            known_as_of=dt.date(2025, 11, 16),
        ),
    ),
)
