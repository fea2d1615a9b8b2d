"""Exceptions, each named once; every rule that grants one puts its own citation beside it."""

from collections.abc import Mapping
from types import MappingProxyType

from amparo.law.facts import Words
from amparo.law.tree import Element, Rule, Yes, any_of, one_of

_EXCEPTIONS: Mapping[str, tuple[Rule, Words]] = MappingProxyType(
    {
        "unaccompanied_child": (
            Yes("unaccompanied_child"),
            Words("unaccompanied child", "menor no acompañado"),
        ),
        "mexican_national": (
            one_of("nationality", "MX"),
            Words("national of Mexico", "nacional de México"),
        ),
        "in_expedited_removal": (
            Yes("in_expedited_removal"),
            Words("processed for expedited removal", "en proceso de expulsión acelerada"),
        ),
        "known_health_issue": (
            Yes("known_health_issue"),
            Words("known physical or mental health issue", "problema conocido de salud física o mental"),
        ),
        "criminal_history": (
            Yes("criminal_history_or_violence"),
            Words("criminal history or history of violence", "antecedentes penales o de violencia"),
        ),
        "of_interest": (
            Yes("of_interest_to_governments"),
            Words("of interest to either government", "de interés para alguno de los gobiernos"),
        ),
        "resident_or_parolee": (
            any_of(Yes("returning_lpr"), Yes("parolee_or_advance_parole")),
            Words("returning resident, or parole or advance parole", "residente que regresa, o con parole"),
        ),
        "positive_fear_interview": (
            one_of("fear_interview_result", "positive"),
            Words("fear of Mexico found", "temor a México reconocido"),
        ),
        "particularly_vulnerable": (
            Yes("particularly_vulnerable"),
            Words("particularly vulnerable", "particularmente vulnerable"),
        ),
        "transit_protection_denied": (
            Yes("transit_protection_denied"),
            Words("denied protection in a country of transit", "protección negada en un país de tránsito"),
        ),
        "trafficking_victim": (
            Yes("trafficking_victim"),
            Words("victim of severe trafficking", "víctima de trata grave"),
        ),
        "transit_only_nonparty_countries": (
            Yes("transit_only_nonparty_countries"),
            Words(
                "every country passed is outside the treaties",
                "los países de tránsito son ajenos a los tratados",
            ),
        ),
        "authorized_parole_travel": (
            Yes("authorized_parole_travel"),
            Words("authorised to travel to seek parole", "autorizada a viajar para pedir parole"),
        ),
        "dhs_appointment": (
            Yes("dhs_appointment"),
            Words("came with an appointment", "llegó con cita"),
        ),
        "app_not_usable": (
            Yes("app_not_usable"),
            Words("could not use the appointment app", "no pudo usar la aplicación de citas"),
        ),
        "acute_medical_emergency": (
            Yes("acute_medical_emergency"),
            Words("acute medical emergency", "emergencia médica aguda"),
        ),
        "imminent_extreme_threat": (
            Yes("imminent_extreme_threat"),
            Words("imminent and extreme threat", "amenaza inminente y extrema"),
        ),
        "other_compelling_circumstances": (
            Yes("other_compelling_circumstances"),
            Words("other exceptionally compelling circumstances", "otras circunstancias excepcionales"),
        ),
        "returning_resident": (
            Yes("returning_lpr"),
            Words("returning permanent resident", "residente permanente que regresa"),
        ),
        "clearly_admissible": (
            Yes("clearly_admissible"),
            Words("documents sufficient for admission", "documentos suficientes para ser admitida"),
        ),
    }
)


def excepted(citation: str, *names: str) -> tuple[Element, ...]:
    """These exceptions, granted by the text cited. Raises KeyError for one that is not named here."""
    return tuple(Element(name, _EXCEPTIONS[name][0], citation, _EXCEPTIONS[name][1]) for name in names)
