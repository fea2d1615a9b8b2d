"""Special immigrant juvenile: INA 101(a)(27)(J)."""

from amparo.law.facts import Words
from amparo.law.form_of_relief import Relief, needs
from amparo.law.tree import ASKED, Birthday, Yes, date_of

SIJ = Relief(
    name="sij",
    label=Words("Special immigrant juvenile", "Joven inmigrante especial"),
    citation="INA 101(a)(27)(J); 8 CFR 204.11",
    requirements=(
        needs("in_us", Words("in the United States", "en Estados Unidos"), Yes("in_us"), "8 CFR 204.11(b)(3)"),
        needs(
            "under_21",
            Words("under 21 when the petition is filed", "menor de 21 al presentar la petición"),
            Birthday(date_of("born_on"), 21) > ASKED,
            "8 CFR 204.11(b)(1)",
        ),
        needs("unmarried", Words("unmarried", "persona soltera"), Yes("unmarried"), "8 CFR 204.11(b)(2)"),
        needs(
            "dependency",
            Words("a state court's dependency or custody order", "orden estatal de dependencia o custodia"),
            Yes("juvenile_court_dependency"),
            "INA 101(a)(27)(J)(i); 8 CFR 204.11(c)(1)",
        ),
        needs(
            "reunification",
            Words("reunification with a parent not viable", "no es viable reunirse con padre o madre"),
            Yes("reunification_not_viable"),
            "INA 101(a)(27)(J)(i); 8 CFR 204.11(c)(1)(ii)",
        ),
        needs(
            "best_interest",
            Words("return is not in the child's best interest", "el regreso no conviene al menor"),
            Yes("return_not_in_best_interest"),
            "INA 101(a)(27)(J)(ii); 8 CFR 204.11(c)(2)",
        ),
    ),
    note="USCIS must also consent, and the person must be unmarried and here still at the decision. Under 21 is read "
    "on the day asked, as if the petition were filed then.",
)
