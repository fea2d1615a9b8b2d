"""Whom forms name beside the person: the representative, who prepared the form, and the interpreter."""

from collections.abc import Mapping
from types import MappingProxyType

from amparo.forms.biography.fields import NAMES, STREET, personal
from amparo.law.facts import Fact, Words, choice, date, text
from amparo.law.record import RecordKind
from amparo.law.vocabulary import gathered

REACHED: tuple[Fact, ...] = (
    personal("telephone", "Telephone", "Teléfono", ("Which telephone, in the day?", "¿Qué teléfono, de día?")),
    personal("mobile", "Mobile telephone", "Celular", ("Which mobile telephone, if any?", "¿Qué celular, si lo hay?")),
    personal("fax", "Fax", "Fax", ("Which fax, if any?", "¿Qué fax, si lo hay?")),
    personal("email", "E-mail", "Correo electrónico", ("Which e-mail?", "¿Qué correo electrónico?")),
)
FIRM = personal(
    "organization",
    "Firm or organization",
    "Firma u organización",
    ("Which firm or organization?", "¿Qué firma u organización?"),
)

REPRESENTATIVE = RecordKind(
    name="representative",
    label=Words("Representative", "Representante"),
    label_of_one=Words("Representative", "Representante"),
    fields=gathered(
        NAMES,
        (
            choice(
                "capacity",
                Words("Capacity", "Calidad"),
                Words("As what do you appear?", "¿En qué calidad comparece?"),
                {
                    "attorney": Words("attorney", "abogada o abogado"),
                    "accredited": Words("accredited representative", "representante acreditado"),
                    "law_student": Words("law student or graduate", "estudiante de derecho o recién graduado"),
                },
            ),
            FIRM,
            text(
                "licensing_authority",
                Words("Licensing authority", "Autoridad que otorga la licencia"),
                Words("Admitted in which state or court?", "¿Con licencia de qué estado o corte?"),
            ),
            text(
                "bar_number",
                Words("Bar number", "Número de colegiatura"),
                Words("Which bar number, or “none”?", "¿Qué número de colegiatura, o “ninguno”?"),
            ),
            text(
                "disciplined",
                Words("Orders that restrict practice", "Órdenes que limitan el ejercicio"),
                Words(
                    "Under which order that restricts practice, or “none”?",
                    "¿Bajo qué orden que limite el ejercicio, o “ninguna”?",
                ),
            ),
            text("eoir_id", Words("EOIR ID", "Número de EOIR"), Words("Which EOIR ID?", "¿Qué número de EOIR?")),
            text(
                "uscis_account",
                Words("USCIS online account number", "Número de cuenta en línea de USCIS"),
                Words("Which USCIS account number, or “none”?", "¿Qué número de cuenta de USCIS, o “ninguno”?"),
            ),
            date(
                "accredited_on",
                Words("Accredited on", "Acreditación desde"),
                Words("On which day was the accreditation given?", "¿Qué día se otorgó la acreditación?"),
            ),
            date(
                "accredited_until",
                Words("Accredited until", "Acreditación hasta"),
                Words("Until when does the accreditation run?", "¿Hasta cuándo vale la acreditación?"),
                may_lie_ahead=True,
            ),
        ),
        STREET,
        REACHED,
    ),
    days=("accredited_until",),
)

PREPARER = RecordKind(
    name="preparer",
    label=Words("Preparer", "Quien preparó"),
    label_of_one=Words("Preparer", "Quien preparó"),
    fields=gathered(NAMES, (FIRM,), STREET, REACHED),
    days=(),
)

INTERPRETER = RecordKind(
    name="interpreter",
    label=Words("Interpreter", "Intérprete"),
    label_of_one=Words("Interpreter", "Intérprete"),
    fields=gathered(
        NAMES,
        (
            FIRM,
            text(
                "language", Words("Language", "Lengua"), Words("Into and from which language?", "¿De y a qué lengua?")
            ),
        ),
        STREET,
        REACHED,
    ),
    days=(),
)

PARTICIPANTS: Mapping[str, RecordKind] = MappingProxyType({k.name: k for k in (REPRESENTATIVE, PREPARER, INTERPRETER)})
"""Each by name. They are told of a member of the office or of somebody outside, not of the person."""
