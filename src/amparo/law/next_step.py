"""What to do next about a form of relief: the form, where it goes, its fee on a day, the deadline, the evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from amparo.law.facts import Words
from amparo.law.status import KNOWN_AS_OF

HR1 = "Pub. L. 119-21 secs. 100002-100018; 90 Fed. Reg. 34511 (govinfo.gov FR doc. 2025-13738)"
HR1_2026 = f"{HR1}; 90 Fed. Reg. 52693 (govinfo.gov FR doc. 2025-20622)"
FEE_RULE_2024 = "89 Fed. Reg. 6194; 8 CFR 106.3(b) (ILRC practice advisory, March 2024, copied)"
CHECKED_ON = dt.date(2026, 11, 28)
"""The day on which the notices, and an account of who pays nothing under the rule of 2024, were read."""

NO_FEE = Words("no fee", "sin tarifa")
NOT_KNOWN = Words("see the fee schedule (USCIS Form G-1055)", "consulte la tabla de tarifas (formulario G-1055)")


@dataclass(frozen=True, slots=True)
class Fee:
    """What it costs from which day on, first day first."""

    since: tuple[tuple[dt.date, Words], ...]
    citation: str

    def on(self, day: dt.date) -> Words:
        """The fee on a day; before the first day that is known here, where to look. Later than the law is known here it
        says of which day it is."""
        known = [words for first, words in self.since if first <= day]
        if not known or day <= KNOWN_AS_OF:
            return known[-1] if known else NOT_KNOWN
        fee = known[-1]
        return Words(f"{fee.en}, as known on {KNOWN_AS_OF}", f"{fee.es}, según se conocía el {KNOWN_AS_OF}")


def dollars(amount: int) -> Words:
    """An amount, for which no waiver can be asked."""
    return Words(f"${amount:,}, cannot be waived", f"${amount:,}, sin exención posible")


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next for a person to whom a form of relief may be available.

    `forum` says where it goes by where the case stands; `deadline` names a deadline of this law, or is empty;
    `evidence` is what is filed with it.
    """

    form: Words
    forum: Words
    fee: Fee
    evidence: Words
    citation: str
    deadline: str = ""


def _free(citation: str) -> Fee:
    return Fee(((dt.date(2024, 4, 1), NO_FEE),), citation)


_ASYLUM_FEE = Fee(((dt.date(1980, 4, 1), NO_FEE), (dt.date(2025, 7, 22), dollars(100))), HR1)
_WITHHOLDING_FEE = Fee(
    (
        (dt.date(1980, 4, 1), NO_FEE),
        (
            dt.date(2025, 7, 22),
            Words(
                "$100 where asylum is asked for too; for withholding or CAT alone ask the court",
                "$100 si también se pide asilo; si solo se pide retención o CAT, pregunte a la corte",
            ),
        ),
    ),
    HR1,
)
_THE_PRINCIPALS = Fee(
    ((dt.date(1980, 4, 1), Words("none beside the principal's", "ninguna aparte de la del titular")),), HR1
)
_WITH_I589 = Words(
    "Form I-589, with an answer to every question (“none” or “N/A” where there is none)",
    "Formulario I-589, con respuesta a cada pregunta (“none” o “N/A” si no hay)",
)
_COURT_OR_USCIS = Words(
    "The immigration court where removal proceedings are pending; else USCIS. An unaccompanied child files with USCIS",
    "La corte de inmigración si hay un proceso de expulsión; si no, USCIS. El menor no acompañado presenta ante USCIS",
)
_COURT = Words(
    "The immigration judge, in removal or withholding-only proceedings",
    "El juez de inmigración, en el proceso de expulsión o solo de retención",
)
_TO_USCIS = Words(
    "USCIS, by mail or online as the form's page says", "USCIS, por correo o en línea según la página del formulario"
)
_STATEMENT = Words(
    "Declaration of the person, identity papers, country conditions, corroboration or why there is none",
    "Declaración de la persona, documentos de identidad, condiciones del país, pruebas o por qué no las hay",
)
_MPP = Words(
    "Written request to CBP or ICE, with the fear stated", "Petición escrita a CBP o ICE, con el temor expresado"
)

NEXT_STEPS: Mapping[str, NextStep] = MappingProxyType(
    {
        "asylum": NextStep(
            _WITH_I589, _COURT_OR_USCIS, _ASYLUM_FEE, _STATEMENT, "8 CFR 208.2, 208.3, 1208.3(c)(3)", "one_year_asylum"
        ),
        "withholding": NextStep(_WITH_I589, _COURT, _WITHHOLDING_FEE, _STATEMENT, "8 CFR 208.16, 1208.16"),
        "cat_withholding": NextStep(
            _WITH_I589,
            _COURT,
            _WITHHOLDING_FEE,
            Words(
                "Declaration, reports on torture by or with consent of officials, medical reports",
                "Declaración, informes sobre tortura por funcionarios o con su consentimiento, informes médicos",
            ),
            "8 CFR 208.16(c), 1208.16(c)",
        ),
        "cat_deferral": NextStep(
            _WITH_I589,
            _COURT,
            _WITHHOLDING_FEE,
            Words(
                "Declaration, reports on torture by or with consent of officials, medical reports",
                "Declaración, informes sobre tortura por funcionarios o con su consentimiento, informes médicos",
            ),
            "8 CFR 208.17, 1208.17",
        ),
        "derivative_asylum": NextStep(
            Words(
                "The principal's Form I-589, this person included", "El I-589 del titular, con esta persona incluida"
            ),
            Words("Where the principal's application is pending", "Donde está pendiente la solicitud del titular"),
            _THE_PRINCIPALS,
            Words(
                "Marriage or birth certificate, ended marriages",
                "Acta de matrimonio o nacimiento, matrimonios terminados",
            ),
            "8 CFR 208.3(a), 208.21",
        ),
        "i730": NextStep(
            Words("Form I-730, one for each relative", "Formulario I-730, uno por familiar"),
            _TO_USCIS,
            _free("89 Fed. Reg. 6194; USCIS Form G-1055, 10/01/26 edition, as told by others"),
            Words(
                "Proof of the petitioner's status, marriage or birth certificate, ended marriages, photograph",
                "Prueba del estatus de quien pide, acta de matrimonio o nacimiento, matrimonios terminados, fotografía",
            ),
            "8 CFR 207.7, 208.21",
            "i730",
        ),
        "mpp_exemption": NextStep(
            _MPP,
            Words("CBP at the port, or ICE", "CBP en el puerto, o ICE"),
            _free("no form, no fee"),
            Words(
                "Proof of the exemption: age, illness, pregnancy, risk",
                "Prueba de la exención: edad, enfermedad, embarazo, riesgo",
            ),
            "CBP MPP Guiding Principles, 2019-01-28; DHS guidance, 2021-12-02",
        ),
        "mpp_fear_interview": NextStep(
            _MPP,
            Words("CBP refers to a USCIS asylum officer", "CBP remite a un oficial de asilo de USCIS"),
            _free("no form, no fee"),
            Words(
                "What happened or is feared in Mexico, and who saw it",
                "Lo que pasó o se teme en México, y quién lo vio",
            ),
            "USCIS PM-602-0169",
        ),
        "mpp_wind_down": NextStep(
            Words(
                "Registration with the organizations named by DHS (2021)",
                "Registro ante las organizaciones nombradas por DHS (2021)",
            ),
            Words("DHS, through those organizations", "DHS, por medio de esas organizaciones"),
            _free("no form, no fee"),
            Words(
                "Number of the court case, where the person is", "Número del caso en la corte, dónde está la persona"
            ),
            "DHS announcement, 2021-02-11",
        ),
        "parole": NextStep(
            Words(
                "Form I-131, with Form I-134 where a sponsor helps", "Formulario I-131, con I-134 si hay patrocinador"
            ),
            Words(
                "USCIS; ICE or CBP for who is detained or at a port", "USCIS; ICE o CBP si está detenida o en un puerto"
            ),
            Fee(
                (
                    (
                        dt.date(2025, 10, 16),
                        Words(
                            "the form's fee, and about $1,000 when parole is granted, with exceptions",
                            "la tarifa del formulario, y unos $1,000 al concederse el parole, con excepciones",
                        ),
                    ),
                ),
                HR1,
            ),
            Words("Proof of the urgent reason or public benefit", "Prueba del motivo urgente o del beneficio público"),
            "INA 212(d)(5); 8 CFR 212.5",
        ),
        "tps": NextStep(
            Words(
                "Form I-821, with Form I-765 for a work permit",
                "Formulario I-821, con I-765 para el permiso de trabajo",
            ),
            _TO_USCIS,
            Fee(((dt.date(2025, 7, 22), dollars(500)), (dt.date(2026, 1, 1), dollars(510))), HR1_2026),
            Words(
                "Nationality, entry, residence and presence since the days of the notice",
                "Nacionalidad, entrada, residencia y presencia desde las fechas del aviso",
            ),
            "INA 244; 8 CFR 244.7, 244.9",
        ),
        "sij": NextStep(
            Words("Form I-360, after the state court's order", "Formulario I-360, tras la orden de la corte estatal"),
            _TO_USCIS,
            Fee(((dt.date(2024, 4, 1), NO_FEE), (dt.date(2025, 7, 22), dollars(250))), HR1),
            Words(
                "The court's order with its findings, proof of age",
                "La orden de la corte con sus conclusiones, prueba de edad",
            ),
            "8 CFR 204.11",
        ),
        "u_visa": NextStep(
            Words(
                "Form I-918 with Supplement B, signed within six months",
                "Formulario I-918 con Suplemento B, firmado en seis meses",
            ),
            _TO_USCIS,
            _free(FEE_RULE_2024),
            Words(
                "Certification, harm suffered, personal statement", "Certificación, daño sufrido, declaración personal"
            ),
            "8 CFR 214.14(c)",
        ),
        "t_visa": NextStep(
            Words("Form I-914", "Formulario I-914"),
            _TO_USCIS,
            _free(FEE_RULE_2024),
            Words(
                "Personal statement, proof of trafficking and cooperation",
                "Declaración personal, prueba de la trata y la cooperación",
            ),
            "8 CFR 214.204",
        ),
        "vawa": NextStep(
            Words("Form I-360, self-petition", "Formulario I-360, autopetición"),
            _TO_USCIS,
            _free(FEE_RULE_2024),
            Words(
                "Relationship, the abuser's status, abuse, shared residence, good faith, good moral character",
                "Relación, estatus del agresor, maltrato, residencia común, buena fe, buen carácter moral",
            ),
            "8 CFR 204.2(c), (e)",
        ),
    }
)
"""By the name of the form of relief."""
