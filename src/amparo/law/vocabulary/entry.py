"""How the person came: what policies by entry turn on."""

from amparo.law.facts import Fact, Sensitivity, Words, choice, date, number, yes_no

ENTRY: tuple[Fact, ...] = (
    date(
        "last_entry_on",
        Words("Most recent arrival in the United States", "Llegada más reciente a Estados Unidos"),
        Words(
            "On which day did the person last come to the United States?",
            "¿Qué día llegó la persona por última vez a Estados Unidos?",
        ),
        help=Words(
            "The latest arrival from abroad, however short the absence: Matter of F-P-R-, 24 I&N Dec. 681.",
            "La llegada más reciente desde el extranjero, por breve que fuera la ausencia: Matter of F-P-R-, 24 "
            "I&N Dec. 681.",
        ),
    ),
    number(
        "entry_time_eastern",
        Words("Hour of entry (US Eastern)", "Hora de entrada (Este de EE. UU.)"),
        Words(
            "At what time that day, on a US Eastern clock?",
            "¿A qué hora de ese día, en la zona horaria del Este de EE. UU.?",
        ),
        help=Words(
            "Four digits without a colon, on a 24-hour clock in New York: 2359 is one minute to midnight. It "
            "matters only on a day on which a rule began or ended at a set hour. San Diego is three hours behind "
            "New York, El Paso two, Brownsville one.",
            "Cuatro cifras sin dos puntos, en un reloj de 24 horas de Nueva York: 2359 es un minuto antes de "
            "medianoche. Importa solo en un día en que una norma empezó o terminó a una hora fija. San Diego va "
            "tres horas detrás de Nueva York, El Paso dos, Brownsville una.",
        ),
    ),
    date(
        "encountered_on",
        Words("Encounter with US officers", "Encuentro con agentes de EE. UU."),
        Words(
            "On which day did US officers first meet the person at or between ports of entry?",
            "¿Qué día encontraron agentes de EE. UU. a la persona, en un puerto de entrada o entre puertos?",
        ),
        help=Words(
            "On the notice to appear or the CBP papers. Not a later day on which the person came for a hearing.",
            "Figura en el aviso de comparecencia (Notice to Appear) o en los papeles de CBP. No es un día "
            "posterior en que la persona vino a una audiencia.",
        ),
    ),
    choice(
        "entry_border",
        Words("Border crossed", "Frontera por la que llegó"),
        Words("Where did the person come in?", "¿Por dónde llegó la persona?"),
        {
            "southwest_land": Words("land border with Mexico", "frontera terrestre con México"),
            "northern_land": Words("land border with Canada", "frontera terrestre con Canadá"),
            "sea": Words("by sea", "por mar"),
            "air": Words("by air", "por aire"),
        },
    ),
    choice(
        "coast_landed",
        Words("Coast where the person landed", "Costa a la que llegó"),
        Words("On which coast did the person land?", "¿A qué costa llegó la persona?"),
        {
            "near_mexico": Words(
                "close to the border with Mexico, as in southern California",
                "cerca de la frontera con México, como el sur de California",
            ),
            "gulf_or_caribbean": Words(
                "elsewhere in Texas; Louisiana, Mississippi, Alabama, Florida, Puerto Rico, US Virgin Islands",
                "otro lugar de Texas; Luisiana, Misisipi, Alabama, Florida, Puerto Rico, Islas Vírgenes de EE. UU.",
            ),
            "near_canada": Words("close to the border with Canada", "cerca de la frontera con Canadá"),
            "other": Words("another coast", "otra costa"),
        },
        help=Words(
            "Only for those who came by sea. The coasts are those of Proclamation 10773 sec. 4(b).",
            "Solo para quien llegó por mar. Las costas son las de la Proclamación 10773, sec. 4(b).",
        ),
    ),
    choice(
        "entry_manner",
        Words("Manner of entry", "Forma de entrada"),
        Words("How did the person come in?", "¿Cómo entró la persona?"),
        {
            "port_of_entry": Words("presented at a port of entry", "se presentó en un puerto de entrada"),
            "between_ports": Words("crossed between ports", "cruzó entre puertos de entrada"),
            "visa": Words("with a visa", "con visa"),
            "parole": Words("on parole", "con permiso (parole)"),
            "other": Words("otherwise", "de otra manera"),
        },
    ),
    yes_no(
        "physically_present_or_arriving",
        Words("Present in the United States or arriving", "Presente en Estados Unidos o llegando"),
        Words(
            "Is the person in the United States, or arriving at its border or a port?",
            "¿Está la persona en Estados Unidos, o llegando a su frontera o a un puerto de entrada?",
        ),
        help=Words(
            "INA 208(a)(1). Someone stopped on the Mexican side has not arrived: Mullin v. Al Otro Lado (2026-06-25).",
            "INA 208(a)(1). Quien fue detenido del lado mexicano no ha llegado: Mullin v. Al Otro Lado (2026-06-25).",
        ),
    ),
    yes_no(
        "clearly_admissible",
        Words("Documents sufficient for admission", "Documentos suficientes para ser admitida"),
        Words(
            "Did the person hold papers that clearly allow admission?",
            "¿Tenía la persona documentos que claramente permiten su admisión?",
        ),
    ),
    yes_no(
        "transited_third_country",
        Words("Passed through a third country", "Pasó por un tercer país"),
        Words(
            "On the way, did the person pass through a country other than their own or where they last lived?",
            "En el camino, ¿pasó por un país que no era el suyo ni el de su última residencia?",
        ),
        help=Words(
            "A Mexican national who came straight from Mexico did not.",
            "Una persona de nacionalidad mexicana que vino directamente de México no pasó.",
        ),
    ),
    yes_no(
        "in_expedited_removal",
        Words("In expedited removal", "En expulsión acelerada"),
        Words("Was the person put in expedited removal?", "¿Se puso a la persona en expulsión acelerada?"),
        help=Words(
            "INA 235(b)(1). A notice to appear in court means no.",
            "INA 235(b)(1). Un aviso de comparecencia ante la corte significa que no.",
        ),
    ),
    yes_no(
        "reinstated_removal_order",
        Words("Earlier removal order reinstated", "Orden de expulsión anterior restablecida"),
        Words(
            "Has an earlier removal order been reinstated against the person?",
            "¿Se ha restablecido contra la persona una orden de expulsión anterior?",
        ),
        help=Words(
            "INA 241(a)(5), Form I-871. Needs an earlier removal and an unlawful return.",
            "INA 241(a)(5), formulario I-871. Requiere una expulsión anterior y un regreso ilegal.",
        ),
        sensitivity=Sensitivity.PERSONAL,
    ),
)
