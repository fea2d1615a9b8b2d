"""What VAWA asks of the person who petitions: age where a child, character, place, no earlier fraud."""

from amparo.law.facts import Says, Words
from amparo.law.form_of_relief import Requirement, needs, unless
from amparo.law.relief.vawa_relation import AGE_OF_CHILD, PETITION, SON_OR_DAUGHTER, SPOUSE
from amparo.law.tree import ASKED, Birthday, Open, Yes, all_of, any_of, date_of, one_of

CHARACTER_FOR_USCIS = Open(
    Words(
        "whether an act that came of the abuse is set aside is at USCIS's discretion: INA 204(a)(1)(C)",
        "si se deja de lado un acto que vino del maltrato queda a discreción de USCIS: INA 204(a)(1)(C)",
    )
)

ABOUT_THE_PERSON: tuple[Requirement, ...] = (
    needs(
        "child",
        Words("if a child: unmarried, and filed in time", "si es hijo: sin casarse, y presentada a tiempo"),
        any_of(
            SPOUSE,
            SON_OR_DAUGHTER,
            PETITION.approved,
            all_of(Yes("unmarried"), Yes("abuser_parent_by_law"), AGE_OF_CHILD),
        ),
        "INA 101(b)(1), 204(a)(1)(A)(iv), (B)(iii), (D)(v); 8 CFR 204.2(e)(1)",
        says=Says(
            yes=Words(
                "The person petitions as spouse or parent, or is a child by law, unmarried, who filed or can file "
                "by the age the law sets.",
                "La persona pide como cónyuge, padre o madre, o es hijo o hija según la ley, sin casarse, que "
                "presentó o puede presentar a la edad que fija la ley.",
            ),
            no=Words(
                "The person does not petition as spouse or parent, and is married, no child by law, or too old "
                "at the filing.",
                "La persona no pide como cónyuge, padre ni madre, y está casada, no es hijo o hija según la ley, "
                "o pasó la edad al presentar.",
            ),
            unknown=Words(
                "Whether the person, where the abuser is a parent, is a child who filed in time is not known.",
                "No se sabe si la persona, en caso de que quien maltrata sea su padre o madre, es un hijo o hija "
                "que presentó a tiempo.",
            ),
        ),
    ),
    needs(
        "good_moral_character",
        Words("good moral character", "buena conducta moral"),
        any_of(
            Yes("good_moral_character"),
            all_of(one_of("abuser_relation", "parent"), Birthday(date_of("born_on"), 14) > ASKED),
            all_of(Yes("bad_acts_connected_with_abuse"), CHARACTER_FOR_USCIS),
        ),
        "INA 204(a)(1)(A)(iii)(II)(bb), (C), 101(f); 8 CFR 204.2(c)(1)(vii), (e)(1)(vii), (e)(2)(v)",
        says=Says(
            yes=Words(
                "The person is of good moral character, or a child under 14, of whom it is presumed.",
                "La persona tiene buena conducta moral, o es un menor de 14 años, de quien se presume.",
            ),
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
    needs(
        "place",
        Words("here, or abused here or by someone in US service", "aquí, o maltrato aquí o por quien sirve a EE. UU."),
        any_of(Yes("in_us"), Yes("abuse_in_us"), Yes("abuser_in_us_service")),
        "INA 204(a)(1)(A)(v), (B)(iv)",
        says=Says(
            yes=Words(
                "The person is here, or some of the abuse happened here, or the abuser serves the United States.",
                "La persona está aquí, o parte del maltrato ocurrió aquí, o quien maltrata sirve a Estados Unidos.",
            ),
            no=Words(
                "The person is abroad, none of the abuse happened here, and the abuser does not serve the United "
                "States.",
                "La persona está fuera, nada del maltrato ocurrió aquí, y quien maltrata no sirve a Estados Unidos.",
            ),
            unknown=Words(
                "Whether the person, the abuse or the abuser's service is tied to the United States is not known.",
                "No se sabe si la persona, el maltrato o el servicio de quien maltrata se vincula con Estados Unidos.",
            ),
        ),
    ),
    unless(
        "marriage_fraud",
        Words("an earlier marriage for papers", "un matrimonio anterior por papeles"),
        Yes("marriage_fraud_before"),
        "INA 204(c)",
        says=Says(
            yes=Words(
                "It is on record that the person sought status by a marriage made to evade the law.",
                "Consta que la persona buscó un estatus por un matrimonio hecho para evadir la ley.",
            ),
            no=Words(
                "It is on record that the person never sought status by a marriage made to evade the law.",
                "Consta que la persona nunca buscó un estatus por un matrimonio hecho para evadir la ley.",
            ),
            unknown=Words(
                "Whether the person sought status by a marriage made to evade the law is not known.",
                "No se sabe si la persona buscó un estatus por un matrimonio hecho para evadir la ley.",
            ),
        ),
    ),
)
