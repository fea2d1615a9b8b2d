"""The work permit."""

from amparo.law.facts import Fact, Words, choice, date, periods, yes_no

WORK: tuple[Fact, ...] = (
    periods(
        "delays",
        Words("Applicant-caused delay", "Demora causada por el solicitante"),
        Words(
            "Which applicant-caused or applicant-requested delays were there, from when to when?",
            "¿Qué demoras pidió o causó la persona, desde cuándo y hasta cuándo?",
        ),
        help=Words(
            "For each delay, the first day and the day it ended, with a slash between: 2019-04-10/2019-06-05. "
            "Separate several with a semicolon; leave the last end out while the delay goes on; write “none” "
            "when there was none. The first day stops the clock, the day it resumes counts. Where the court's "
            "adjournment code is known, write it after a second slash (2019-04-10/2019-06-05/02): one that stops no "
            "clock is left out. 8 CFR 208.7(a)(2); EOIR Policy Manual App. O.",
            "Para cada demora, el primer día y el día en que terminó, con una barra en medio: "
            "2019-04-10/2019-06-05. Separe varias con punto y coma; deje sin fin la última mientras siga; "
            "escriba «none» si no hubo. El primer día detiene el reloj, el día en que se reanuda cuenta. Si se conoce "
            "el código de aplazamiento de la corte, escríbalo tras otra barra (2019-04-10/2019-06-05/02): el que no "
            "detiene el reloj no cuenta. 8 CFR 208.7(a)(2); EOIR Policy Manual App. O.",
        ),
    ),
    choice(
        "ead_category",
        Words("Work permit category", "Categoría del permiso de trabajo"),
        Words("Which category is on the card?", "¿Qué categoría lleva la tarjeta?"),
        {
            "c08": Words("C08, asylum pending", "C08, asilo pendiente"),
            "a05": Words("A05, asylee", "A05, asilado"),
            "a12": Words("A12, TPS", "A12, TPS"),
            "c19": Words("C19, TPS pending", "C19, TPS pendiente"),
            "other": Words("another", "otra"),
        },
    ),
    date(
        "ead_expires_on",
        Words("Work permit expires on", "Vencimiento del permiso de trabajo"),
        Words("When does the card expire?", "¿Cuándo vence la tarjeta?"),
        may_lie_ahead=True,
    ),
    date(
        "ead_renewal_filed_on",
        Words("Work permit renewal filed on", "Renovación del permiso presentada el"),
        Words("On which day was the renewal received?", "¿Qué día se recibió la renovación?"),
    ),
    date(
        "ead_renewal_decided_on",
        Words("Work permit renewal decided on", "Renovación del permiso decidida el"),
        Words("On which day was the renewal decided?", "¿Qué día se decidió la renovación?"),
        help=Words(
            "Matters for a renewal filed before 540 days began on 2022-05-04 or 2024-04-08: pending that day, it got "
            "them.",
            "Importa para una renovación presentada antes de que empezaran los 540 días el 2022-05-04 o el 2024-04-08: "
            "si seguía pendiente ese día, los obtuvo.",
        ),
    ),
    yes_no(
        "casa_or_asap_member",
        Words("Member of CASA or ASAP", "Miembro de CASA o ASAP"),
        Words(
            "Was the person a member of CASA or of the Asylum Seeker Advocacy Project then?",
            "¿Era la persona entonces miembro de CASA o del Asylum Seeker Advocacy Project?",
        ),
        help=Words(
            "Matters for days between 2020-09-11 and 2022-02-06: CASA de Maryland v. Wolf.",
            "Importa para los días entre el 2020-09-11 y el 2022-02-06: CASA de Maryland v. Wolf.",
        ),
    ),
)
