"""What an application for asylum asks about the claim, yes or no and in the person's own words."""

from amparo.forms.biography.fields import GRAVE, told
from amparo.law.facts import Fact, Words, yes_no
from amparo.law.record import RecordKind
from amparo.law.vocabulary import gathered

GROUNDS = {
    "race": Words("race", "raza"),
    "religion": Words("religion", "religión"),
    "nationality": Words("nationality", "nacionalidad"),
    "political_opinion": Words("political opinion", "opinión política"),
    "social_group": Words("membership in a particular social group", "pertenencia a un grupo social determinado"),
    "torture": Words("torture", "tortura"),
}

ASKED = (
    (
        "harmed",
        "Harmed or threatened in the past",
        "Daño o amenazas en el pasado",
        "Has the person, family or close friends been harmed, mistreated or threatened by anyone?",
        "¿La persona, su familia o amistades sufrieron daño, maltrato o amenazas de alguien?",
    ),
    (
        "fears",
        "Fears harm on return",
        "Teme daño si regresa",
        "Does the person fear harm or mistreatment on return?",
        "¿La persona teme daño o maltrato si regresa?",
    ),
    (
        "accused",
        "Accused, charged, arrested or detained abroad",
        "Acusada, procesada, arrestada o detenida en otro país",
        "Has the person or family been accused, charged, arrested, detained or imprisoned in another country?",
        "¿La persona o su familia fue acusada, procesada, arrestada, detenida o presa en otro país?",
    ),
    (
        "belonged",
        "Belonged to organizations",
        "Perteneció a organizaciones",
        "Has the person or family belonged to or been associated with any organization or group at home?",
        "¿La persona o su familia perteneció o estuvo asociada a alguna organización o grupo en su país?",
    ),
    (
        "still_belongs",
        "Still takes part in them",
        "Sigue participando en ellas",
        "Do they still take part in any way?",
        "¿Siguen participando de algún modo?",
    ),
    (
        "fears_torture",
        "Fears torture",
        "Teme tortura",
        "Is the person afraid of torture in the home country or any other to which they may be returned?",
        "¿La persona teme tortura en su país o en otro al que puedan regresarla?",
    ),
    (
        "applied_before",
        "Applied for refugee status, asylum or withholding before",
        "Solicitó refugio, asilo o retención antes",
        "Has the person, a parent, spouse, child or sibling applied before to the United States?",
        "¿La persona, madre, padre, cónyuge, hijos o hermanos lo solicitó antes a Estados Unidos?",
    ),
    (
        "other_country",
        "Traveled through or lived in another country",
        "Viajó por otro país o vivió en él",
        "Did the person travel through or live in another country before the United States?",
        "¿La persona viajó por otro país o vivió en él antes de Estados Unidos?",
    ),
    (
        "lawful_status_elsewhere",
        "Applied for or received lawful status elsewhere",
        "Pidió o recibió estatus legal en otro país",
        "Has the person or family applied for or received lawful status in another country?",
        "¿La persona o su familia pidió o recibió estatus legal en otro país?",
    ),
    (
        "harmed_others",
        "Took part in harming others",
        "Participó en daños a otros",
        "Has the person, spouse or child taken part in harming anyone because of who they are or what they think?",
        "¿La persona, su cónyuge o hijos participaron en daños a alguien por ser quien es o por lo que piensa?",
    ),
    (
        "went_back",
        "Went back to the country of harm",
        "Regresó al país del daño",
        "Did the person return to the country of harm after leaving it?",
        "¿La persona regresó al país del daño después de salir?",
    ),
    (
        "filed_late",
        "Files more than a year after arrival",
        "Solicita más de un año después de llegar",
        "Is the application filed more than a year after the last arrival?",
        "¿La solicitud se presenta más de un año después de la última llegada?",
    ),
    (
        "crimes",
        "Crimes or arrests in the United States",
        "Delitos o arrestos en Estados Unidos",
        "Has the person or a family member included committed a crime or been arrested in the United States?",
        "¿La persona o un familiar incluido cometió un delito o fue arrestado en Estados Unidos?",
    ),
)
"""Each a yes or no, with room for the person's own account: item, label and question in English and Spanish."""


def _asked(name: str, en: str, es: str, question_en: str, question_es: str) -> tuple[Fact, Fact]:
    return (
        yes_no(name, Words(en, es), Words(question_en, question_es), sensitivity=GRAVE),
        told(
            f"{name}_told",
            f"{en}: in their own words",
            f"{es}: en sus propias palabras",
            ("What happened, when, who, why?", "¿Qué pasó, cuándo, quién, por qué?"),
        ),
    )


CLAIM = RecordKind(
    name="claim",
    label=Words("The claim, as the I-589 asks it", "El caso, como lo pregunta el I-589"),
    label_of_one=Words("The claim, as the I-589 asks it", "El caso, como lo pregunta el I-589"),
    fields=gathered(
        (
            yes_no(
                f"for_{name}",
                ground,
                Words(f"Is the claim based on {ground.en}?", f"¿El caso se basa en {ground.es}?"),
                sensitivity=GRAVE,
            )
            for name, ground in GROUNDS.items()
        ),
        *(_asked(*item) for item in ASKED),
    ),
    days=(),
)
