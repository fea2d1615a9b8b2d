"""Special immigrant juvenile: INA 101(a)(27)(J)."""

from amparo.law.facts import Says, Words
from amparo.law.form_of_relief import Depth, Relief, needs
from amparo.law.tree import ASKED, Birthday, Yes, any_of, date_of

SIJ = Relief(
    name="sij",
    label=Words("Special immigrant juvenile", "Joven inmigrante especial"),
    citation="INA 101(a)(27)(J); 8 CFR 204.11",
    depth=Depth.OUTLINE,
    points=any_of(
        Yes("juvenile_court_dependency"), Yes("reunification_not_viable"), Yes("return_not_in_best_interest")
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
            Birthday(date_of("born_on"), 21) > ASKED,
            "8 CFR 204.11(b)(1)",
            says=Says(
                yes=Words("The person is under 21 on that day.", "La persona tiene menos de 21 años en esa fecha."),
                no=Words("The person has turned 21 by that day.", "La persona ya cumplió 21 años en esa fecha."),
                unknown=Words(
                    "Whether the person is under 21 on that day is not known.",
                    "No se sabe si la persona tiene menos de 21 años en esa fecha.",
                ),
            ),
        ),
        needs(
            "unmarried",
            Words("unmarried", "persona soltera"),
            Yes("unmarried"),
            "8 CFR 204.11(b)(2)",
            says=Says(
                yes=Words("The person is unmarried.", "La persona no está casada."),
                no=Words("The person is married.", "La persona está casada."),
                unknown=Words("Whether the person is unmarried is not known.", "No se sabe si la persona está casada."),
            ),
        ),
        needs(
            "dependency",
            Words("a state court's dependency or custody order", "orden estatal de dependencia o custodia"),
            Yes("juvenile_court_dependency"),
            "INA 101(a)(27)(J)(i); 8 CFR 204.11(c)(1)",
            says=Says(
                yes=Words(
                    "A state court placed the person in someone's care or custody.",
                    "Una corte estatal puso a la persona bajo el cuidado o la custodia de alguien.",
                ),
                no=Words(
                    "No state court placed the person in someone's care or custody.",
                    "Ninguna corte estatal puso a la persona bajo el cuidado ni la custodia de alguien.",
                ),
                unknown=Words(
                    "Whether a state court placed the person in someone's care or custody is not known.",
                    "No se sabe si una corte estatal puso a la persona bajo el cuidado o la custodia de alguien.",
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
                    "The court found that reunification with one or both parents is not viable.",
                    "La corte determinó que no es viable la reunificación con el padre, la madre o ambos.",
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
    ),
    note=Words(
        "USCIS must also consent, and the person must still be unmarried and here at the decision. Under 21 is "
        "read on the day asked, as if the petition were filed then.",
        "USCIS también debe dar su consentimiento, y la persona debe seguir sin casarse y aquí cuando se decida. "
        "La edad menor de 21 se mira en la fecha consultada, como si la petición se presentara entonces.",
    ),
)
