"""Processing in 2021 of those still waiting in Mexico: the wind-down of the first program."""

import datetime as dt

from amparo.law.facts import Says, Words
from amparo.law.form_of_relief import Relief, needs
from amparo.law.policies.mpp import POINTS_TO_MPP
from amparo.law.source import confirmed
from amparo.law.status import Status
from amparo.law.tree import ASKED, Yes, all_of, any_of, on, one_of

FIRST_PHASE = all_of(one_of("mpp_case_status", "pending"), on(2021, 2, 19) <= ASKED)
SECOND_PHASE = all_of(one_of("mpp_case_status", "terminated", "in_absentia_order"), on(2021, 6, 23) <= ASKED)

MPP_WIND_DOWN = Relief(
    name="mpp_wind_down",
    label=Words("MPP wind-down processing (2021)", "Procesamiento por el cierre de MPP (2021)"),
    citation="DHS announcements of 2021-02-11 and 2021-06-23",
    points=POINTS_TO_MPP,
    requirements=(
        needs(
            "enrolled",
            Words("returned under the first program", "devuelta en el primer programa"),
            Yes("returned_to_mexico"),
            "DHS announcement, 2021-02-11",
            says=Says(
                yes=Words(
                    "The person was returned to Mexico under the program.",
                    "La persona fue devuelta a México bajo el programa.",
                ),
                no=Words(
                    "The person was not returned to Mexico under the program.",
                    "La persona no fue devuelta a México bajo el programa.",
                ),
                unknown=Words(
                    "Whether the person was returned to Mexico under the program is not known.",
                    "No se sabe si la persona fue devuelta a México bajo el programa.",
                ),
            ),
        ),
        needs(
            "in_mexico",
            Words("waits in Mexico", "espera en México"),
            Yes("in_mexico"),
            "DHS announcement, 2021-02-11",
            says=Says(
                yes=Words("The person is waiting in Mexico.", "La persona espera en México."),
                no=Words("The person is not waiting in Mexico.", "La persona no espera en México."),
                unknown=Words(
                    "Whether the person is waiting in Mexico is not known.",
                    "No se sabe si la persona espera en México.",
                ),
            ),
        ),
        needs(
            "phase",
            Words("a phase that is open takes this case", "una fase abierta admite este caso"),
            any_of(FIRST_PHASE, SECOND_PHASE),
            "DHS announcements of 2021-02-11 (pending cases) and 2021-06-23 (terminated, in absentia)",
            says=Says(
                yes=Words(
                    "On that day a phase of the MPP wind-down took cases like this one.",
                    "En esa fecha una fase del cierre de MPP admitía casos como este.",
                ),
                no=Words(
                    "On that day no phase of the MPP wind-down took cases like this one.",
                    "En esa fecha ninguna fase del cierre de MPP admitía casos como este.",
                ),
                unknown=Words(
                    "Whether a phase of the MPP wind-down took this case on that day is not known.",
                    "No se sabe si en esa fecha una fase del cierre de MPP admitía este caso.",
                ),
            ),
        ),
        needs(
            "open",
            Words("before it closed on 2021-08-24", "antes del cierre del 2021-08-24"),
            on(2021, 8, 24) > ASKED,
            "Biden v. Texas, No. 21A21 (U.S. 2021-08-24)",
            says=Says(
                yes=Words(
                    "MPP wind-down processing had not yet ended on that day.",
                    "El procesamiento por el cierre de MPP aún no había terminado en esa fecha.",
                ),
                no=Words(
                    "MPP wind-down processing ended on August 24, 2021.",
                    "El procesamiento por el cierre de MPP terminó el 24 de agosto de 2021.",
                ),
                unknown=Words(
                    "Whether MPP wind-down processing had ended on that day is not known.",
                    "No se sabe si el procesamiento por el cierre de MPP había terminado en esa fecha.",
                ),
            ),
        ),
    ),
    status=Status.ENDED,
    sources=(
        confirmed("DHS announcements of 2021", "dhs.gov/archive, migrant-protection-protocols", "2026-11-24"),
        confirmed("end of the portal, 2021-08-24", "immigrationforum.org, explainer", "2026-11-24"),
    ),
    known_as_of=dt.date(2026, 6, 25),
)
