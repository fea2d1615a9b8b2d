"""Self-petition of an abused family member: INA 204(a)(1), after the Violence Against Women Act."""

from amparo.law.facts import Says, Words
from amparo.law.form_of_relief import Depth, Relief, needs
from amparo.law.tree import Given, Yes, all_of, any_of, one_of

VAWA = Relief(
    name="vawa",
    label=Words("VAWA self-petition", "Autopetición VAWA"),
    citation="INA 204(a)(1)(A)(iii), (iv), (vii), (B)(ii), (iii); 8 CFR 204.2(c), (e)",
    depth=Depth.OUTLINE,
    points=any_of(Yes("abused_by_family_member"), Given("abuser_relation")),
    requirements=(
        needs(
            "abuse",
            Words("battered or subjected to extreme cruelty", "maltrato o crueldad extrema"),
            Yes("abused_by_family_member"),
            "INA 204(a)(1)(A)(iii)(I)(bb)",
            says=Says(
                yes=Words(
                    "A family member battered the person or treated them with extreme cruelty.",
                    "Un familiar maltrató a la persona o la trató con crueldad extrema.",
                ),
                no=Words(
                    "No spouse, parent, son or daughter battered the person or treated them with extreme cruelty.",
                    "Ni el cónyuge, ni el padre o la madre, ni un hijo o hija maltrató a la persona o la trató "
                    "con crueldad extrema.",
                ),
                unknown=Words(
                    "Whether a family member battered the person or treated them with extreme cruelty is not known.",
                    "No se sabe si un familiar maltrató a la persona o la trató con crueldad extrema.",
                ),
            ),
        ),
        needs(
            "relation",
            Words(
                "by a citizen or resident spouse or parent, or a citizen's parent by that son or daughter",
                "por cónyuge o padre ciudadano o residente, o por hijo ciudadano",
            ),
            any_of(
                all_of(
                    one_of("abuser_relation", "spouse", "parent"),
                    one_of("abuser_status", "us_citizen", "permanent_resident"),
                ),
                all_of(one_of("abuser_relation", "adult_son_or_daughter"), one_of("abuser_status", "us_citizen")),
            ),
            "INA 204(a)(1)(A)(iii), (iv), (vii), (B)(ii), (iii)",
            says=Says(
                yes=Words(
                    "The abuser is a citizen or resident spouse or parent, or an adult citizen son or daughter.",
                    "Quien maltrata es cónyuge, padre o madre con ciudadanía o residencia, o un hijo o hija "
                    "adulto con ciudadanía.",
                ),
                no=Words(
                    "The abuser is not a citizen or resident spouse or parent, nor an adult citizen son or daughter.",
                    "Quien maltrata no es cónyuge, padre ni madre con ciudadanía o residencia, ni un hijo o hija "
                    "adulto con ciudadanía.",
                ),
                unknown=Words(
                    "Whether the abuser is a relative with the status the law requires is not known.",
                    "No se sabe si quien maltrata es un familiar con el estatus que exige la ley.",
                ),
            ),
        ),
        needs(
            "resided",
            Words("has lived with the abuser", "ha vivido con quien maltrata"),
            Yes("resided_with_abuser"),
            "INA 204(a)(1)(A)(iii)(II)(dd), (iv), (vii)(IV)",
            says=Says(
                yes=Words("The person has lived with the abuser.", "La persona ha vivido con quien la maltrata."),
                no=Words("The person has not lived with the abuser.", "La persona no ha vivido con quien la maltrata."),
                unknown=Words(
                    "Whether the person has lived with the abuser is not known.",
                    "No se sabe si la persona ha vivido con quien la maltrata.",
                ),
            ),
        ),
        needs(
            "marriage",
            Words("if the abuser is a spouse: married in good faith", "si es cónyuge: matrimonio de buena fe"),
            any_of(one_of("abuser_relation", "parent", "adult_son_or_daughter"), Yes("good_faith_marriage")),
            "INA 204(a)(1)(A)(iii)(I)(aa)",
            says=Says(
                yes=Words(
                    "The abuser is a parent, son or daughter, or the marriage was entered in good faith.",
                    "Quien maltrata es padre, madre, hijo o hija, o el matrimonio se contrajo de buena fe.",
                ),
                no=Words(
                    "The abuser is not a parent, son or daughter, and the marriage was not entered in good faith.",
                    "Quien maltrata no es padre, madre, hijo ni hija, y el matrimonio no se contrajo de buena fe.",
                ),
                unknown=Words(
                    "Whether the marriage was entered in good faith, where the abuser is a spouse, is not known.",
                    "No se sabe si el matrimonio se contrajo de buena fe, en caso de que quien maltrata sea el "
                    "cónyuge.",
                ),
            ),
        ),
        needs(
            "good_moral_character",
            Words("good moral character", "buena conducta moral"),
            Yes("good_moral_character"),
            "INA 204(a)(1)(A)(iii)(II)(bb), 101(f)",
            says=Says(
                yes=Words("The person is of good moral character.", "La persona tiene buena conducta moral."),
                no=Words(
                    "The person is on record as not of good moral character.",
                    "Consta que la persona no tiene buena conducta moral.",
                ),
                unknown=Words(
                    "Whether the person is of good moral character is not known.",
                    "No se sabe si la persona tiene buena conducta moral.",
                ),
            ),
        ),
    ),
    note=Words(
        "Filed without the abuser's knowledge; what is said is protected by 8 USC 1367.",
        "Se presenta sin que lo sepa quien maltrata; lo que se dice está protegido por 8 USC 1367.",
    ),
)
