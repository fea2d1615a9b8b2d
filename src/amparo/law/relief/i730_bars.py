"""What closes the I-730 for one relative: 8 CFR 207.7(b), 208.21(a); INA 207(c)(2)(A), 208(b)(2)(A)(i)-(v).

Statute (8 USC 1157, 1158) and 8 CFR 207.7 (chanrobles.com) read on 2026-11-28.
"""

from amparo.law.facts import Says, Words
from amparo.law.form_of_relief import unless
from amparo.law.relief.family import SPOUSE
from amparo.law.relief.open_points import left_open
from amparo.law.tree import Not, Yes, all_of, any_of, in_turn, one_of
from amparo.law.vocabulary.family import ASYLEES, REFUGEES

EVADES_FOR_ASYLEES = Words(
    "the regulation names a marriage to evade the law for relatives of refugees alone, the form's instructions for "
    "those of asylees too: ask a lawyer",
    "el reglamento nombra el matrimonio en fraude de ley solo para familiares de refugiados, las instrucciones del "
    "formulario también para los de asilados: consulte a un abogado",
)

LEFT_OFF = Words(
    "the relative was not named in the principal's application: USCIS asks for it as proof, and asked for it of a "
    "child over 21 in its memorandum of August 17, 2004: ask a lawyer",
    "el titular no nombró al familiar en su solicitud: USCIS lo pide como prueba, y lo pedía de hijos mayores de 21 en "
    "su memorando del 17 de agosto de 2004: consulte a un abogado",
)

_REFUGEE = one_of("petitioner_status", *REFUGEES)
_SPOUSE_OF_REFUGEE = all_of(_REFUGEE, SPOUSE)

ALREADY_GRANTED = unless(
    "already_granted",
    Words("beneficiary already had asylee or refugee status", "el beneficiario ya tuvo asilo o refugio"),
    Yes("beneficiary_previously_granted"),
    "8 CFR 207.7(b)(1); Form I-730 instructions",
    says=Says(
        yes=Words(
            "The relative had asylee or refugee status before, so this petition cannot be used.",
            "El familiar ya tuvo asilo o refugio, así que esta petición no puede usarse.",
        ),
        no=Words(
            "The relative has not had asylee or refugee status before.",
            "El familiar no ha tenido antes asilo ni refugio.",
        ),
        unknown=Words(
            "Whether the relative had asylee or refugee status before is not known.",
            "No se sabe si el familiar ya tuvo asilo o refugio.",
        ),
    ),
)

BARRED = unless(
    "barred",
    Words("a bar reaches the beneficiary", "un impedimento alcanza al beneficiario"),
    Yes("beneficiary_barred"),
    "INA 101(a)(42), 207(c)(2)(A), 208(b)(2)(A)(i)-(v); 8 CFR 208.21(a)",
    says=Says(
        yes=Words("It is on record that a bar reaches the relative.", "Consta que un impedimento alcanza al familiar."),
        no=Words(
            "It is on record that no bar reaches the relative.",
            "Consta que ningún impedimento alcanza al familiar.",
        ),
        unknown=Words(
            "Whether a bar reaches the relative is not known.",
            "No se sabe si un impedimento alcanza al familiar.",
        ),
    ),
)

INADMISSIBLE = unless(
    "inadmissible",
    Words("a refugee's relative is inadmissible", "el familiar de un refugiado es inadmisible"),
    in_turn(_REFUGEE, Yes("beneficiary_inadmissible")),
    "INA 207(c)(2)(A), (3); 8 CFR 207.7(a)",
    says=Says(
        yes=Words(
            "The refugee's relative is inadmissible, and no waiver is granted.",
            "El familiar del refugiado es inadmisible, y no hay un perdón concedido.",
        ),
        no=Words(
            "The relative of an asylee need not be admissible, or that of a refugee is, or is waived.",
            "El familiar de un asilado no necesita ser admisible, o el de un refugiado lo es, o tiene un perdón.",
        ),
        unknown=Words(
            "Whether the petitioner is a refugee and the relative inadmissible is not known.",
            "No se sabe si quien pide es refugiado y el familiar inadmisible.",
        ),
    ),
)

MARRIAGE_TO_EVADE = unless(
    "marriage_to_evade",
    Words("a marriage found to evade the law", "un matrimonio hallado en fraude de ley"),
    any_of(
        in_turn(_SPOUSE_OF_REFUGEE, Yes("marriage_to_evade")),
        left_open(all_of(one_of("petitioner_status", *ASYLEES), SPOUSE, Yes("marriage_to_evade")), EVADES_FOR_ASYLEES),
    ),
    "8 CFR 207.7(b)(5); Form I-730 instructions",
    says=Says(
        yes=Words(
            "USCIS found that the refugee's spouse married, or tried to, in order to evade immigration law.",
            "USCIS determinó que el cónyuge del refugiado se casó, o intentó hacerlo, para eludir la ley.",
        ),
        no=Words(
            "No marriage of a spouse to evade immigration law stands in the way of the petition.",
            "Ningún matrimonio del cónyuge para eludir la ley se opone a la petición.",
        ),
        unknown=Words(
            "Whether a marriage of the spouse to evade immigration law stands in the way is not known.",
            "No se sabe si un matrimonio del cónyuge para eludir la ley se opone a la petición.",
        ),
    ),
)

NOT_LISTED = unless(
    "not_listed",
    Words("the relative was left off the principal's application", "el titular omitió al familiar en su solicitud"),
    left_open(Not(Yes("listed_on_application")), LEFT_OFF),
    "USCIS Policy Manual Vol 4 Pt C Ch 4; memorandum of 2004-08-17",
    says=Says(
        yes=Words(
            "The relative was left off the principal's application, and that closes the petition.",
            "El titular omitió al familiar en su solicitud, y eso cierra la petición.",
        ),
        no=Words(
            "It is not on record that the relative was left off the principal's application.",
            "No consta que el titular omitiera al familiar en su solicitud.",
        ),
        unknown=Words(
            "Whether leaving the relative off the principal's application closes the petition is not settled.",
            "No está resuelto si haber omitido al familiar en la solicitud del titular cierra la petición.",
        ),
    ),
)
