"""Special immigrant juvenile: INA 101(a)(27)(J), 8 CFR 204.11 as it reads since 2022-04-07 (87 Fed. Reg. 13066).

Read 2026-11-28: the statute at vdocuments.net (INA 101), the rule's summary at regulations.justia.com (2022-04698),
USCIS Policy Manual, Volume 6, Part J, Chapter 2 at uscis.gov, the changes of 2022 at nyvisalawyer.com.

Being young points to nothing: most children live with their parents. What does is what the statute is about, a parent
who died, left, neglected or abused the child, or is not here to care for it (an unaccompanied child, 6 USC 279(g)(2)).
"""

import datetime as dt

from amparo.law.facts import Says, Words
from amparo.law.form_of_relief import Depth, Relief, needs
from amparo.law.relief.in_time import Petition, filed_before_birthday
from amparo.law.source import confirmed
from amparo.law.tree import Given, Not, Yes, all_of, any_of, one_of

PETITION = Petition("sij_petition", "sij_petition_filed_on")

SIJ = Relief(
    name="sij",
    label=Words("Special immigrant juvenile", "Joven inmigrante especial"),
    citation="INA 101(a)(27)(J); 8 CFR 204.11",
    depth=Depth.FULL,
    points=any_of(
        Yes("unaccompanied_child"),
        Yes("found_unaccompanied_before"),
        Yes("parent_lost_or_harmful"),
        all_of(Yes("abused_by_family_member"), one_of("abuser_relation", "parent")),
        Yes("juvenile_court_dependency"),
        Yes("reunification_not_viable"),
        Yes("return_not_in_best_interest"),
        one_of("sij_petition", "pending", "approved", "denied"),
        Given("sij_petition_filed_on"),
    ),
    requirements=(
        needs(
            "in_us",
            Words("in the United States", "en Estados Unidos"),
            Yes("in_us"),
            "8 CFR 204.11(b)(3)",
            says=Says(
                yes=Words("The person is in the United States.", "La persona está en Estados Unidos."),
                no=Words("The person is not in the United States.", "La persona no está en Estados Unidos."),
                unknown=Words(
                    "Whether the person is in the United States is not known.",
                    "No se sabe si la persona está en Estados Unidos.",
                ),
            ),
        ),
        needs(
            "under_21",
            Words("under 21 when the petition is filed", "menor de 21 al presentar la petición"),
            any_of(PETITION.approved, filed_before_birthday(PETITION, "born_on", 21)),
            "8 CFR 204.11(b)(1)",
            says=Says(
                yes=Words(
                    "The petition was filed before the person turned 21, or the person is not 21 yet on that day.",
                    "La petición se presentó antes de que la persona cumpliera 21 años, o aún no los cumple en esa "
                    "fecha.",
                ),
                no=Words(
                    "The person turned 21, and no petition filed before that is pending or approved.",
                    "La persona cumplió 21 años, y no hay petición presentada antes que esté pendiente o aprobada.",
                ),
                unknown=Words(
                    "Whether the petition was filed before the person turned 21, or can still be, is not known.",
                    "No se sabe si la petición se presentó antes de que la persona cumpliera 21 años, o si aún puede "
                    "presentarse.",
                ),
            ),
        ),
        needs(
            "unmarried",
            Words("unmarried at filing and until the decision", "sin casarse al presentar y hasta la decisión"),
            any_of(
                PETITION.approved,
                all_of(Yes("unmarried"), any_of(Not(PETITION.counts), Yes("unmarried_at_sij_filing"))),
            ),
            "8 CFR 204.11(b)(2)",
            says=Says(
                yes=Words(
                    "The person is unmarried, and was so when a pending petition was filed; or it was approved.",
                    "La persona no está casada, ni lo estaba al presentarse la petición pendiente; o esta fue "
                    "aprobada.",
                ),
                no=Words(
                    "The person is married, or was when the petition was filed, and it has not been approved.",
                    "La persona está casada, o lo estaba al presentarse la petición, y esta no ha sido aprobada.",
                ),
                unknown=Words(
                    "Whether the person is unmarried, and was when the petition was filed, is not known.",
                    "No se sabe si la persona está sin casarse, y lo estaba al presentarse la petición.",
                ),
            ),
        ),
        needs(
            "dependency",
            Words("a state court's dependency or custody order", "orden estatal de dependencia o custodia"),
            Yes("juvenile_court_dependency"),
            "INA 101(a)(27)(J)(i); 8 CFR 204.11(c)(1)(i)",
            says=Says(
                yes=Words(
                    "A state court declared the person dependent on it, or placed them in someone's care or custody.",
                    "Una corte estatal declaró que la persona depende de ella, o la puso bajo el cuidado o la "
                    "custodia de alguien.",
                ),
                no=Words(
                    "No state court declared the person dependent on it or placed them in someone's care or custody.",
                    "Ninguna corte estatal declaró que la persona depende de ella ni la puso bajo el cuidado o la "
                    "custodia de alguien.",
                ),
                unknown=Words(
                    "Whether a state court placed the person in someone's care or custody is not known.",
                    "No se sabe si una corte estatal puso a la persona bajo el cuidado o la custodia de alguien.",
                ),
            ),
        ),
        needs(
            "jurisdiction",
            Words("the court had power over a juvenile's care", "la corte tenía competencia sobre menores"),
            Yes("juvenile_court_had_jurisdiction"),
            "8 CFR 204.11(a), (c)(3)(i)",
            says=Says(
                yes=Words(
                    "The court had power under state law to decide on the person's care as a juvenile.",
                    "La corte tenía competencia, según la ley estatal, para decidir sobre el cuidado de la persona "
                    "como menor.",
                ),
                no=Words(
                    "The court had no power under state law to decide on the person's care as a juvenile.",
                    "La corte no tenía competencia, según la ley estatal, para decidir sobre el cuidado de la "
                    "persona como menor.",
                ),
                unknown=Words(
                    "Whether the court had power to decide on the person's care as a juvenile is not known.",
                    "No se sabe si la corte tenía competencia para decidir sobre el cuidado de la persona como menor.",
                ),
            ),
        ),
        needs(
            "order_stands",
            Words("the order stands, or ended for a cause that does no harm", "la orden rige, o terminó sin perjuicio"),
            any_of(
                PETITION.approved,
                one_of("juvenile_order_standing", "in_force", "ended_by_age", "ended_by_permanency"),
            ),
            "8 CFR 204.11(c)(3)(ii)",
            says=Says(
                yes=Words(
                    "The order is in force, or ended only by age or by a lasting placement; or the petition was "
                    "approved.",
                    "La orden está vigente, o terminó solo por la edad o por una colocación duradera; o la petición "
                    "fue aprobada.",
                ),
                no=Words(
                    "The order ended for a reason other than age or a lasting placement before the petition was "
                    "approved.",
                    "La orden terminó por una razón distinta de la edad o de una colocación duradera, sin que la "
                    "petición estuviera aprobada.",
                ),
                unknown=Words(
                    "Whether the court's order stands, or ended for a cause that does no harm, is not known.",
                    "No se sabe si la orden de la corte rige, o si terminó por una causa que no perjudica.",
                ),
            ),
        ),
        needs(
            "reunification",
            Words("reunification with a parent not viable", "no es viable reunirse con padre o madre"),
            Yes("reunification_not_viable"),
            "INA 101(a)(27)(J)(i); 8 CFR 204.11(c)(1)(ii)",
            says=Says(
                yes=Words(
                    "The court found that reunification with one or both parents is not viable for abuse, neglect, "
                    "abandonment or a similar basis.",
                    "La corte determinó que no es viable la reunificación con el padre, la madre o ambos por abuso, "
                    "descuido, abandono o un motivo similar.",
                ),
                no=Words(
                    "The court has not found that reunification with a parent is not viable.",
                    "La corte no ha determinado que no sea viable la reunificación con el padre o la madre.",
                ),
                unknown=Words(
                    "Whether the court found that reunification with a parent is not viable is not known.",
                    "No se sabe si la corte determinó que no es viable la reunificación con el padre o la madre.",
                ),
            ),
        ),
        needs(
            "best_interest",
            Words("return is not in the child's best interest", "el regreso no conviene al menor"),
            Yes("return_not_in_best_interest"),
            "INA 101(a)(27)(J)(ii); 8 CFR 204.11(c)(2)",
            says=Says(
                yes=Words(
                    "A court or agency found that return is not in the person's best interest.",
                    "Una corte o agencia determinó que el regreso no conviene al interés superior de la persona.",
                ),
                no=Words(
                    "No court or agency has found that return is not in the person's best interest.",
                    "Ninguna corte ni agencia ha determinado que el regreso no convenga al interés superior de "
                    "la persona.",
                ),
                unknown=Words(
                    "Whether a court or agency found that return is not in the person's best interest is not known.",
                    "No se sabe si una corte o agencia determinó que el regreso no conviene al interés superior "
                    "de la persona.",
                ),
            ),
        ),
        needs(
            "bona_fide",
            Words("the orders were sought for protection", "las órdenes se pidieron para proteger"),
            any_of(PETITION.approved, Yes("sij_sought_for_protection")),
            "INA 101(a)(27)(J)(iii); 8 CFR 204.11(b)(5), (d)(5)",
            says=Says(
                yes=Words(
                    "Protection was a main reason for going to court, and the order says on which facts it rests; or "
                    "the petition was approved.",
                    "La protección fue una razón principal para ir a la corte, y la orden dice en qué hechos se basa; "
                    "o la petición fue aprobada.",
                ),
                no=Words(
                    "Protection was not a main reason for going to court, or the order does not say on which facts "
                    "it rests.",
                    "La protección no fue una razón principal para ir a la corte, o la orden no dice en qué hechos "
                    "se basa.",
                ),
                unknown=Words(
                    "Whether the court's orders were sought for protection, as consent asks, is not known.",
                    "No se sabe si las órdenes de la corte se pidieron para proteger, como exige el consentimiento.",
                ),
            ),
        ),
        needs(
            "hhs_consent",
            Words("HHS consented where its custody was changed", "el HHS consintió si se cambió su custodia"),
            any_of(Not(Yes("order_changed_hhs_custody")), Yes("hhs_specific_consent")),
            "INA 101(a)(27)(J)(iii)(I); 8 CFR 204.11(d)(6)",
            says=Says(
                yes=Words(
                    "The order did not decide about custody of HHS, or HHS consented to it.",
                    "La orden no decidió sobre la custodia del HHS, o el HHS consintió.",
                ),
                no=Words(
                    "The order decided about custody of HHS, and HHS did not consent to it.",
                    "La orden decidió sobre la custodia del HHS, y el HHS no consintió.",
                ),
                unknown=Words(
                    "Whether the order decided about custody of HHS without its consent is not known.",
                    "No se sabe si la orden decidió sobre la custodia del HHS sin su consentimiento.",
                ),
            ),
        ),
    ),
    note=Words(
        "USCIS consents by approving. A marriage after the approval does no harm since 2022-04-07. Residence must "
        "wait for a visa number (EB-4). Deferred action meanwhile: given by policy of 2022, ended 2025-06-06, the "
        "ending stayed 2025-11-19 (A.C.R. v. Noem, E.D.N.Y.); what came after is not known here.",
        "USCIS consiente al aprobar. Casarse después de la aprobación no perjudica desde 2022-04-07. La residencia "
        "debe esperar un número de visa (EB-4). Acción diferida entretanto: dada por política de 2022, terminada "
        "2025-06-06, esa terminación suspendida 2025-11-19 (A.C.R. v. Noem, E.D.N.Y.); lo posterior no se conoce "
        "aquí.",
    ),
    sources=(
        confirmed("INA 101(a)(27)(J)", "vdocuments.net, INA 101", "2026-11-28"),
        confirmed("8 CFR 204.11; 87 Fed. Reg. 13066", "regulations.justia.com, 2022-04698", "2026-11-28"),
        confirmed("USCIS Policy Manual Vol 6 Pt J Ch 2", "uscis.gov", "2026-11-28"),
        confirmed("changes of 2022", "nyvisalawyer.com", "2026-11-28"),
    ),
    known_as_of=dt.date(2026, 6, 25),
)
