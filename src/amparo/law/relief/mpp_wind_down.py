"""Processing in 2021 of those still waiting in Mexico: the wind-down of the first programme."""

from amparo.law.facts import Words
from amparo.law.form_of_relief import Relief, needs
from amparo.law.standing import Status
from amparo.law.tree import ASKED, Yes, all_of, any_of, on, one_of

FIRST_PHASE = all_of(one_of("mpp_case_status", "pending"), on(2021, 2, 19) <= ASKED)
SECOND_PHASE = all_of(one_of("mpp_case_status", "terminated", "in_absentia_order"), on(2021, 6, 23) <= ASKED)

MPP_WIND_DOWN = Relief(
    name="mpp_wind_down",
    label=Words("Registration to be let in (2021)", "Registro para ser admitida (2021)"),
    citation="DHS announcements of 2021-02-11 and 2021-06-23",
    requirements=(
        needs(
            "enrolled",
            Words("returned under the first programme", "devuelta en el primer programa"),
            Yes("returned_to_mexico"),
            "DHS announcement, 2021-02-11",
        ),
        needs(
            "in_mexico",
            Words("waits in Mexico", "espera en México"),
            Yes("in_mexico"),
            "DHS announcement, 2021-02-11",
        ),
        needs(
            "phase",
            Words("a phase that is open takes this case", "una fase abierta admite este caso"),
            any_of(FIRST_PHASE, SECOND_PHASE),
            "DHS announcements of 2021-02-11 (pending cases) and 2021-06-23 (terminated, in absentia)",
        ),
        needs(
            "open",
            Words("before it closed on 2021-08-24", "antes del cierre del 2021-08-24"),
            on(2021, 8, 24) > ASKED,
            "Biden v. Texas, No. 21A21 (U.S. 2021-08-24)",
        ),
    ),
    status=Status.ENDED,
)
