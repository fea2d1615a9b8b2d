"""Spouses and children: asylum through the family, and the I-730."""

from amparo.law.facts import Fact, Sensitivity, Words, choice, date, yes_no

FAMILY: tuple[Fact, ...] = (
    choice(
        "relation",
        Words("Relation to the principal", "Parentesco con el titular"),
        Words(
            "What is the relative to the principal asylee or refugee?",
            "¿Qué es el familiar respecto del asilado o refugiado titular?",
        ),
        {
            "spouse": Words("spouse", "cónyuge"),
            "child": Words("child", "hijo o hija"),
            "parent": Words("parent", "padre o madre"),
            "sibling": Words("brother or sister", "hermano o hermana"),
            "other": Words("another relative", "otro familiar"),
        },
        sensitivity=Sensitivity.PERSONAL,
    ),
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
        Words("Is the petitioner an asylee or a refugee?", "¿Es quien pide asilado o refugiado?"),
        {"asylee": Words("asylee", "asilado"), "refugee": Words("refugee", "refugiado")},
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
        Words("Is the child unmarried?", "¿Sigue sin casarse el hijo o la hija?"),
        help=Words(
            "Must stay unmarried until admission or grant: age can be frozen, marriage is not excused.",
            "Debe seguir sin casarse hasta la admisión o la concesión: la edad puede congelarse, el matrimonio "
            "no se perdona.",
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
            "Does a bar reach the relative: persecutor, serious crime, security, terrorism?",
            "¿Alcanza al familiar un impedimento: persecución, delito grave, seguridad, terrorismo?",
        ),
        help=Words(
            "INA 208(b)(2)(A)(i)-(v); firm resettlement does not bar.",
            "INA 208(b)(2)(A)(i)-(v); el reasentamiento firme no impide.",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
)
