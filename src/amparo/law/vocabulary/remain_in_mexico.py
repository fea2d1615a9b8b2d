"""Remain in Mexico: who could be returned, who was, and what became of the case."""

from amparo.law.facts import Fact, Sensitivity, Words, choice, yes_no

REMAIN_IN_MEXICO: tuple[Fact, ...] = (
    yes_no(
        "known_health_issue",
        Words("Known health issue", "Problema de salud conocido"),
        Words(
            "Does the person have a known physical or mental health issue?",
            "¿Tiene la persona un problema conocido de salud física o mental?",
        ),
        help=Words(
            "The guidance of 2019 sets no degree; pregnancy was named only in 2021.",
            "Las instrucciones de 2019 no fijan un grado; el embarazo se nombró solo en 2021.",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "particularly_vulnerable",
        Words("Particularly vulnerable", "Particularmente vulnerable"),
        Words(
            "Is the person at more risk: illness, disability, pregnancy, great age, orientation, gender identity?",
            "¿Corre más riesgo: enfermedad, discapacidad, embarazo, edad avanzada, orientación, identidad de género?",
        ),
        help=Words(
            "The list in the DHS guidance of 2021-12-02.", "La lista de las instrucciones del DHS del 2021-12-02."
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "criminal_history_or_violence",
        Words("Criminal history or history of violence", "Antecedentes penales o de violencia"),
        Words(
            "Does the person have a criminal record or a history of violence?",
            "¿Tiene la persona antecedentes penales o de violencia?",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "of_interest_to_governments",
        Words("Of interest to the US or Mexican government", "De interés para el gobierno de EE. UU. o México"),
        Words(
            "Is either government looking for the person or their information?",
            "¿Busca alguno de los dos gobiernos a la persona o su información?",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "returning_lpr",
        Words("Returning permanent resident", "Residente permanente que regresa"),
        Words(
            "Was the person coming back as a permanent resident?",
            "¿Regresaba la persona como residente permanente?",
        ),
    ),
    yes_no(
        "parolee_or_advance_parole",
        Words("On parole or with advance parole", "Con parole o advance parole"),
        Words(
            "Did the person have parole, or a document that allows travel and return?",
            "¿Tenía la persona parole, o un permiso de viaje y regreso (advance parole)?",
        ),
    ),
    yes_no(
        "fears_mexico",
        Words("Fears Mexico", "Teme a México"),
        Words("Is the person afraid of being in Mexico?", "¿Teme la persona estar en México?"),
        help=Words(
            "Say it aloud and ask for the interview: in the program of 2019 nobody asked.",
            "Dígalo en voz alta y pida la entrevista: en el programa de 2019 nadie preguntaba.",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    choice(
        "fear_interview_result",
        Words("Fear of Mexico interview", "Entrevista de temor a México"),
        Words(
            "Has an asylum officer heard the person about fear of Mexico, and with what result?",
            "¿Escuchó un oficial de asilo a la persona sobre su temor a México, y con qué resultado?",
        ),
        {
            "none": Words("no interview", "sin entrevista"),
            "pending": Words("waiting for a result", "pendiente de resultado"),
            "positive": Words("positive", "positivo"),
            "negative": Words("negative", "negativo"),
        },
        sensitivity=Sensitivity.PERSONAL,
    ),
    yes_no(
        "facts_changed_since_fear_interview",
        Words("New facts since the fear interview", "Hechos nuevos desde la entrevista de temor"),
        Words(
            "Has anything happened since the negative result: new harm, threats, illness?",
            "¿Ha ocurrido algo desde el resultado negativo: daño, amenazas, enfermedad?",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "returned_to_mexico",
        Words("Returned to Mexico under MPP", "Devuelta a México bajo MPP"),
        Words(
            "Did officers send the person back to Mexico to wait for the hearing?",
            "¿Enviaron los agentes a la persona a México a esperar su audiencia?",
        ),
        help=Words(
            "A fact, not a conclusion: many exempt people were returned.",
            "Es un hecho, no una conclusión: devolvieron a muchas personas exentas.",
        ),
        sensitivity=Sensitivity.PERSONAL,
    ),
    choice(
        "mpp_case_status",
        Words("State of the Remain in Mexico case", "Estado del caso de Quédate en México"),
        Words("Where does the court case stand?", "¿En qué estado está el caso en la corte?"),
        {
            "pending": Words("pending", "pendiente"),
            "in_absentia_order": Words("ordered removed in absentia", "orden en ausencia"),
            "terminated": Words("terminated", "terminado"),
            "relief_granted": Words("relief granted", "protección concedida"),
            "other_order": Words("another final order", "otra orden final"),
        },
    ),
    yes_no(
        "immdef_client",
        Words("Client of Immigrant Defenders Law Center", "Cliente de Immigrant Defenders Law Center"),
        Words(
            "Is the person a client of Immigrant Defenders Law Center?",
            "¿Es la persona cliente de Immigrant Defenders Law Center?",
        ),
        help=Words(
            "The plaintiff whose clients stay protected by the order of 2025-04-16 as narrowed on 2025-07-18.",
            "La demandante cuyos clientes siguen protegidos por la orden del 2025-04-16, limitada el 2025-07-18.",
        ),
        sensitivity=Sensitivity.PERSONAL,
    ),
)
