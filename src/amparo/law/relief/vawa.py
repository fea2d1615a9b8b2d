"""Self-petition of an abused family member: INA 204(a)(1), after the Violence Against Women Act."""

from amparo.law.facts import Words
from amparo.law.form_of_relief import Relief, needs
from amparo.law.tree import Yes, all_of, any_of, one_of

VAWA = Relief(
    name="vawa",
    label=Words("VAWA self-petition", "Autopetición VAWA"),
    citation="INA 204(a)(1)(A)(iii), (iv), (vii), (B)(ii), (iii); 8 CFR 204.2(c), (e)",
    requirements=(
        needs(
            "abuse",
            Words("battered or subjected to extreme cruelty", "maltrato o crueldad extrema"),
            Yes("abused_by_family_member"),
            "INA 204(a)(1)(A)(iii)(I)(bb)",
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
        ),
        needs(
            "resided",
            Words("has lived with the abuser", "ha vivido con quien maltrata"),
            Yes("resided_with_abuser"),
            "INA 204(a)(1)(A)(iii)(II)(dd), (iv), (vii)(IV)",
        ),
        needs(
            "marriage",
            Words("if the abuser is a spouse: married in good faith", "si es cónyuge: matrimonio de buena fe"),
            any_of(one_of("abuser_relation", "parent", "adult_son_or_daughter"), Yes("good_faith_marriage")),
            "INA 204(a)(1)(A)(iii)(I)(aa)",
        ),
        needs(
            "good_moral_character",
            Words("good moral character", "buena conducta moral"),
            Yes("good_moral_character"),
            "INA 204(a)(1)(A)(iii)(II)(bb), 101(f)",
        ),
    ),
    note="Filed without the abuser's knowledge; what is said is protected by 8 USC 1367.",
)
