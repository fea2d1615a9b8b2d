"""Proceedings and what was decided in them: one row for each decision, or for a proceeding without one yet."""

from amparo.law.facts import Sensitivity, Words, choice, date, text
from amparo.law.record import Fold, RecordKind, Take
from amparo.law.tree import YES, Rule, all_of, any_of, one_of
from amparo.law.vocabulary import gathered

KINDS = {
    "affirmative_asylum": Words("affirmative asylum at USCIS", "asilo afirmativo ante USCIS"),
    "removal": Words("removal proceedings (INA 240)", "proceso de expulsión (INA 240)"),
    "mpp": Words("removal proceedings under Remain in Mexico", "proceso de expulsión bajo Quédate en México"),
    "expedited_removal": Words("expedited removal with credible fear", "expulsión acelerada con temor creíble"),
    "withholding_only": Words(
        "reinstatement or 238(b) with reasonable fear, withholding only",
        "restablecimiento o 238(b) con temor razonable, solo retención",
    ),
    "board": Words("appeal before the Board", "apelación ante la Junta"),
    "circuit": Words("petition before a court of appeals", "petición ante una corte de apelaciones"),
}
DECISIONS = {
    "granted": Words("granted", "concedido"),
    "denied": Words("denied, no order of removal", "denegado, sin orden de expulsión"),
    "removal_ordered": Words("denied and ordered removed", "denegado y con orden de expulsión"),
    "in_absentia": Words("ordered removed in absentia", "orden de expulsión en ausencia"),
    "referred": Words("referred to the court", "remitido a la corte"),
    "dismissed": Words("dismissed", "desestimado"),
    "terminated": Words("terminated", "terminado"),
    "closed": Words("administratively closed", "cerrado administrativamente"),
    "remanded": Words("sent back (remanded)", "devuelto"),
    "reopened": Words("reopened", "reabierto"),
    "vacated": Words("vacated", "anulado"),
    "fear_found": Words("fear found", "temor reconocido"),
    "fear_not_found": Words("no fear found", "temor no reconocido"),
    "none_yet": Words("no decision yet", "aún sin decisión"),
}
"""Left open, a decision may have been any: a proceeding without one yet says `none_yet`, and takes nothing away."""

PROCEEDINGS = RecordKind(
    name="proceedings",
    label=Words("Proceedings and decisions", "Procesos y decisiones"),
    label_of_one=Words("Proceeding or decision", "Proceso o decisión"),
    fields=gathered(
        (
            choice("proceeding", Words("Proceeding", "Proceso"), Words("Which proceeding?", "¿Qué proceso?"), KINDS),
            choice(
                "forum",
                Words("Before", "Ante"),
                Words("Before whom?", "¿Ante quién?"),
                {
                    "uscis": Words("USCIS", "USCIS"),
                    "immigration_court": Words("an immigration judge", "un juez de inmigración"),
                    "board": Words("the Board of Immigration Appeals", "la Junta de Apelaciones de Inmigración"),
                    "circuit": Words("a court of appeals", "una corte de apelaciones"),
                },
            ),
            text(
                "number",
                Words("Number", "Número"),
                Words("Which number does it have?", "¿Qué número tiene?"),
                sensitivity=Sensitivity.PERSONAL,
            ),
            choice(
                "began_with",
                Words("Began with", "Empezó con"),
                Words("Which paper began it?", "¿Con qué documento empezó?"),
                {
                    "nta": Words("notice to appear (I-862)", "aviso de comparecencia (I-862)"),
                    "i860": Words("expedited removal order (I-860)", "orden de expulsión acelerada (I-860)"),
                    "i863": Words("referral to the judge (I-863)", "remisión al juez (I-863)"),
                    "i871": Words("reinstatement (I-871)", "restablecimiento (I-871)"),
                    "i851": Words("administrative removal, 238(b) (I-851)", "expulsión administrativa, 238(b) (I-851)"),
                    "application": Words("an application or appeal", "una solicitud o apelación"),
                },
            ),
            date(
                "served_on",
                Words("Served or begun on", "Notificado o iniciado el"),
                Words("On which day was that paper served?", "¿Qué día se notificó ese documento?"),
            ),
            choice(
                "decision", Words("Decision", "Decisión"), Words("What was decided?", "¿Qué se decidió?"), DECISIONS
            ),
            choice(
                "relief_granted",
                Words("What was granted", "Qué se concedió"),
                Words("If something was granted, what?", "Si se concedió algo, ¿qué?"),
                {
                    "asylum": Words("asylum", "asilo"),
                    "withholding": Words("withholding of removal", "retención de la expulsión"),
                    "cat": Words("protection under CAT", "protección bajo la CAT"),
                    "other": Words("something else", "otra cosa"),
                },
            ),
            choice(
                "denied_for",
                Words("Denied because", "Motivo de la denegación"),
                Words("Why was it denied?", "¿Por qué se denegó?"),
                {
                    "merits": Words("on the merits", "en el fondo"),
                    "late": Words("filed late", "presentada tarde"),
                    "third_country": Words("a third country", "un tercer país"),
                    "earlier_denial": Words("an earlier denial", "una denegación anterior"),
                    "other": Words("another reason", "otro motivo"),
                },
            ),
            date(
                "decided_on",
                Words("Decided on", "Decidido el"),
                Words("On which day was it decided?", "¿Qué día se decidió?"),
            ),
            date(
                "final_on",
                Words("Final since", "Firme desde"),
                Words("Since which day is it final?", "¿Desde qué día es firme?"),
            ),
        )
    ),
    days=("decided_on", "served_on"),
)

ORDERS = ("removal_ordered", "in_absentia")
DENIALS = ("denied", "removal_ordered")
UNDOES = any_of(
    one_of("decision", "reopened", "vacated", "remanded", "terminated"),
    all_of(one_of("decision", "granted"), one_of("relief_granted", "asylum", "other")),
)
"""What leaves nothing of an order of removal. Withholding and CAT are granted beside one, and leave it standing."""
ASYLUM_GRANTED = all_of(
    one_of("decision", "granted"),
    any_of(one_of("proceeding", "affirmative_asylum"), one_of("relief_granted", "asylum")),
)


def _last(fact: str, where: Rule, citation: str, gives: str | None = "decided_on", only: Rule = YES) -> Fold:
    return Fold(fact, "proceedings", where, citation, by="decided_on", take=Take.LAST, gives=gives, only=only)


BY_A_JUDGE = one_of("forum", "immigration_court")
OF_ASYLUM = one_of("forum", "uscis", "immigration_court")
OF_FEAR = one_of("proceeding", "expedited_removal")

FOLDS_OF_PROCEEDINGS = (
    _last(
        "judge_decision_on",
        all_of(BY_A_JUDGE, one_of("decision", "granted", "terminated", *DENIALS)),
        "8 CFR 1003.37, 1003.38(b)",
    ),
    _last("asylum_denied_on", all_of(OF_ASYLUM, one_of("decision", *DENIALS)), "8 CFR 208.7(a)(1)"),
    _last("remanded_on", one_of("decision", "remanded"), "8 CFR 1003.1(d)(7)"),
    _last("reopened_on", one_of("decision", "reopened"), "8 CFR 1003.23(b), 1003.2"),
    _last(
        "in_absentia_order_on",
        any_of(one_of("decision", "in_absentia"), UNDOES),
        "INA 240(b)(5)",
        only=one_of("decision", "in_absentia"),
    ),
    _last(
        "final_order_on",
        any_of(one_of("decision", *ORDERS), UNDOES),
        "8 CFR 1003.39, 1241.1",
        gives="final_on",
        only=one_of("decision", *ORDERS),
    ),
    _last(
        "own_asylum_granted_on",
        all_of(OF_ASYLUM, any_of(ASYLUM_GRANTED, one_of("decision", "vacated", *DENIALS))),
        "INA 208(c)",
        only=one_of("decision", "granted"),
    ),
    _last(
        "credible_fear_denied_on",
        all_of(OF_FEAR, one_of("decision", "fear_found", "fear_not_found", "vacated")),
        "8 CFR 208.30(g), 1208.30(g)",
        only=one_of("decision", "fear_not_found"),
    ),
    _last("credible_fear_vacated_on", all_of(OF_FEAR, one_of("decision", "vacated")), "8 CFR 1208.30(g)(2)(iv)"),
    Fold(
        "withholding_only",
        "proceedings",
        one_of("proceeding", "withholding_only"),
        "8 CFR 208.31(e), 1208.31(e), 238.1(f)(3)",
    ),
)
