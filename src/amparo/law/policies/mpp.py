"""Remain in Mexico (Migrant Protection Protocols): INA 235(b)(2)(C), in three programs.

Whom it covers is read on the day of the encounter. Ports opened one after another, San Ysidro first; that is
history, not an element: the written rules never made the port a bar.
"""

import datetime as dt
from types import MappingProxyType

from amparo.law.countries import WESTERN_HEMISPHERE
from amparo.law.facts import Says, Words
from amparo.law.policies.exceptions import excepted
from amparo.law.policy import Moment, Policy, PolicyPeriod, Ruling, entered, reaches
from amparo.law.source import confirmed, unsettled
from amparo.law.status import Status
from amparo.law.tree import AnyOf, Element, Given, Not, Open, Yes, all_of, any_of, one_of

STATUTE = "INA 235(b)(2)(C); 8 CFR 235.3(d)"
GUIDANCE_2019 = "CBP MPP Guiding Principles, 2019-01-28; USCIS PM-602-0169"
GUIDANCE_2021 = "DHS guidance on the court-ordered reimplementation, 2021-12-02"
STAY_2025 = "Immigrant Defenders Law Ctr. v. Noem, 2:20-cv-09893 (C.D. Cal. 2025-04-16), 5 USC 705"
NARROWED_2025 = "Immigrant Defenders Law Ctr. v. Noem, No. 25-2581 (9th Cir. 2025-07-18)"
UNSETTLED = Words(
    "what the Ninth Circuit decided on the merits about the third Remain in Mexico program could not be found",
    "no pudo encontrarse qué decidió en el fondo el Noveno Circuito sobre el tercer programa Quédate en México",
)

ARRIVING_BY_LAND_FROM_MEXICO = all_of(
    one_of("entry_border", "southwest_land"),
    one_of("entry_manner", "port_of_entry", "between_ports"),
    Not(Yes("clearly_admissible")),
)

POINTS_TO_MPP = any_of(
    one_of("entry_border", "southwest_land"),
    Yes("returned_to_mexico"),
    Yes("fears_mexico"),
    Given("mpp_case_status"),
    one_of("fear_interview_result", "pending", "positive", "negative"),
)
"""What on record makes Remain in Mexico worth asking about."""

LIST_OF_2019 = (
    "unaccompanied_child",
    "mexican_national",
    "in_expedited_removal",
    "known_health_issue",
    "criminal_history",
    "of_interest",
    "resident_or_parolee",
    "positive_fear_interview",
)

UNPUBLISHED = (
    *excepted("8 USC 1232(a)(3), (b): goes to the children's agency", "unaccompanied_child"),
    Element(
        "list_not_published",
        Open(
            Words(
                "no exemption list of the third Remain in Mexico program is public; argue from the one of 2019",
                "ninguna lista de exenciones del tercer programa Quédate en México es pública; argumente con la "
                "de 2019",
            )
        ),
        "DHS statement, 2025-01-21",
        Words("an exemption of the program of 2025", "una exención del programa de 2025"),
        says=Says(
            yes=Words("An exemption of the 2025 program applies.", "Se aplica una exención del programa de 2025."),
            no=Words(
                "No exemption of the 2025 program applies.", "No se aplica ninguna exención del programa de 2025."
            ),
            unknown=Words(
                "Whether an exemption of the 2025 program applies cannot be known, because no list of exemptions "
                "is public.",
                "No puede saberse si se aplica una exención del programa de 2025, porque ninguna lista de "
                "exenciones es pública.",
            ),
        ),
    ),
)

OPEN_SINCE_JULY_2025 = Ruling(dt.date(2025, 7, 18), Status.OPEN, NARROWED_2025, UNSETTLED, spares=Yes("immdef_client"))

PERIODS = (
    PolicyPeriod(
        name="first",
        entries_from=Moment(dt.date(2019, 1, 28)),
        entries_until=Moment(dt.date(2021, 1, 20)),
        history=(
            Ruling(dt.date(2019, 1, 28), Status.IN_FORCE, GUIDANCE_2019),
            Ruling(dt.date(2021, 6, 1), Status.ENDED, "Mayorkas memorandum, 2021-06-01; EO 14010"),
        ),
        covers=ARRIVING_BY_LAND_FROM_MEXICO,
        excepts=excepted(GUIDANCE_2019, *LIST_OF_2019),
        terms=MappingProxyType(
            {"fear_asked_by_officer": False, "fear_standard": "more_likely_than_not", "consult_hours": 0}
        ),
    ),
    PolicyPeriod(
        name="second",
        entries_from=Moment(dt.date(2021, 12, 6)),
        entries_until=Moment(dt.date(2022, 8, 8)),
        history=(
            Ruling(dt.date(2021, 12, 6), Status.IN_FORCE, GUIDANCE_2021),
            Ruling(
                dt.date(2022, 8, 9),
                Status.ENDED,
                "DHS statement, 2022-08-08; Biden v. Texas, 597 U.S. 785 (2022)",
            ),
        ),
        covers=all_of(ARRIVING_BY_LAND_FROM_MEXICO, one_of("nationality", *WESTERN_HEMISPHERE)),
        excepts=excepted(GUIDANCE_2021, *LIST_OF_2019, "particularly_vulnerable"),
        terms=MappingProxyType(
            {"fear_asked_by_officer": True, "fear_standard": "reasonable_possibility", "consult_hours": 24}
        ),
    ),
    PolicyPeriod(
        name="third",
        entries_from=Moment(dt.date(2025, 1, 21)),
        entries_until=Moment(dt.date(2025, 4, 15)),
        history=(
            Ruling(dt.date(2025, 1, 21), Status.IN_FORCE, "DHS statement, 2025-01-21; EO 14165"),
            Ruling(dt.date(2025, 4, 16), Status.STAYED, STAY_2025),
            OPEN_SINCE_JULY_2025,
        ),
        covers=ARRIVING_BY_LAND_FROM_MEXICO,
        excepts=UNPUBLISHED,
    ),
    PolicyPeriod(
        name="third_after_stay",
        entries_from=Moment(dt.date(2025, 7, 18)),
        entries_until=None,
        history=(OPEN_SINCE_JULY_2025,),
        covers=all_of(ARRIVING_BY_LAND_FROM_MEXICO, Not(Yes("immdef_client")), Open(UNSETTLED)),
        excepts=UNPUBLISHED,
    ),
)

MPP_LABEL = Words("Remain in Mexico (MPP)", "Quédate en México (MPP)")

_BARE = Policy("mpp", MPP_LABEL, STATUTE, "encountered_on", PERIODS, Status.OPEN)

AMENABLE = Element(
    "amenable",
    AnyOf(tuple(all_of(entered(_BARE, period), period.covers) for period in PERIODS)),
    STATUTE,
    Words("covered by Remain in Mexico when met", "sujeta a Quédate en México al ser encontrada"),
    says=Says(
        yes=Words(
            "When encountered, the person was covered by Remain in Mexico (MPP).",
            "Al ser encontrada, la persona estaba sujeta a Quédate en México (MPP).",
        ),
        no=Words(
            "When encountered, the person was not covered by Remain in Mexico (MPP).",
            "Al ser encontrada, la persona no estaba sujeta a Quédate en México (MPP).",
        ),
        unknown=Words(
            "Whether the person was covered by Remain in Mexico (MPP) when encountered is not known.",
            "No se sabe si la persona estaba sujeta a Quédate en México (MPP) al ser encontrada.",
        ),
    ),
)

EXEMPT = Element(
    "exempt",
    AnyOf(tuple(all_of(entered(_BARE, period), AnyOf(period.excepts)) for period in PERIODS)),
    f"{GUIDANCE_2019}; {GUIDANCE_2021}",
    Words("exempt under the guidance of the day", "exenta según las instrucciones de ese día"),
    says=Says(
        yes=Words(
            "An exemption from Remain in Mexico (MPP) applies under the guidance of the day of the encounter.",
            "Se aplica una exención de Quédate en México (MPP) según las instrucciones del día del encuentro.",
        ),
        no=Words(
            "No exemption from Remain in Mexico (MPP) applies under the guidance of the day of the encounter.",
            "No se aplica ninguna exención de Quédate en México (MPP) según las instrucciones del día del encuentro.",
        ),
        unknown=Words(
            "Whether an exemption from Remain in Mexico (MPP) applies is not known.",
            "No se sabe si se aplica una exención de Quédate en México (MPP).",
        ),
    ),
)

RETURNABLE = Element(
    "returnable",
    AnyOf(tuple(reaches(_BARE, period) for period in PERIODS)),
    STATUTE,
    Words("could be returned under the written rules", "podía ser devuelta según las reglas escritas"),
    says=Says(
        yes=Words(
            "The person could be returned to Mexico under the written rules.",
            "La persona podía ser devuelta a México según las reglas escritas.",
        ),
        no=Words(
            "The person could not be returned to Mexico under the written rules.",
            "La persona no podía ser devuelta a México según las reglas escritas.",
        ),
        unknown=Words(
            "Whether the person could be returned to Mexico under the written rules is not known.",
            "No se sabe si la persona podía ser devuelta a México según las reglas escritas.",
        ),
    ),
)

MPP = Policy(
    name="mpp",
    label=MPP_LABEL,
    citation=STATUTE,
    entry_fact="encountered_on",
    periods=PERIODS,
    status=Status.OPEN,
    sources=(
        confirmed("INA 235(b)(2)(C)", "law.com, Texas v. Biden (5th Cir. 2021-08-19)", "2026-11-28"),
        confirmed("CBP guiding principles, 2019-01-28", "aila.org, documentcloud 6429914", "2026-11-24"),
        confirmed("DHS guidance, 2021-12-02", "wechoosewelcome.com, austinkocher.substack.com", "2026-11-24"),
        confirmed("Immigrant Defenders v. Noem, 2025-07-18", "metnews.com, 2025-07-22", "2026-11-28"),
        unsettled("argued in August 2025, no ruling found", "aicourttranscripts.com, 25-2581; cgrs", "2026-11-28"),
    ),
    known_as_of=dt.date(2025, 8, 31),
    questions=MappingProxyType({"amenable": AMENABLE, "exempt": EXEMPT, "returnable": RETURNABLE}),
    note=Words(
        "An injunction of 2019-04-08 (Innovation Law Lab) was stayed on the day it would have taken effect. "
        "Enrollments stopped on 2021-01-21; people already returned stayed in the program until it was ended. "
        "Port directors had discretion not to return someone: that is no element of the rule. That someone was "
        "returned is a fact, not a conclusion: many exempt people were.",
        "Una orden judicial del 2019-04-08 (Innovation Law Lab) fue suspendida el día en que iba a tener efecto. "
        "Las inscripciones cesaron el 2021-01-21; quienes ya habían sido devueltos siguieron en el programa "
        "hasta que terminó. Los directores de puerto podían decidir no devolver a alguien: eso no es un elemento "
        "de la regla. Que alguien fuera devuelto es un hecho, no una conclusión: devolvieron a muchas "
        "personas exentas.",
    ),
    says=Says(
        yes=Words(
            "Remain in Mexico (MPP) (INA 235(b)(2)(C)) applies to this person on that day.",
            "Quédate en México (MPP) (INA 235(b)(2)(C)) se aplica a esta persona en esa fecha.",
        ),
        no=Words(
            "Remain in Mexico (MPP) (INA 235(b)(2)(C)) does not apply to this person on that day.",
            "Quédate en México (MPP) (INA 235(b)(2)(C)) no se aplica a esta persona en esa fecha.",
        ),
        unknown=Words(
            "Whether Remain in Mexico (MPP) (INA 235(b)(2)(C)) applies to this person on that day is not known.",
            "No se sabe si Quédate en México (MPP) (INA 235(b)(2)(C)) se aplica a esta persona en esa fecha.",
        ),
    ),
)
