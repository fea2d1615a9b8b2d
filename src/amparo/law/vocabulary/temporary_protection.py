"""Temporary protected status."""

from amparo.law.facts import Fact, Sensitivity, Words, date, same, yes_no

TEMPORARY_PROTECTION: tuple[Fact, ...] = (
    date(
        "continuous_residence_since",
        Words("Lives in the United States since", "Vive en Estados Unidos desde"),
        Words(
            "Since which day has the person lived in the United States without a break?",
            "¿Desde qué día vive la persona en Estados Unidos sin interrupción?",
        ),
        help=Words(
            "INA 244(c)(1)(A)(ii); brief and innocent absences do not break it.",
            "INA 244(c)(1)(A)(ii); las ausencias breves e inocentes no la interrumpen.",
        ),
        sensitivity=Sensitivity.PERSONAL,
    ),
    date(
        "continuous_presence_since",
        Words("Present in the United States since", "Presente en Estados Unidos desde"),
        Words(
            "Since which day has the person been physically present without a break?",
            "¿Desde qué día está la persona físicamente presente sin interrupción?",
        ),
        help=same("INA 244(c)(1)(A)(i)."),
        sensitivity=Sensitivity.PERSONAL,
    ),
    yes_no(
        "tps_registered_in_time",
        Words("Registered for TPS in time", "Registro de TPS a tiempo"),
        Words(
            "Did the person register in the period, or has a ground to register late?",
            "¿Se registró la persona en el plazo, o tiene motivo para hacerlo tarde?",
        ),
        help=same("INA 244(c)(1)(A)(iv); 8 CFR 244.2(f)."),
    ),
)
