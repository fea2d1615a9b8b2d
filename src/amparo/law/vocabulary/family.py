"""Spouses and children: asylum through the family, and the I-730."""

from amparo.law.facts import Fact, Sensitivity, Words, choice, date, yes_no
from amparo.law.vocabulary.relatives import RELATIVES

ASYLEES = ("asylee", "asylee_now_citizen", "asylee_who_died")
REFUGEES = ("refugee", "refugee_now_citizen", "refugee_who_died")
"""Petitioners who came to their status one way or the other, by the kinds of `petitioner_status`."""

NOW_CITIZENS = ("asylee_now_citizen", "refugee_now_citizen")
DEAD = ("asylee_who_died", "refugee_who_died")

FAMILY: tuple[Fact, ...] = (
    *RELATIVES,
    yes_no(
        "petitioner_principal",
        Words("Petitioner has status in own right", "Quien pide tiene estatus propio"),
        Words(
            "Did the petitioner get asylum or refugee status in their own right?",
            "¿Obtuvo quien pide el asilo o refugio por derecho propio?",
        ),
        help=Words(
            "Also as a permanent resident through that status, but not as someone else's derivative.",
            "También como residente permanente por ese estatus, pero no como derivado de otra persona.",
        ),
    ),
    choice(
        "petitioner_status",
        Words("Petitioner's status", "Estatus de quien pide"),
        Words("What is the petitioner today?", "¿Qué es hoy quien pide?"),
        {
            "asylee": Words("asylee, or resident through that", "asilado, o residente por ello"),
            "refugee": Words("refugee, or resident through that", "refugiado, o residente por ello"),
            "asylee_now_citizen": Words(
                "asylee once, now a US citizen", "antes asilado, hoy con ciudadanía de EE. UU."
            ),
            "refugee_now_citizen": Words(
                "refugee once, now a US citizen", "antes refugiado, hoy con ciudadanía de EE. UU."
            ),
            "asylee_who_died": Words("asylee who has died", "asilado que falleció"),
            "refugee_who_died": Words("refugee who has died", "refugiado que falleció"),
            "ended": Words("asylum or refugee status ended", "perdió el asilo o el refugio"),
        },
        help=Words(
            "Status ends when it is terminated, or residence is lost. Who becomes a US citizen files Form I-130.",
            "El estatus termina si se revoca, o si se pierde la residencia. Quien obtiene la ciudadanía presenta el "
            "formulario I-130.",
        ),
    ),
    date(
        "petitioner_naturalized_on",
        Words("Petitioner became a citizen on", "Ciudadanía de quien pide desde el"),
        Words(
            "On which day did the petitioner become a US citizen?",
            "¿Qué día obtuvo quien pide la ciudadanía de Estados Unidos?",
        ),
    ),
    date(
        "asylum_granted_on",
        Words("Principal granted asylum on", "Asilo concedido al titular el"),
        Words("On which day was the principal granted asylum?", "¿Qué día se concedió asilo al titular?"),
    ),
    date(
        "refugee_admitted_on",
        Words("Principal admitted as refugee on", "Titular admitido como refugiado el"),
        Words(
            "On which day was the principal admitted as a refugee?",
            "¿Qué día se admitió al titular como refugiado?",
        ),
    ),
    date(
        "principal_i589_filed_on",
        Words("Principal's I-589 filed on", "I-589 del titular presentado el"),
        Words("On which day was the principal's I-589 filed?", "¿Qué día se presentó el I-589 del titular?"),
        help=Words(
            "Freezes the child's age: INA 208(b)(3)(B).", "Congela la edad del hijo o la hija: INA 208(b)(3)(B)."
        ),
    ),
    date(
        "principal_refugee_interview_on",
        Words("Principal's refugee interview", "Entrevista de refugio del titular"),
        Words(
            "On which day did USCIS interview the principal refugee?",
            "¿Qué día entrevistó USCIS al refugiado titular?",
        ),
        help=Words(
            "Freezes the child's age: INA 207(c)(2)(B).", "Congela la edad del hijo o la hija: INA 207(c)(2)(B)."
        ),
    ),
    yes_no(
        "principal_asylum_pending_or_granted",
        Words("Principal's asylum pending or granted", "Asilo del titular pendiente o concedido"),
        Words(
            "Does the spouse or parent have asylum, or an asylum application pending?",
            "¿Tiene el cónyuge, padre o madre una solicitud de asilo pendiente, o asilo?",
        ),
    ),
    yes_no(
        "principal_asylum_granted",
        Words("Principal's asylum granted", "Asilo del titular concedido"),
        Words(
            "Has the spouse's or parent's asylum been granted?",
            "¿Se ha concedido el asilo del cónyuge, padre o madre?",
        ),
    ),
    yes_no(
        "included_in_i589",
        Words("Included in the principal's I-589", "Incluido en el I-589 del titular"),
        Words(
            "Is the spouse or child included in the principal's I-589?",
            "¿Está el cónyuge, hijo o hija incluido en el I-589 del titular?",
        ),
        help=Words(
            "Named in it, and its box for including them checked, before the decision.",
            "Nombrado en él, con la casilla de inclusión marcada, antes de la decisión.",
        ),
    ),
    yes_no(
        "listed_on_application",
        Words("Named in the principal's application", "Nombrado en la solicitud del titular"),
        Words(
            "Did the principal name the relative in the I-589 or I-590?",
            "¿Nombró el titular al familiar en el I-589 o I-590?",
        ),
    ),
    yes_no(
        "in_us_on_grant",
        Words("In the United States on the day of the grant", "En Estados Unidos el día de la concesión"),
        Words(
            "Was the spouse or child in the United States on the day asylum was granted?",
            "¿Estaba el cónyuge, hijo o hija en Estados Unidos el día en que se concedió el asilo?",
        ),
        sensitivity=Sensitivity.PERSONAL,
    ),
    yes_no(
        "relation_existed_on_grant",
        Words("Relation existed on grant or admission", "La relación existía al concederse o admitirse"),
        Words(
            "Were they married, or parent and child, on the day of the grant or admission?",
            "¿Estaban casados, o eran padre o madre e hijo, el día de la concesión o admisión?",
        ),
        help=Words(
            "A child in the womb on that day counts: 8 CFR 208.21(b), 207.7(c).",
            "Cuenta el hijo ya concebido ese día: 8 CFR 208.21(b), 207.7(c).",
        ),
        sensitivity=Sensitivity.PERSONAL,
    ),
    yes_no(
        "relation_before_grant",
        Words("Relation existed before the grant", "La relación existía antes de la concesión"),
        Words(
            "Did the relation exist before asylum was granted, or does it while it is pending?",
            "¿Existía la relación antes de concederse el asilo, o existe mientras está pendiente?",
        ),
        sensitivity=Sensitivity.PERSONAL,
    ),
    date(
        "beneficiary_born_on",
        Words("Beneficiary's date of birth", "Fecha de nacimiento del beneficiario"),
        Words("When was the spouse or child born?", "¿Cuándo nació el cónyuge o hijo?"),
        sensitivity=Sensitivity.PERSONAL,
    ),
    yes_no(
        "beneficiary_unmarried",
        Words("Child is unmarried", "Hijo o hija sin casarse"),
        Words(
            "Is the child unmarried, and since the grant or admission always has been?",
            "¿Está sin casarse el hijo o la hija, y lo ha estado siempre desde la concesión o admisión?",
        ),
        help=Words(
            "Must stay unmarried until admission or grant: age can be frozen, marriage is not excused. Leave open for "
            "a lawyer where a marriage since then has ended.",
            "Debe seguir sin casarse hasta la admisión o la concesión: la edad puede congelarse, el matrimonio "
            "no se perdona. Si un matrimonio posterior terminó, déjelo abierto para un abogado.",
        ),
        sensitivity=Sensitivity.PERSONAL,
    ),
    yes_no(
        "i730_filed",
        Words("I-730 filed", "I-730 presentado"),
        Words("Has the I-730 been filed?", "¿Se ha presentado el I-730?"),
    ),
    date(
        "i730_filed_on",
        Words("I-730 filed on", "I-730 presentado el"),
        Words("On which day was the I-730 received?", "¿Qué día se recibió el I-730?"),
    ),
    yes_no(
        "humanitarian_reason",
        Words("Humanitarian reason for lateness", "Razón humanitaria de la demora"),
        Words(
            "Is there a humanitarian reason for filing after two years?",
            "¿Hay una razón humanitaria para presentarla después de dos años?",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "beneficiary_previously_granted",
        Words("Beneficiary had status before", "El beneficiario ya tuvo estatus"),
        Words(
            "Has the relative been an asylee or refugee before?",
            "¿Ha tenido antes el familiar asilo o refugio?",
        ),
    ),
    yes_no(
        "beneficiary_barred",
        Words("Beneficiary barred", "Impedimento del beneficiario"),
        Words(
            "Has the relative taken part in persecution, been convicted of a particularly serious crime, done a "
            "serious crime abroad, or is a danger to security or barred for terrorism?",
            "¿Ha participado el familiar en persecuciones, tiene condena por un delito particularmente grave, cometió "
            "fuera un delito grave, o es un peligro para la seguridad o tiene impedimento por terrorismo?",
        ),
        help=Words(
            "An asylee's relative: INA 208(b)(2)(A)(i)-(v); an aggravated felony counts, firm resettlement does not. A "
            "refugee's: persecution alone, INA 101(a)(42); crimes and security count as inadmissibility.",
            "Familiar de un asilado: INA 208(b)(2)(A)(i)-(v); cuenta el «aggravated felony», no el reasentamiento "
            "firme. De un refugiado: solo la persecución, INA 101(a)(42); delitos y seguridad cuentan como "
            "inadmisibilidad.",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "beneficiary_inadmissible",
        Words("Beneficiary inadmissible, not waived", "Beneficiario inadmisible, sin perdón"),
        Words(
            "Is the refugee's relative inadmissible, with no waiver granted?",
            "¿Es inadmisible el familiar del refugiado, sin que se haya concedido un perdón?",
        ),
        help=Words(
            "INA 212(a), but for public charge, labor and papers; most of the rest can be waived: INA 207(c)(3).",
            "INA 212(a), salvo carga pública, trabajo y documentos; casi todo lo demás puede perdonarse: "
            "INA 207(c)(3).",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "marriage_to_evade",
        Words("Marriage found to evade the law", "Matrimonio hallado en fraude de ley"),
        Words(
            "Has USCIS found that the spouse married, or tried to, in order to evade immigration law?",
            "¿Determinó USCIS que el cónyuge se casó, o intentó hacerlo, para eludir las leyes de inmigración?",
        ),
        help=Words("8 CFR 207.7(b)(5); with anybody.", "8 CFR 207.7(b)(5); con cualquier persona."),
        sensitivity=Sensitivity.GRAVE,
    ),
)
