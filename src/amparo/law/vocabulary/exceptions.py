"""What takes a person out of a policy at the border."""

from amparo.law.facts import Fact, Sensitivity, Words, same, yes_no

EXCEPTIONS: tuple[Fact, ...] = (
    yes_no(
        "transit_protection_denied",
        Words("Denied protection in a country of transit", "Protección negada en un país de tránsito"),
        Words(
            "Did the person ask for protection in a country on the way and get a final refusal?",
            "¿Pidió protección en un país de tránsito y recibió una negativa definitiva?",
        ),
        sensitivity=Sensitivity.PERSONAL,
    ),
    yes_no(
        "transit_only_nonparty_countries",
        Words("Passed only countries outside the treaties", "Pasó solo por países ajenos a los tratados"),
        Words(
            "Is every country on the way outside the refugee and torture treaties?",
            "¿Son todos los países de tránsito ajenos a los tratados de refugio y contra la tortura?",
        ),
        help=Words(
            "Mexico and every country of Central America are parties.",
            "México y todos los países de Centroamérica son parte.",
        ),
    ),
    yes_no(
        "trafficking_victim",
        Words("Victim of severe trafficking", "Víctima de trata grave"),
        Words(
            "Was the person brought, held or used by force, fraud or pressure for work or sex?",
            "¿Fue la persona trasladada, retenida o explotada por fuerza, fraude o presión, para trabajo o sexo?",
        ),
        help=Words(
            "A severe form of trafficking in persons, 22 USC 7102(11). For sex acts under 18 no force is needed.",
            "Una forma grave de trata de personas, 22 USC 7102(11). Para actos sexuales de menores de 18 no hace "
            "falta fuerza.",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "dhs_appointment",
        Words("Came with a CBP One appointment", "Llegó con cita de CBP One"),
        Words(
            "Did the person come to a port of entry with an appointment made in the government's app?",
            "¿Llegó la persona a un puerto de entrada con una cita hecha en la aplicación del gobierno?",
        ),
        help=Words(
            "8 CFR 208.33(a)(2)(ii)(B). Appointments ended on 2025-01-20.",
            "8 CFR 208.33(a)(2)(ii)(B). Las citas terminaron el 2025-01-20.",
        ),
    ),
    yes_no(
        "app_not_usable",
        Words("Could not use the appointment app", "No pudo usar la aplicación de citas"),
        Words(
            "Did language, reading, a technical failure or another serious obstacle keep the person from the app?",
            "¿Le impidió usar la aplicación el idioma, la lectura, una falla técnica u otro obstáculo grave?",
        ),
        help=Words(
            "8 CFR 208.33(a)(2)(ii)(B); for someone who came to a port without an appointment.",
            "8 CFR 208.33(a)(2)(ii)(B); para quien llegó a un puerto sin cita.",
        ),
    ),
    yes_no(
        "authorized_parole_travel",
        Words("Authorized to travel to seek parole", "Autorización de viaje para pedir parole"),
        Words(
            "Did the person have authorization to travel here and seek parole?",
            "¿Tenía la persona autorización para viajar y pedir un permiso (parole)?",
        ),
        help=same("8 CFR 208.33(a)(2)(ii)(A)."),
    ),
    yes_no(
        "acute_medical_emergency",
        Words("Acute medical emergency at entry", "Emergencia médica aguda al entrar"),
        Words(
            "At the entry, did the person or a family member with them face an acute medical emergency?",
            "Al entrar, ¿sufría la persona o un familiar que la acompañaba una emergencia médica aguda?",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "imminent_extreme_threat",
        Words("Imminent and extreme threat at entry", "Amenaza inminente y extrema al entrar"),
        Words(
            "At the entry, was the person or a family member under threat of murder, rape, torture or kidnapping?",
            "Al entrar, ¿corría la persona o su familia peligro de asesinato, violación, tortura o secuestro?",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "other_compelling_circumstances",
        Words("Other exceptionally compelling circumstances", "Otras circunstancias excepcionales"),
        Words(
            "Is there another exceptionally compelling reason for which the person entered as they did?",
            "¿Hay otra razón excepcional por la que la persona entró como entró?",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "medical_and_criminal_papers",
        Words("Gave medical and criminal history papers", "Entregó papeles médicos y de antecedentes"),
        Words(
            "At the port, did the person hand over enough medical and criminal history papers?",
            "En el puerto, ¿entregó la persona suficientes papeles médicos y de antecedentes penales?",
        ),
        help=Words(
            "Proclamation 10888 sec. 3. What suffices was never published in full.",
            "Proclamación 10888, sec. 3. Nunca se publicó por completo qué basta.",
        ),
    ),
    yes_no(
        "safe_third_country",
        Words("Removable to a safe third country", "Puede ser enviada a un tercer país seguro"),
        Words(
            "Can the person be sent to a safe third country under an agreement?",
            "¿Puede la persona ser enviada a un tercer país seguro según un acuerdo?",
        ),
        help=Words(
            "INA 208(a)(2)(A): Canada, and since 2025 the agreements applied under Matter of C-I-G-M- & L-V-S-G-.",
            "INA 208(a)(2)(A): Canadá, y desde 2025 los acuerdos aplicados según Matter of C-I-G-M- & L-V-S-G-.",
        ),
    ),
)
