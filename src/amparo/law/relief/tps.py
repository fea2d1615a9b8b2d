"""Temporary protected status: INA 244, by the table of designations."""

from amparo.law.facts import Says, Words
from amparo.law.form_of_relief import Depth, Relief, needs, unless
from amparo.law.relief.bars import ASYLUM_BARS
from amparo.law.relief.tps_designations import DESIGNATIONS, in_force
from amparo.law.status import Status
from amparo.law.tree import AnyOf, Day, Given, Number, Rule, Yes, all_of, any_of, date_of, number_of, one_of

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
    depth=Depth.OUTLINE,
    points=any_of(
        one_of("nationality", *sorted({row.country for row in DESIGNATIONS})), Given("tps_registered_in_time")
    ),
    requirements=(
        needs(
            "designated",
            Words("national of a country that is designated", "nacional de un país designado"),
            DESIGNATED,
            "INA 244(b)(1), (c)(1)(A); the notices in the table of designations",
            says=Says(
                yes=Words(
                    "The person's country was designated for TPS on that day.",
                    "El país de la persona estaba designado para el TPS en esa fecha.",
                ),
                no=Words(
                    "The person's country was not designated for TPS on that day.",
                    "El país de la persona no estaba designado para el TPS en esa fecha.",
                ),
                unknown=Words(
                    "Whether the person's country was designated for TPS on that day is not known.",
                    "No se sabe si el país de la persona estaba designado para el TPS en esa fecha.",
                ),
            ),
        ),
        needs(
            "residence",
            Words("has lived here since the day in the notice", "vive aquí desde la fecha del aviso"),
            _since("continuous_residence_since", "residence"),
            "INA 244(c)(1)(A)(ii)",
            says=Says(
                yes=Words(
                    "The person has lived in the United States since the day in the notice, or earlier.",
                    "La persona vive en Estados Unidos desde la fecha del aviso, o desde antes.",
                ),
                no=Words(
                    "The person has not lived in the United States since the day in a notice that stood on that "
                    "day for their country.",
                    "La persona no vive en Estados Unidos desde la fecha de un aviso vigente en esa fecha para "
                    "su país.",
                ),
                unknown=Words(
                    "Whether the person has lived in the United States since the day in the notice is not known.",
                    "No se sabe si la persona vive en Estados Unidos desde la fecha del aviso.",
                ),
            ),
        ),
        needs(
            "presence",
            Words("has been present since the designation", "está presente desde la designación"),
            _since("continuous_presence_since", "presence"),
            "INA 244(c)(1)(A)(i)",
            says=Says(
                yes=Words(
                    "The person has been physically present since the designation took effect, or earlier.",
                    "La persona está físicamente presente desde que la designación entró en vigor, o desde antes.",
                ),
                no=Words(
                    "The person has not been physically present since a designation that stood on that day for "
                    "their country took effect.",
                    "La persona no está físicamente presente desde que entró en vigor una designación vigente en "
                    "esa fecha para su país.",
                ),
                unknown=Words(
                    "Whether the person has been physically present since the designation took effect is not known.",
                    "No se sabe si la persona está físicamente presente desde que la designación entró en vigor.",
                ),
            ),
        ),
        needs(
            "registered",
            Words("registered in time, or may register late", "registro a tiempo, o tardío permitido"),
            Yes("tps_registered_in_time"),
            "INA 244(c)(1)(A)(iv); 8 CFR 244.2(f)",
            says=Says(
                yes=Words(
                    "The person registered for TPS in time, or may register late.",
                    "La persona se registró a tiempo para el TPS, o puede registrarse tarde.",
                ),
                no=Words(
                    "The person did not register for TPS in time, and has no ground on record to register late.",
                    "La persona no se registró a tiempo para el TPS, y no consta motivo para registrarse tarde.",
                ),
                unknown=Words(
                    "Whether the person registered for TPS in time, or may register late, is not known.",
                    "No se sabe si la persona se registró a tiempo para el TPS, o si puede registrarse tarde.",
                ),
            ),
        ),
        unless(
            "convicted",
            Words("a felony or two misdemeanors", "un delito grave o dos menores"),
            any_of(Yes("felony_conviction"), number_of("misdemeanor_convictions") >= Number(2)),
            "INA 244(c)(2)(B)(i)",
            says=Says(
                yes=Words(
                    "A felony conviction, or two or more misdemeanor convictions, are on record.",
                    "Consta una condena por un delito grave (felony), o dos o más por delitos menores.",
                ),
                no=Words(
                    "The person has no felony conviction, and fewer than two misdemeanor convictions.",
                    "La persona no tiene condenas por delitos graves (felony), y tiene menos de dos por delitos "
                    "menores.",
                ),
                unknown=Words(
                    "Whether the person has a felony conviction, or two misdemeanor convictions, is not known.",
                    "No se sabe si la persona tiene una condena por un delito grave (felony), o dos por delitos "
                    "menores.",
                ),
            ),
        ),
        unless(
            "barred",
            Words("a bar of the asylum statute", "un impedimento de la ley de asilo"),
            any_of(*ASYLUM_BARS),
            "INA 244(c)(2)(B)(ii), 208(b)(2)(A)",
            says=Says(
                yes=Words(
                    "A bar of the asylum statute that also closes TPS applies on what is on record.",
                    "Según lo que consta, se aplica un impedimento de la ley de asilo que también cierra el TPS.",
                ),
                no=Words(
                    "No bar of the asylum statute applies on what is on record.",
                    "Según lo que consta, no se aplica ningún impedimento de la ley de asilo.",
                ),
                unknown=Words(
                    "Whether a bar of the asylum statute applies is not known.",
                    "No se sabe si se aplica un impedimento de la ley de asilo.",
                ),
            ),
        ),
    ),
    status=Status.OPEN,
    note=Words(
        "Short, innocent absences do not break presence: INA 244(c)(4). Most designations were ended or "
        "litigated in 2025 and 2026; since Mullin v. Doe (U.S. 2026-06-25) courts hear only constitutional "
        "claims about them.",
        "Las ausencias breves e inocentes no interrumpen la presencia: INA 244(c)(4). La mayoría de las "
        "designaciones terminaron o se litigaron en 2025 y 2026; desde Mullin v. Doe (U.S. 2026-06-25) las "
        "cortes solo oyen reclamos constitucionales sobre ellas.",
    ),
)
