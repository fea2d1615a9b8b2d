"""The fear interview of Remain in Mexico: INA 241(b)(3) and the Convention against Torture, applied to Mexico."""

import datetime as dt

from amparo.law.facts import Says, Words
from amparo.law.form_of_relief import Relief, needs, unless
from amparo.law.policies.mpp import GUIDANCE_2019, GUIDANCE_2021, POINTS_TO_MPP, RETURNABLE, STATUTE
from amparo.law.source import confirmed, from_knowledge
from amparo.law.status import Status
from amparo.law.tree import InForce, Not, Yes, any_of, one_of

MPP_FEAR_INTERVIEW = Relief(
    name="mpp_fear_interview",
    label=Words("Interview about fear of Mexico", "Entrevista sobre temor a México"),
    citation=f"{GUIDANCE_2019}; {GUIDANCE_2021}",
    points=POINTS_TO_MPP,
    requirements=(
        needs(
            "programme_in_force",
            Words("Remain in Mexico is applied on the day asked", "Quédate en México se aplica en la fecha"),
            InForce("mpp"),
            STATUTE,
            says=Says(
                yes=Words(
                    "Remain in Mexico (MPP) could be applied on that day.",
                    "Quédate en México (MPP) podía aplicarse en esa fecha.",
                ),
                no=Words(
                    "Remain in Mexico (MPP) could not be applied to this person on that day.",
                    "Quédate en México (MPP) no podía aplicarse a esta persona en esa fecha.",
                ),
                unknown=Words(
                    "Whether Remain in Mexico (MPP) could be applied on that day is not settled.",
                    "No está resuelto si Quédate en México (MPP) podía aplicarse en esa fecha.",
                ),
            ),
        ),
        needs(
            "returned_or_about_to_be",
            Words("returned to Mexico, or could be", "devuelta a México, o puede serlo"),
            any_of(Yes("returned_to_mexico"), RETURNABLE),
            STATUTE,
            says=Says(
                yes=Words(
                    "The person was returned to Mexico, or could be returned under the written rules.",
                    "La persona fue devuelta a México, o podría serlo según las reglas escritas.",
                ),
                no=Words(
                    "The person was not returned to Mexico, and could not be returned under the written rules.",
                    "La persona no fue devuelta a México, y no podría serlo según las reglas escritas.",
                ),
                unknown=Words(
                    "Whether the person was returned to Mexico, or could be, is not known.",
                    "No se sabe si la persona fue devuelta a México, o si podría serlo.",
                ),
            ),
        ),
        needs(
            "fears_mexico",
            Words("fears Mexico", "teme a México"),
            Yes("fears_mexico"),
            GUIDANCE_2019,
            says=Says(
                yes=Words("The person is afraid of being in Mexico.", "La persona teme estar en México."),
                no=Words(
                    "The person is on record as not afraid of being in Mexico.",
                    "Consta que la persona no teme estar en México.",
                ),
                unknown=Words(
                    "Whether the person is afraid of being in Mexico is not known.",
                    "No se sabe si la persona teme estar en México.",
                ),
            ),
        ),
        unless(
            "already_positive",
            Words("fear of Mexico already found", "temor a México ya reconocido"),
            one_of("fear_interview_result", "positive"),
            GUIDANCE_2019,
            says=Says(
                yes=Words(
                    "An asylum officer already found fear of Mexico, so no further interview is needed.",
                    "Un oficial de asilo ya reconoció el temor a México, así que no hace falta otra entrevista.",
                ),
                no=Words(
                    "No asylum officer has found fear of Mexico so far.",
                    "Hasta ahora ningún oficial de asilo ha reconocido el temor a México.",
                ),
                unknown=Words(
                    "Whether an asylum officer already found fear of Mexico is not known.",
                    "No se sabe si un oficial de asilo ya reconoció el temor a México.",
                ),
            ),
        ),
        needs(
            "first_or_new_facts",
            Words("not refused before, or new facts since", "sin negativa previa, o con hechos nuevos"),
            any_of(Not(one_of("fear_interview_result", "negative")), Yes("facts_changed_since_fear_interview")),
            GUIDANCE_2019,
            says=Says(
                yes=Words(
                    "No earlier interview about fear of Mexico was negative, or there are new facts since.",
                    "Ninguna entrevista anterior sobre temor a México fue negativa, o hay hechos nuevos desde "
                    "entonces.",
                ),
                no=Words(
                    "An earlier interview about fear of Mexico was negative, and no new facts are on record since.",
                    "Una entrevista anterior sobre temor a México fue negativa, y no constan hechos nuevos desde "
                    "entonces.",
                ),
                unknown=Words(
                    "Whether an earlier interview about fear of Mexico was negative, without new facts since, is "
                    "not known.",
                    "No se sabe si una entrevista anterior sobre temor a México fue negativa, sin hechos nuevos "
                    "desde entonces.",
                ),
            ),
        ),
    ),
    status=Status.OPEN,
    note=Words(
        "In the first program the person had to say it unprompted; in the second the officer had to ask, with 24 "
        "hours to consult. An asylum officer decides and no judge reviews.",
        "En el primer programa la persona tenía que decirlo sin que le preguntaran; en el segundo el agente "
        "debía preguntar, con 24 horas para consultar. Decide un oficial de asilo y ningún juez lo revisa.",
    ),
    sources=(
        confirmed("USCIS PM-602-0169 (first page)", "assets.documentcloud.org 6429914", "2026-11-24"),
        confirmed("DHS guidance, 2021-12-02", "immigrationlawdc.com; arkansasonline.com", "2026-11-24"),
        from_knowledge("PM-602-0169 beyond its first page", "2026-11-28"),
    ),
    known_as_of=dt.date(2025, 8, 31),
)
