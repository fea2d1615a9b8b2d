"""What was filed: each form with the day it was mailed, received, rejected and decided."""

from amparo.law.facts import Sensitivity, Words, choice, date, text, yes_no
from amparo.law.record import Fold, RecordKind, Take
from amparo.law.tree import ASKED, Not, Rule, all_of, any_of, date_of, one_of, proven
from amparo.law.vocabulary import FACTS, gathered

FORMS = {
    "i589": Words("I-589, asylum and withholding", "I-589, asilo y retención"),
    "i730": Words("I-730, family petition", "I-730, petición familiar"),
    "i765": Words("I-765, work permit", "I-765, permiso de trabajo"),
    "i765_renewal": Words("I-765, renewal of a work permit", "I-765, renovación del permiso"),
    "i360_sij": Words("I-360, special immigrant juvenile", "I-360, joven inmigrante especial"),
    "i360_vawa": Words("I-360, VAWA self-petition", "I-360, autopetición VAWA"),
    "i821": Words("I-821, TPS", "I-821, TPS"),
    "i914": Words("I-914, T visa", "I-914, visa T"),
    "i918": Words("I-918, U visa", "I-918, visa U"),
    "i485": Words("I-485, adjustment of status", "I-485, ajuste de estatus"),
    "appeal": Words("EOIR-26, appeal to the Board", "EOIR-26, apelación a la Junta"),
    "motion_to_reopen": Words("motion to reopen", "moción para reabrir"),
    "motion_to_rescind": Words("motion to rescind an in absentia order", "moción para anular una orden en ausencia"),
    "motion_to_reconsider": Words("motion to reconsider", "moción para reconsiderar"),
    "petition_for_review": Words("petition for review", "petición de revisión judicial"),
    "evidence": Words("evidence for the next hearing", "pruebas para la próxima audiencia"),
    "ar11": Words("AR-11, address to USCIS", "AR-11, dirección a USCIS"),
    "eoir33": Words("EOIR-33, address to the court", "EOIR-33, dirección a la corte"),
    "other": Words("another form", "otro formulario"),
}

FILINGS = RecordKind(
    name="filings",
    label=Words("Filings", "Presentaciones"),
    label_of_one=Words("Filing", "Presentación"),
    fields=gathered(
        (
            choice("form", Words("Form", "Formulario"), Words("What was filed?", "¿Qué se presentó?"), FORMS),
            text(
                "asked_for",
                Words("What it asks for", "Qué pide"),
                Words("What does it ask for, in a few words?", "¿Qué pide, en pocas palabras?"),
            ),
            choice(
                "filed_with",
                Words("Filed with", "Ante quién"),
                Words("Where was it filed?", "¿Ante quién se presentó?"),
                {
                    "uscis": Words("USCIS", "USCIS"),
                    "immigration_court": Words("immigration court", "tribunal de inmigración"),
                    "board": Words("Board of Immigration Appeals", "Junta de Apelaciones de Inmigración"),
                    "circuit": Words("court of appeals", "corte de apelaciones"),
                },
            ),
            date(
                "mailed_on",
                Words("Mailed on", "Enviado el"),
                Words("On which day was it mailed?", "¿Qué día se envió?"),
            ),
            yes_no(
                "mailing_proved",
                Words("Mailing proved", "Envío probado"),
                Words("Is there clear proof of the mailing?", "¿Hay prueba clara del envío?"),
            ),
            date(
                "received_on",
                Words("Received on", "Recibido el"),
                Words("On which day was it received?", "¿Qué día se recibió?"),
            ),
            date(
                "rejected_on",
                Words("Rejected on", "Rechazado el"),
                Words("On which day was it rejected and sent back?", "¿Qué día se rechazó y se devolvió?"),
            ),
            choice(
                "category", FACTS["ead_category"].label, FACTS["ead_category"].question, FACTS["ead_category"].choices
            ),
            date(
                "approved_on",
                Words("Approved on", "Aprobado el"),
                Words("On which day was it approved?", "¿Qué día se aprobó?"),
            ),
            date(
                "denied_on",
                Words("Denied on", "Denegado el"),
                Words("On which day was it denied?", "¿Qué día se denegó?"),
            ),
            date(
                "withdrawn_on",
                Words("Withdrawn on", "Retirado el"),
                Words("On which day was it withdrawn?", "¿Qué día se retiró?"),
            ),
            text(
                "receipt_number",
                Words("Receipt number", "Número de recibo"),
                Words("Which receipt number does it have?", "¿Qué número de recibo tiene?"),
                sensitivity=Sensitivity.PERSONAL,
            ),
        )
    ),
    days=("received_on", "mailed_on", "rejected_on", "approved_on", "denied_on", "withdrawn_on"),
)


def _standing(*forms: str) -> Rule:
    """Filed in this form, and not sent back or withdrawn by the day asked."""
    gone = any_of(date_of("rejected_on") <= ASKED, date_of("withdrawn_on") <= ASKED)
    return all_of(one_of("form", *forms), Not(proven(gone)))


def _received(fact: str, form: str, citation: str, take: Take = Take.LAST, gives: str | None = "received_on") -> Fold:
    return Fold(fact, "filings", _standing(form), citation, by="received_on", take=take, gives=gives)


ASYLUM = "8 CFR 208.3(c)(3), 208.4(a)(2)(ii), 1208.4(a)(2)(ii)"
FAMILY = "8 CFR 207.7(d), 208.21(c)"
APPEAL, MOTION = "8 CFR 1003.38(b), (c)", "8 CFR 1003.23(b)(1), 1003.2"

FOLDS_OF_FILINGS = (
    _received("asylum_filed", "i589", ASYLUM, gives=None),
    _received("asylum_filed_on", "i589", ASYLUM, Take.FIRST),
    _received("i730_filed", "i730", FAMILY, gives=None),
    _received("i730_filed_on", "i730", FAMILY, Take.FIRST),
    _received("sij_petition_filed_on", "i360_sij", "8 CFR 204.11(b)(1)"),
    _received("vawa_filed_on", "i360_vawa", "INA 204(a)(1)(A)(iii), (vi), (D)(v)"),
    _received("tps_filed_on", "i821", "8 CFR 244.2(f), (g)", Take.FIRST),
    _received("ead_renewal_filed_on", "i765_renewal", "8 CFR 274a.13(d)"),
    _received("ead_category", "i765_renewal", "8 CFR 274a.13(d)", gives="category"),
    _received("appeal_received_on", "appeal", APPEAL),
    _received("reopening_filed_on", "motion_to_reopen", MOTION),
    _received("rescission_filed_on", "motion_to_rescind", MOTION),
    _received("reconsideration_filed_on", "motion_to_reconsider", MOTION),
    _received("petition_for_review_filed_on", "petition_for_review", "INA 242(b)(1)"),
    _received("uscis_told_of_move_on", "ar11", "8 CFR 265.1"),
    _received("court_told_of_move_on", "eoir33", "8 CFR 1003.15(d)(2)"),
    _received("evidence_filed_on", "evidence", "EOIR Policy Manual Pt II 3.1"),
)
