"""Entries into the United States, trips, passports and other papers."""

from amparo.forms.biography.fields import PERSONAL, personal
from amparo.law.facts import Words, choice, country, date, text
from amparo.law.record import RecordKind
from amparo.law.vocabulary import gathered

ENTRIES = RecordKind(
    name="entries",
    label=Words("Entries into the United States", "Entradas a Estados Unidos"),
    label_of_one=Words("Entry", "Entrada"),
    fields=gathered(
        (
            date("entered_on", Words("Entered on", "Entró el"), Words("On which day?", "¿Qué día?")),
            personal("place", "Place", "Lugar", ("Where: which city and state?", "¿Dónde: qué ciudad y estado?")),
            text(
                "status",
                Words("Status at entry", "Estatus al entrar"),
                Words(
                    "In which status: visa, parole, without inspection?",
                    "¿Con qué estatus: visa, parole, sin inspección?",
                ),
            ),
            date(
                "status_expires_on",
                Words("Status expires on", "El estatus vence el"),
                Words("Until when was the stay authorized?", "¿Hasta cuándo fue autorizada la estancia?"),
                may_lie_ahead=True,
            ),
            personal(
                "i94_number",
                "I-94 number",
                "Número I-94",
                ("Which I-94 number, or “none”?", "¿Qué número I-94, o “ninguno”?"),
            ),
        ),
    ),
    days=("entered_on",),
)

TRIPS = RecordKind(
    name="trips",
    label=Words("Trips abroad and returns home", "Viajes al exterior y regresos al país"),
    label_of_one=Words("Trip", "Viaje"),
    fields=gathered(
        (
            date(
                "left_on", Words("Left on", "Salió el"), Words("When did the trip begin?", "¿Cuándo empezó el viaje?")
            ),
            date(
                "returned_on",
                Words("Returned on", "Regresó el"),
                Words("When did it end?", "¿Cuándo terminó?"),
                may_lie_ahead=True,
            ),
            country(
                "country", Words("Country", "País"), Words("To or through which country?", "¿A qué país, o por cuál?")
            ),
            text(
                "status_there",
                Words("Status there", "Estatus ahí"),
                Words("In which status there?", "¿Con qué estatus ahí?"),
            ),
            text(
                "purpose", Words("Purpose", "Motivo"), Words("What for?", "¿Para qué?"), sensitivity=PERSONAL, long=True
            ),
        ),
    ),
    days=("left_on", "returned_on"),
)

PAPERS = RecordKind(
    name="papers",
    label=Words("Passports and papers", "Pasaportes y papeles"),
    label_of_one=Words("Paper", "Papel"),
    fields=gathered(
        (
            choice(
                "document",
                Words("Document", "Documento"),
                Words("Which document is it?", "¿Qué documento es?"),
                {
                    "passport": Words("passport", "pasaporte"),
                    "travel_document": Words("travel document", "documento de viaje"),
                    "national_id": Words("national ID card", "documento de identidad"),
                    "birth_certificate": Words("birth certificate", "acta de nacimiento"),
                    "marriage_certificate": Words("marriage certificate", "acta de matrimonio"),
                    "divorce_decree": Words("divorce decree", "sentencia de divorcio"),
                    "work_permit": Words("work permit card", "permiso de trabajo"),
                    "other": Words("another document", "otro documento"),
                },
            ),
            personal("number", "Number", "Número", ("Which number has it?", "¿Qué número tiene?")),
            country(
                "country", Words("Issued by", "Emitido por"), Words("Which country issued it?", "¿Qué país lo emitió?")
            ),
            date("issued_on", Words("Issued on", "Emitido el"), Words("When was it issued?", "¿Cuándo se emitió?")),
            date(
                "expires_on",
                Words("Expires on", "Vence el"),
                Words("When does it expire?", "¿Cuándo vence?"),
                may_lie_ahead=True,
            ),
            personal(
                "held_by",
                "Where it is",
                "Dónde está",
                ("Where is it: with the person, seized, lost?", "¿Dónde está: con la persona, retenido, perdido?"),
            ),
        ),
    ),
    days=("issued_on", "expires_on"),
)
