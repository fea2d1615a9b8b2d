"""Temporary protected status: INA 244, by the table of designations."""

from amparo.law.facts import Words
from amparo.law.form_of_relief import Relief, needs, unless
from amparo.law.relief.bars import ASYLUM_BARS
from amparo.law.relief.tps_designations import DESIGNATIONS, in_force
from amparo.law.standing import Status
from amparo.law.tree import AnyOf, Day, Number, Rule, Yes, all_of, any_of, date_of, number_of, one_of

DESIGNATED = AnyOf(tuple(all_of(one_of("nationality", row.country), in_force(row)) for row in DESIGNATIONS))


def _since(fact: str, kind: str) -> Rule:
    """Since the day that the country's designation sets: where a country has two, either serves."""
    return AnyOf(
        tuple(
            all_of(
                one_of("nationality", row.country),
                in_force(row),
                date_of(fact) <= Day(row.residence_since if kind == "residence" else row.presence_since),
            )
            for row in DESIGNATIONS
        )
    )


TPS = Relief(
    name="tps",
    label=Words("Temporary protected status", "Estatus de protección temporal (TPS)"),
    citation="INA 244(a)-(c); 8 CFR 244.2-244.4",
    requirements=(
        needs(
            "designated",
            Words("national of a country that is designated", "nacional de un país designado"),
            DESIGNATED,
            "INA 244(b)(1), (c)(1)(A); the notices in the table of designations",
        ),
        needs(
            "residence",
            Words("has lived here since the day in the notice", "vive aquí desde la fecha del aviso"),
            _since("continuous_residence_since", "residence"),
            "INA 244(c)(1)(A)(ii)",
        ),
        needs(
            "presence",
            Words("has been present since the designation", "está presente desde la designación"),
            _since("continuous_presence_since", "presence"),
            "INA 244(c)(1)(A)(i)",
        ),
        needs(
            "registered",
            Words("registered in time, or may register late", "registro a tiempo, o tardío permitido"),
            Yes("tps_registered_in_time"),
            "INA 244(c)(1)(A)(iv); 8 CFR 244.2(f)",
        ),
        unless(
            "convicted",
            Words("a felony or two misdemeanours", "un delito grave o dos menores"),
            any_of(Yes("felony_conviction"), number_of("misdemeanor_convictions") >= Number(2)),
            "INA 244(c)(2)(B)(i)",
        ),
        unless(
            "barred",
            Words("a bar of the asylum statute", "un impedimento de la ley de asilo"),
            any_of(*ASYLUM_BARS),
            "INA 244(c)(2)(B)(ii), 208(b)(2)(A)",
        ),
    ),
    status=Status.OPEN,
    note="Short, innocent absences do not break presence: INA 244(c)(4). Most designations were ended or fought over "
    "in 2025 and 2026; since Mullin v. Doe (U.S. 2026-06-25) courts hear constitutional claims about them only.",
)
