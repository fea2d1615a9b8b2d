"""What makes a relative a spouse or a child in the sense of the law: INA 101(a)(35), 101(b)(1)."""

from amparo.law.facts import Fact, Sensitivity, Words, choice, date, yes_no

SPOUSES = ("spouse", "proxy_spouse", "informal_spouse")
"""Who may be a spouse, by the kinds of `relation`."""

CHILDREN = ("child", "child_of_father", "stepchild", "adopted_child")
"""Who may be a child."""

OTHERS = ("second_spouse", "former_spouse", "parent", "sibling", "other")
"""Relatives for whom the law gives nothing through asylum or refugee status: 8 CFR 207.7(b)(6)."""

RELATIVES: tuple[Fact, ...] = (
    choice(
        "relation",
        Words("Relation to the principal", "Parentesco con el titular"),
        Words(
            "What is the relative to the principal asylee or refugee?",
            "¿Qué es el familiar respecto del asilado o refugiado titular?",
        ),
        {
            "spouse": Words(
                "spouse, by a wedding of both that is valid where it was held",
                "cónyuge, por una boda de ambos válida donde se celebró",
            ),
            "child": Words(
                "child by birth, of the mother or of a father married to her",
                "hijo o hija por nacimiento, de la madre o de un padre casado con ella",
            ),
            "parent": Words("parent", "padre o madre"),
            "sibling": Words("brother or sister", "hermano o hermana"),
            "other": Words("another relative", "otro familiar"),
            "proxy_spouse": Words(
                "spouse, by a wedding at which one of them was absent",
                "cónyuge, por una boda en la que faltó uno de los dos",
            ),
            "informal_spouse": Words(
                "spouse by custom, faith or living together, not by the law of the place",
                "cónyuge por costumbre, religión o convivencia, no según la ley del lugar",
            ),
            "second_spouse": Words(
                "spouse of a person who was already married", "cónyuge de alguien que ya tenía matrimonio"
            ),
            "former_spouse": Words("former spouse, divorced or annulled", "excónyuge, por divorcio o anulación"),
            "child_of_father": Words(
                "child by birth, of a father not married to the mother",
                "hijo o hija por nacimiento, de un padre no casado con la madre",
            ),
            "stepchild": Words("stepchild", "hijastro o hijastra"),
            "adopted_child": Words("adopted child", "hijo o hija por adopción"),
        },
        help=Words(
            "A marriage counts where the law of the place of the wedding holds it valid. Ask for the certificate.",
            "Un matrimonio cuenta si es válido según la ley del lugar de la boda. Pida el acta.",
        ),
        sensitivity=Sensitivity.PERSONAL,
    ),
    yes_no(
        "marriage_consummated",
        Words("Proxy marriage consummated after", "Matrimonio por poder consumado después"),
        Words(
            "After the wedding at which one was absent, was the marriage consummated?",
            "Después de la boda en la que faltó uno de los dos, ¿se consumó el matrimonio?",
        ),
        help=Words(
            "INA 101(a)(35). Living together after counts for proof.", "INA 101(a)(35). Vivir juntos lo indica."
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "marriage_could_not_be_recognized",
        Words("Marriage could not be made by law", "El matrimonio no pudo hacerse según la ley"),
        Words(
            "Did flight, or the laws of the country, keep the couple from marrying by law?",
            "¿Impidieron la huida o las leyes del país que la pareja se casara según la ley?",
        ),
        help=Words(
            "USCIS counted such marriages from 2022-02-14 to 2025-03-02.",
            "USCIS contó tales matrimonios del 2022-02-14 al 2025-03-02.",
        ),
        sensitivity=Sensitivity.PERSONAL,
    ),
    yes_no(
        "bona_fide_parent_child",
        Words("Father was a father in fact, or legitimated the child", "Padre de hecho, o que legitimó al hijo o hija"),
        Words(
            "Before the child was 21 and unmarried still, was the father a father in fact, or did he legitimate the "
            "child before 18?",
            "Antes de los 21 años y sin casarse aún el hijo o la hija, ¿fue el padre un padre de hecho, o lo legitimó "
            "antes de los 18?",
        ),
        help=Words(
            "INA 101(b)(1)(C), (D). Support, letters, living together, his name on the birth certificate.",
            "INA 101(b)(1)(C), (D). Manutención, cartas, convivencia, su nombre en el acta de nacimiento.",
        ),
        sensitivity=Sensitivity.PERSONAL,
    ),
    date(
        "stepparent_married_on",
        Words("Petitioner married the child's parent on", "Matrimonio con el padre o la madre del hijastro el"),
        Words(
            "On which day did the principal marry the stepchild's parent?",
            "¿Qué día se casó el titular con el padre o la madre del hijastro o hijastra?",
        ),
        help=Words("Must be before the child's 18th birthday: INA 101(b)(1)(B).", "Antes de los 18: INA 101(b)(1)(B)."),
        sensitivity=Sensitivity.PERSONAL,
    ),
    yes_no(
        "step_marriage_lasts",
        Words("That marriage lasts", "Ese matrimonio sigue"),
        Words(
            "Are the principal and the stepchild's parent still married?",
            "¿Siguen casados el titular y el padre o la madre del hijastro o hijastra?",
        ),
        sensitivity=Sensitivity.PERSONAL,
    ),
    date(
        "adopted_on",
        Words("Child adopted on", "Adopción el"),
        Words("On which day was the adoption final?", "¿Qué día quedó firme la adopción?"),
        help=Words("Must be before the child's 16th birthday: INA 101(b)(1)(E).", "Antes de los 16: INA 101(b)(1)(E)."),
        sensitivity=Sensitivity.PERSONAL,
    ),
    yes_no(
        "adopted_with_sibling",
        Words("Brother or sister by birth adopted too", "También se adoptó a un hermano o hermana de sangre"),
        Words(
            "Did the same parents adopt a brother or sister by birth of the child who was under 16?",
            "¿Adoptaron los mismos padres a un hermano o hermana de sangre que tenía menos de 16 años?",
        ),
        help=Words(
            "Then adoption before 18 is enough: INA 101(b)(1)(E)(ii).",
            "Entonces basta la adopción antes de los 18: INA 101(b)(1)(E)(ii).",
        ),
        sensitivity=Sensitivity.PERSONAL,
    ),
    yes_no(
        "two_years_with_adopter",
        Words("Two years with the adoptive parent", "Dos años con quien adoptó"),
        Words(
            "Has the child lived with the adoptive parent, in their legal custody, for at least two years?",
            "¿Ha vivido el hijo o la hija con quien adoptó, bajo su custodia legal, al menos dos años?",
        ),
        help=Words(
            "The two years need not be in one piece. A child whom that family battered is excused: "
            "INA 101(b)(1)(E)(i); then answer yes.",
            "Los dos años pueden sumarse. Queda excusado el hijo o la hija a quien esa familia maltrató: "
            "INA 101(b)(1)(E)(i); responda entonces que sí.",
        ),
        sensitivity=Sensitivity.PERSONAL,
    ),
)
