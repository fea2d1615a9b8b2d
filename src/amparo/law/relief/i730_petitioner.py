"""Who may file the I-730: an asylee or refugee in their own right, still, or a resident through that.

USCIS Policy Manual Vol 4 Pt C Ch 2 (uscis.gov) and the form's instructions, "Who May Not File" and its note on
petitions filed before naturalization (omb.report, ICR 201006-1615-002). Read on 2026-11-28.
"""

from amparo.law.deadlines.i730 import FILED
from amparo.law.facts import Says, Words
from amparo.law.form_of_relief import needs
from amparo.law.tree import Open, Yes, all_of, any_of, date_of, once, one_of
from amparo.law.vocabulary.family import DEAD, NOW_CITIZENS

CITIZEN_SINCE = Words(
    "the petitioner filed before becoming a citizen: by the instructions of the form USCIS may go on with the "
    "petition, and need not: ask a lawyer",
    "quien pide presentó la petición antes de obtener la ciudadanía: según las instrucciones del formulario USCIS "
    "puede seguir con ella, sin estar obligado: consulte a un abogado",
)

PETITIONER_DIED = Words(
    "the petitioner died while the petition was pending: INA 204(l) lets USCIS approve it for a relative who lived in "
    "the United States then and still does: a lawyer decides",
    "quien pedía falleció con la petición pendiente: INA 204(l) permite a USCIS aprobarla si el familiar vivía "
    "entonces en Estados Unidos y sigue viviendo aquí: decide un abogado",
)

_CITIZEN, _DIED = one_of("petitioner_status", *NOW_CITIZENS), one_of("petitioner_status", *DEAD)

IN_OWN_RIGHT = needs(
    "petitioner_principal",
    Words(
        "petitioner is asylee or refugee in own right",
        "quien pide es asilado o refugiado por sí mismo",
    ),
    Yes("petitioner_principal"),
    "8 CFR 207.7(a), 208.21(a); USCIS Policy Manual Vol 4 Pt C Ch 2",
    says=Says(
        yes=Words(
            "The petitioner received asylum or refugee status in their own right.",
            "Quien pide recibió el asilo o el refugio por derecho propio.",
        ),
        no=Words(
            "The petitioner did not receive asylum or refugee status in their own right.",
            "Quien pide no recibió el asilo ni el refugio por derecho propio.",
        ),
        unknown=Words(
            "Whether the petitioner received asylum or refugee status in their own right is not known.",
            "No se sabe si quien pide recibió el asilo o el refugio por derecho propio.",
        ),
    ),
)

STATUS_STANDS = needs(
    "petitioner_status_stands",
    Words("the petitioner's status stands", "el estatus de quien pide sigue"),
    any_of(
        one_of("petitioner_status", "asylee", "refugee"),
        all_of(
            _CITIZEN,
            once(
                _CITIZEN,
                all_of(FILED, date_of("i730_filed_on") < date_of("petitioner_naturalized_on"), Open(CITIZEN_SINCE)),
            ),
        ),
        all_of(_DIED, once(_DIED, all_of(FILED, Yes("in_us"), Open(PETITIONER_DIED)))),
    ),
    "INA 204(l), 207(c)(4), 208(c)(2); USCIS Policy Manual Vol 4 Pt C Ch 2; Form I-730 instructions",
    says=Says(
        yes=Words(
            "The petitioner is an asylee or refugee today, or a resident through that.",
            "Quien pide es hoy asilado o refugiado, o residente por ello.",
        ),
        no=Words(
            "The petitioner is no asylee or refugee today, nor a resident through that, and no petition filed before "
            "saves it.",
            "Quien pide no es hoy asilado ni refugiado, ni residente por ello, y no lo salva una petición anterior.",
        ),
        unknown=Words(
            "Whether the petitioner's status as asylee, refugee or resident through that still carries a petition is "
            "not known.",
            "No se sabe si el estatus de quien pide, como asilado, refugiado o residente por ello, aún sostiene una "
            "petición.",
        ),
    ),
)
