"""The case in court: decisions, hearings, addresses."""

from amparo.law.facts import Fact, Sensitivity, Words, choice, date, same, yes_no

COURT: tuple[Fact, ...] = (
    date(
        "hearing_on",
        Words("Next hearing", "Próxima audiencia"),
        Words("On which day is the next hearing?", "¿Qué día es la próxima audiencia?"),
        may_lie_ahead=True,
    ),
    choice(
        "hearing_kind",
        Words("Kind of hearing", "Tipo de audiencia"),
        Words("Is it a master or an individual hearing?", "¿Es una audiencia preliminar (master) o individual?"),
        {
            "master": Words("master calendar", "preliminar (master)"),
            "individual": Words("individual (merits)", "individual (de fondo)"),
        },
    ),
    date(
        "last_hearing_on",
        Words("Last hearing", "Última audiencia"),
        Words("On which day was the last hearing that was held?", "¿Qué día fue la última audiencia celebrada?"),
        help=Words(
            "Not one that was adjourned: evidence filed for it counts for the next.",
            "No una aplazada: las pruebas presentadas para ella cuentan para la próxima.",
        ),
    ),
    yes_no(
        "detained",
        Words("Detained", "En detención"),
        Words("Is the person detained now?", "¿Está la persona en detención ahora?"),
        sensitivity=Sensitivity.PERSONAL,
    ),
    date(
        "court_set_evidence_deadline_on",
        Words("Evidence due by the court's own order", "Plazo de pruebas fijado por la corte"),
        Words(
            "Has the judge set a day for filing evidence, and which?",
            "¿Fijó el juez un día para presentar pruebas, y cuál?",
        ),
        may_lie_ahead=True,
    ),
    date(
        "judge_decision_on",
        Words("Judge's decision", "Decisión del juez"),
        Words(
            "On which day was the oral decision, or was the written decision mailed or sent?",
            "¿Qué día fue la decisión oral, o se envió la decisión escrita?",
        ),
        help=same("8 CFR 1003.38(b)."),
    ),
    date(
        "final_order_on",
        Words("Final order", "Orden final"),
        Words("Which day does the final order carry?", "¿Qué fecha lleva la orden final?"),
        help=Words(
            "The day of the Board's decision, not of its receipt.",
            "El día de la decisión de la Junta, no el de su recepción.",
        ),
    ),
    date(
        "in_absentia_order_on",
        Words("Order in absentia", "Orden en ausencia"),
        Words(
            "On which day was an order made in the person's absence?",
            "¿Qué día se dictó una orden en ausencia de la persona?",
        ),
    ),
    date(
        "reopened_on",
        Words("Case reopened on", "Caso reabierto el"),
        Words(
            "On which day did the judge, the Board or a court reopen the case?",
            "¿Qué día reabrió el caso el juez, la Junta o una corte?",
        ),
        help=Words(
            "The day of the decision that reopened it, not of the motion.",
            "El día de la decisión que lo reabrió, no el de la moción.",
        ),
    ),
    date(
        "own_asylum_granted_on",
        Words("This person was granted asylum on", "A esta persona se le concedió asilo el"),
        Words("On which day was this person granted asylum?", "¿Qué día se concedió asilo a esta persona?"),
        help=Words(
            "Of the person of this file, as principal or derivative. Leave it blank when it ended.",
            "De la persona de este expediente, principal o derivada. Déjelo en blanco si terminó.",
        ),
    ),
    yes_no(
        "withholding_only",
        Words("In withholding-only proceedings", "En un proceso solo de retención"),
        Words(
            "Is the person in withholding-only proceedings, after a reinstated or a 238(b) order?",
            "¿Está la persona en un proceso solo de retención, tras una orden restablecida o de 238(b)?",
        ),
        help=same("8 CFR 208.31(e), 1208.2(c)(2)."),
    ),
    yes_no(
        "hearing_notice_received",
        Words("Notice of the hearing received", "Aviso de la audiencia recibido"),
        Words(
            "Did the person receive the notice of the missed hearing?",
            "¿Recibió la persona el aviso de la audiencia a la que faltó?",
        ),
        help=same("INA 239(a), 240(b)(5)(C)(ii)."),
    ),
    yes_no(
        "in_custody_at_hearing",
        Words("In custody at the missed hearing", "En custodia el día de la audiencia"),
        Words(
            "Was the person in government custody that day, through no fault of their own?",
            "¿Estaba la persona ese día en custodia del gobierno sin culpa suya?",
        ),
        help=Words(
            "Federal or state custody: INA 240(b)(5)(C)(ii).", "Custodia federal o estatal: INA 240(b)(5)(C)(ii)."
        ),
        sensitivity=Sensitivity.PERSONAL,
    ),
    date(
        "moved_on",
        Words("Moved on", "Fecha de mudanza"),
        Words("On which day did the person last move?", "¿Qué día se mudó la persona por última vez?"),
        sensitivity=Sensitivity.PERSONAL,
    ),
    date(
        "credible_fear_denied_on",
        Words("Credible fear denied on", "Temor creíble negado el"),
        Words(
            "On which day was the negative credible-fear finding served?",
            "¿Qué día se notificó la decisión negativa de temor creíble?",
        ),
    ),
    date(
        "credible_fear_vacated_on",
        Words("Negative credible-fear finding vacated on", "Decisión negativa de temor creíble anulada el"),
        Words(
            "On which day did the judge or USCIS vacate the negative finding?",
            "¿Qué día anuló el juez o USCIS la decisión negativa?",
        ),
    ),
    date(
        "evidence_filed_on",
        Words("Evidence filed on", "Pruebas presentadas el"),
        Words(
            "On which day was the evidence for the next hearing filed?",
            "¿Qué día se presentaron las pruebas para la próxima audiencia?",
        ),
        help=Words(
            "For the hearing on record. Leave it blank while something is still to be filed.",
            "Para la audiencia que consta. Déjelo en blanco mientras falte algo por presentar.",
        ),
    ),
    date(
        "appeal_received_on",
        Words("Appeal received by the Board on", "Apelación recibida por la Junta el"),
        Words("On which day did the Board receive the appeal?", "¿Qué día recibió la Junta la apelación?"),
        help=Words(
            "Receipt counts, not mailing: 8 CFR 1003.38(b).", "Cuenta la recepción, no el envío: 8 CFR 1003.38(b)."
        ),
    ),
    date(
        "reconsideration_filed_on",
        Words("Motion to reconsider filed on", "Moción para reconsiderar presentada el"),
        Words(
            "On which day was the motion to reconsider received?", "¿Qué día se recibió la moción para reconsiderar?"
        ),
    ),
    date(
        "reopening_filed_on",
        Words("Motion to reopen filed on", "Moción para reabrir presentada el"),
        Words("On which day was the motion to reopen received?", "¿Qué día se recibió la moción para reabrir?"),
    ),
    date(
        "petition_for_review_filed_on",
        Words("Petition for review filed on", "Petición de revisión presentada el"),
        Words(
            "On which day did the court of appeals receive the petition?",
            "¿Qué día recibió la corte de apelaciones la petición?",
        ),
    ),
    date(
        "rescission_filed_on",
        Words(
            "Motion to rescind the in absentia order filed on", "Moción para anular la orden en ausencia presentada el"
        ),
        Words("On which day was the motion to rescind received?", "¿Qué día se recibió la moción para anular?"),
    ),
    date(
        "court_told_of_move_on",
        Words("Court told of the move on", "Mudanza avisada a la corte el"),
        Words(
            "On which day did the court receive the new address (EOIR-33)?",
            "¿Qué día recibió la corte la nueva dirección (EOIR-33)?",
        ),
    ),
    date(
        "uscis_told_of_move_on",
        Words("USCIS told of the move on", "Mudanza avisada a USCIS el"),
        Words(
            "On which day was USCIS told the new address (AR-11)?",
            "¿Qué día se avisó a USCIS la nueva dirección (AR-11)?",
        ),
    ),
    date(
        "credible_fear_reviewed_on",
        Words("Judge reviewed the credible-fear finding on", "El juez revisó la decisión de temor creíble el"),
        Words(
            "On which day did the judge review the negative finding?", "¿Qué día revisó el juez la decisión negativa?"
        ),
    ),
)
