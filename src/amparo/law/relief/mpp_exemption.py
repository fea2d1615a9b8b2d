"""Exemption from Remain in Mexico: the guidance of the day in question."""

import datetime as dt

from amparo.law.facts import Says, Words
from amparo.law.form_of_relief import Relief, Requirement, needs
from amparo.law.policies.mpp import AMENABLE, EXEMPT, GUIDANCE_2019, GUIDANCE_2021, POINTS_TO_MPP, STATUTE
from amparo.law.source import confirmed, from_knowledge
from amparo.law.status import Status
from amparo.law.tree import InForce

MPP_EXEMPTION = Relief(
    name="mpp_exemption",
    label=Words("Exemption from Remain in Mexico", "Exención de Quédate en México"),
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
        Requirement(AMENABLE),
        Requirement(EXEMPT),
    ),
    status=Status.OPEN,
    note=Words(
        "Say it before the return and again after it: being returned does not use an exemption up.",
        "Dígalo antes de la devolución y otra vez después: ser devuelto no agota la exención.",
    ),
    sources=(
        confirmed("CBP guiding principles, 2019-01-28", "ro.scribd.com 426278384", "2026-11-24"),
        confirmed("DHS guidance, 2021-12-02", "wechoosewelcome.com; millermayer.com", "2026-11-24"),
        from_knowledge("the list of the third program: none is public", "2026-11-28"),
    ),
    known_as_of=dt.date(2025, 8, 31),
)
