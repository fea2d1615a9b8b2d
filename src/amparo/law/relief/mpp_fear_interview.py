"""The fear interview of Remain in Mexico: INA 241(b)(3) and the Convention against Torture, applied to Mexico."""

from amparo.law.facts import Words
from amparo.law.form_of_relief import Relief, needs, unless
from amparo.law.policies.mpp import GUIDANCE_2019, GUIDANCE_2021, RETURNABLE, STATUTE
from amparo.law.standing import Status
from amparo.law.tree import InForce, Not, Yes, any_of, one_of

MPP_FEAR_INTERVIEW = Relief(
    name="mpp_fear_interview",
    label=Words("Interview about fear of Mexico", "Entrevista sobre temor a México"),
    citation=f"{GUIDANCE_2019}; {GUIDANCE_2021}",
    requirements=(
        needs(
            "programme_in_force",
            Words("Remain in Mexico is applied on the day asked", "Quédate en México se aplica en la fecha"),
            InForce("mpp"),
            STATUTE,
        ),
        needs(
            "returned_or_about_to_be",
            Words("returned to Mexico, or could be", "devuelta a México, o puede serlo"),
            any_of(Yes("returned_to_mexico"), RETURNABLE),
            STATUTE,
        ),
        needs("fears_mexico", Words("fears Mexico", "teme a México"), Yes("fears_mexico"), GUIDANCE_2019),
        unless(
            "already_positive",
            Words("fear of Mexico already found", "temor a México ya reconocido"),
            one_of("fear_interview_result", "positive"),
            GUIDANCE_2019,
        ),
        needs(
            "first_or_new_facts",
            Words("not refused before, or new facts since", "sin negativa previa, o con hechos nuevos"),
            any_of(Not(one_of("fear_interview_result", "negative")), Yes("facts_changed_since_fear_interview")),
            GUIDANCE_2019,
        ),
    ),
    status=Status.OPEN,
    note="In the first programme the person had to say it unprompted; in the second the officer had to ask, with 24 "
    "hours to consult. An asylum officer decides and no judge reviews.",
)
