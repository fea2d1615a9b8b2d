"""Withholding of removal: INA 241(b)(3)."""

import datetime as dt

from amparo.law.facts import Says, Words
from amparo.law.form_of_relief import Relief, Requirement, needs, unless
from amparo.law.posture import FINAL_ORDER_NOT_WITHHOLDING_ONLY, NO_FEAR_FOUND, NOT_HERE, US_NATIONAL
from amparo.law.relief.bars import WITHHOLDING_BARS
from amparo.law.relief.grounds import NEXUS
from amparo.law.source import confirmed
from amparo.law.tree import Yes

WITHHOLDING = Relief(
    name="withholding",
    label=Words("Withholding of removal", "Retención de la expulsión"),
    citation="INA 241(b)(3); 8 CFR 208.16(b), (d)",
    closed_in=(
        FINAL_ORDER_NOT_WITHHOLDING_ONLY,
        NO_FEAR_FOUND,
        NOT_HERE,
        US_NATIONAL,
    ),
    requirements=(
        needs(
            "likely_persecution",
            Words("life or freedom more likely than not threatened", "vida o libertad probablemente amenazada"),
            Yes("likely_persecution"),
            "INA 241(b)(3)(A); 8 CFR 208.16(b)",
            says=Says(
                yes=Words(
                    "It is more likely than not that the person would be persecuted if returned.",
                    "Es más probable que no que la persona sea perseguida si la devuelven.",
                ),
                no=Words(
                    "It is not more likely than not that the person would be persecuted if returned.",
                    "No es más probable que no que la persona sea perseguida si la devuelven.",
                ),
                unknown=Words(
                    "Whether the person would more likely than not be persecuted if returned is not known.",
                    "No se sabe si es más probable que no que la persona sea perseguida si la devuelven.",
                ),
            ),
        ),
        Requirement(NEXUS),
        unless(
            "barred",
            Words("a bar to withholding", "un impedimento para la retención"),
            WITHHOLDING_BARS,
            "INA 241(b)(3)(B); 8 CFR 208.16(d)(2)",
            says=Says(
                yes=Words(
                    "A bar to withholding applies on what is on record.",
                    "Según lo que consta, se aplica un impedimento para la retención.",
                ),
                no=Words(
                    "No bar to withholding applies on what is on record.",
                    "Según lo que consta, no se aplica ningún impedimento para la retención.",
                ),
                unknown=Words(
                    "Whether a bar to withholding applies is not known.",
                    "No se sabe si se aplica un impedimento para la retención.",
                ),
            ),
        ),
    ),
    note=Words(
        "No deadline, no derivatives, no path to residence; removal to another country stays possible. After a "
        "reinstated order it is reached through a reasonable-fear interview: 8 CFR 1208.31. The memoranda by which "
        "people were sent to third countries without notice were held unlawful on 2026-02-25 (D.V.D. v. DHS, D. "
        "Mass.); the Supreme Court had stayed an earlier order in that case in June 2025, and what came of the new one "
        "could not be found: ask early about every country that may be meant.",
        "Sin plazo, sin derivados, sin camino a la residencia; la expulsión a otro país sigue siendo posible. "
        "Tras una orden restablecida se llega a ella por una entrevista de temor razonable: 8 CFR 1208.31. Los "
        "memorandos con que se enviaba a personas a terceros países sin aviso se declararon ilegales el 2026-02-25 "
        "(D.V.D. v. DHS, D. Mass.); la Corte Suprema había suspendido en junio de 2025 una orden anterior del caso, y "
        "no pudo encontrarse qué resultó de la nueva: pregunte pronto por cada país que pueda venir al caso.",
    ),
    sources=(
        confirmed("8 CFR 208.16, 1208.16", "usimm.pikapod.net, copy; legalclarity.org", "2026-11-28"),
        confirmed("INA 241(b)(3)(A), (B)", "nortontooby.com 16252; myattorneyusa.com", "2026-11-28"),
        confirmed(
            "granted beside an order of removal: Matter of I-S- & C-S-",
            "410immigration.com; justice.gov/eoir/vll",
            "2026-11-28",
        ),
        confirmed("D.V.D. v. DHS (D. Mass. 2026-02-25)", "theepochtimes.com 5990946", "2026-11-28"),
    ),
    known_as_of=dt.date(2026, 2, 25),
)
