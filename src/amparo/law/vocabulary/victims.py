"""Victims of crime and of trafficking."""

from amparo.law.facts import Fact, Sensitivity, Words, same, yes_no


def _grave(name: str, label: Words, question: Words, **more: object) -> Fact:
    return yes_no(name, label, question, sensitivity=Sensitivity.GRAVE, **more)


VICTIMS: tuple[Fact, ...] = (
    _grave(
        "qualifying_crime_in_us",
        Words("Victim of a qualifying crime", "Víctima de un delito que califica"),
        Words(
            "Was the person the victim of a serious crime in the United States or against its law?",
            "¿Fue la persona víctima de un delito grave en Estados Unidos o contra sus leyes?",
        ),
        help=Words(
            "The list at INA 101(a)(15)(U)(iii): domestic violence, sexual assault, kidnapping, extortion and more.",
            "La lista de INA 101(a)(15)(U)(iii): violencia doméstica, agresión sexual, secuestro, extorsión y otros.",
        ),
    ),
    _grave(
        "substantial_abuse",
        Words("Substantial abuse from the crime", "Abuso sustancial por el delito"),
        Words(
            "Did the crime do the person substantial harm, in body or mind?",
            "¿Causó el delito a la persona un daño sustancial, físico o mental?",
        ),
    ),
    _grave(
        "has_information_about_crime",
        Words("Has information about the crime", "Tiene información sobre el delito"),
        Words("Does the person know something about the crime?", "¿Sabe la persona algo sobre el delito?"),
    ),
    _grave(
        "helpful_to_investigation",
        Words("Helpful to the investigation", "Ayuda a la investigación"),
        Words(
            "Was, is or will the person be helpful to police, prosecutors or judges?",
            "¿Ayudó, ayuda o ayudará la persona a la policía, la fiscalía o los jueces?",
        ),
    ),
    _grave(
        "law_enforcement_certification",
        Words("Law enforcement certification (I-918B)", "Certificación de la autoridad (I-918B)"),
        Words(
            "Has an authority signed Form I-918 Supplement B?",
            "¿Firmó una autoridad el Suplemento B del formulario I-918?",
        ),
        help=Words(
            "Signed within six months before filing: 8 CFR 214.14(c)(2)(i).",
            "Firmada dentro de los seis meses anteriores a la presentación: 8 CFR 214.14(c)(2)(i).",
        ),
    ),
    _grave(
        "present_on_account_of_trafficking",
        Words("Present on account of the trafficking", "Presente a causa de la trata"),
        Words(
            "Is the person here, or at a port of entry, on account of the trafficking?",
            "¿Está la persona aquí, o en un puerto de entrada, a causa de la trata?",
        ),
    ),
    _grave(
        "cooperated_with_investigation",
        Words("Met reasonable requests of investigators", "Atendió pedidos razonables de investigadores"),
        Words(
            "Has the person done what investigators reasonably asked?",
            "¿Ha hecho la persona lo que razonablemente le pidieron los investigadores?",
        ),
    ),
    _grave(
        "under_18_when_trafficked",
        Words("Under 18 when trafficked", "Menor de 18 años durante la trata"),
        Words(
            "Was the person under 18 when any of it happened?",
            "¿Tenía la persona menos de 18 años cuando ocurrió algo de ello?",
        ),
        help=Words(
            "During at least one of the acts: 8 CFR 214.202(c).", "Durante al menos uno de los actos: 8 CFR 214.202(c)."
        ),
    ),
    _grave(
        "trauma_prevents_cooperation",
        Words("Trauma prevents cooperation", "El trauma impide colaborar"),
        Words(
            "Is the person unable to help investigators because of trauma?",
            "¿No puede la persona colaborar a causa del trauma?",
        ),
        help=same("INA 101(a)(15)(T)(iii)."),
    ),
    _grave(
        "extreme_hardship_if_removed",
        Words("Extreme hardship if removed", "Sufrimiento extremo si se le expulsa"),
        Words(
            "Would removal bring the person extreme hardship with unusual and severe harm?",
            "¿Causaría la expulsión a la persona un sufrimiento extremo, inusual y grave?",
        ),
    ),
)
