"""Self-petition of an abused spouse, child or parent: INA 204(a)(1), after the Violence Against Women Act."""

import datetime as dt

from amparo.law.facts import Says, Words
from amparo.law.form_of_relief import Depth, Parting, Relief, needs, unless
from amparo.law.relief.vawa_person import ABOUT_THE_PERSON
from amparo.law.relief.vawa_relation import NOT_SPOUSE, PETITION, RELATION_HOLDS, RESIDED, RIGHT_RELATIVE, SPOUSE
from amparo.law.source import confirmed, from_knowledge
from amparo.law.tree import Given, Not, Yes, all_of, any_of, one_of

VAWA = Relief(
    name="vawa",
    label=Words("VAWA self-petition", "Autopetición VAWA"),
    citation="INA 204(a)(1)(A)(iii)-(vii), (B)(ii)-(v), (C), (D)(v); 8 CFR 204.1, 204.2(c), (e)",
    depth=Depth.FULL,
    parted_by=(Parting("abuser_relation"), Parting("abuser_relation_standing", ("relation_holds",))),
    points=any_of(
        Yes("abused_by_family_member"),
        Given("abuser_relation"),
        one_of("vawa_petition", "pending", "approved", "denied"),
        Given("vawa_filed_on"),
    ),
    requirements=(
        needs(
            "abuse",
            Words("battered or subjected to extreme cruelty", "maltrato o crueldad extrema"),
            all_of(Yes("abused_by_family_member"), any_of(NOT_SPOUSE, Yes("abused_during_marriage"))),
            "INA 204(a)(1)(A)(iii)(I)(bb), (iv), (vii)(V), (B)(ii)(I)(bb), (iii)",
            says=Says(
                yes=Words(
                    "A family member battered the person or treated them with extreme cruelty; a spouse did so "
                    "during the marriage.",
                    "Un familiar maltrató a la persona o la trató con crueldad extrema; si fue el cónyuge, durante "
                    "el matrimonio.",
                ),
                no=Words(
                    "No spouse battered the person or treated them cruelly during the marriage, nor did a parent, "
                    "son or daughter.",
                    "Ningún cónyuge maltrató a la persona ni la trató con crueldad durante el matrimonio, ni lo hizo "
                    "el padre, la madre, un hijo o una hija.",
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
            RIGHT_RELATIVE,
            "INA 204(a)(1)(A)(iii), (iv), (vii), (B)(ii), (iii)",
            says=Says(
                yes=Words(
                    "The abuser is a citizen or resident spouse or parent, or an adult citizen son or daughter; or "
                    "lost that status after the filing, or for domestic violence in the two years before it.",
                    "Quien maltrata es cónyuge, padre o madre con ciudadanía o residencia, o un hijo o hija adulto "
                    "con ciudadanía; o perdió ese estatus después de presentarse la petición, o por violencia "
                    "doméstica en los dos años anteriores.",
                ),
                no=Words(
                    "The abuser is not a citizen or resident spouse or parent, nor an adult citizen son or daughter, "
                    "nor lost that status in a way that leaves the petition open.",
                    "Quien maltrata no es cónyuge, padre ni madre con ciudadanía o residencia, ni un hijo o hija "
                    "adulto con ciudadanía, ni perdió ese estatus de un modo que deje abierta la petición.",
                ),
                unknown=Words(
                    "Whether the abuser is a relative with the status the law requires is not known.",
                    "No se sabe si quien maltrata es un familiar con el estatus que exige la ley.",
                ),
            ),
        ),
        needs(
            "relation_holds",
            Words("the relation lasts, or ended less than two years before", "la relación continúa o acabó hace poco"),
            RELATION_HOLDS,
            "INA 204(a)(1)(A)(iii)(II)(aa)(CC), (vi), (vii), (B)(ii)(II)(aa)(CC), (v); 8 CFR 204.2(c)(1)(ii)",
            says=Says(
                yes=Words(
                    "The relation to the abuser lasts, lasted at the filing, or ended in a way that leaves two "
                    "years, which have not passed unused.",
                    "La relación con quien maltrata continúa, continuaba al presentar, o terminó de un modo que deja "
                    "dos años, que no pasaron sin usarse.",
                ),
                no=Words(
                    "The relation to the abuser ended before any filing, in a way that leaves no time or more than "
                    "two years ago.",
                    "La relación con quien maltrata terminó antes de presentar, de un modo que no deja plazo o hace "
                    "más de dos años.",
                ),
                unknown=Words(
                    "Whether the relation to the abuser lasts, or ended in a way that leaves time, is not known.",
                    "No se sabe si la relación con quien maltrata continúa, o si terminó de un modo que deja plazo.",
                ),
            ),
        ),
        unless(
            "remarried",
            Words("married again before the approval", "se casó de nuevo antes de la aprobación"),
            all_of(
                SPOUSE,
                one_of("abuser_relation_standing", "divorced", "abuser_died"),
                Not(PETITION.approved),
                Yes("remarried_since"),
            ),
            "8 CFR 204.2(c)(1)(ii); INA 204(h)",
            says=Says(
                yes=Words(
                    "The person, once the abuser's spouse, has married again before the petition was approved.",
                    "La persona, que fue cónyuge de quien maltrata, se casó de nuevo antes de aprobarse la petición.",
                ),
                no=Words(
                    "The person has not married again in a way that closes the petition.",
                    "La persona no se ha casado de nuevo de un modo que cierre la petición.",
                ),
                unknown=Words(
                    "Whether the person has married again before an approval is not known.",
                    "No se sabe si la persona se casó de nuevo antes de una aprobación.",
                ),
            ),
        ),
        needs(
            "marriage_valid",
            Words("if a spouse: a marriage valid or believed so", "si es cónyuge: matrimonio válido o creído válido"),
            any_of(NOT_SPOUSE, Yes("abuser_marriage_valid"), Yes("believed_marriage_valid")),
            "INA 204(a)(1)(A)(iii)(II)(aa), (B)(ii)(II)(aa); 8 CFR 204.2(c)(1)(i)(A)",
            says=Says(
                yes=Words(
                    "The abuser is a parent, son or daughter, or the marriage was valid or fails only for the "
                    "abuser's bigamy.",
                    "Quien maltrata es padre, madre, hijo o hija, o el matrimonio fue válido o solo falla por la "
                    "bigamia de quien maltrata.",
                ),
                no=Words(
                    "The marriage to the abuser was not valid, for more than the abuser's bigamy.",
                    "El matrimonio con quien maltrata no fue válido, y no solo por su bigamia.",
                ),
                unknown=Words(
                    "Whether the marriage was valid, or believed to be, where the abuser is a spouse, is not known.",
                    "No se sabe si el matrimonio fue válido, o se creyó válido, en caso de que quien maltrata sea el "
                    "cónyuge.",
                ),
            ),
        ),
        needs(
            "marriage",
            Words("if the abuser is a spouse: married in good faith", "si es cónyuge: matrimonio de buena fe"),
            any_of(NOT_SPOUSE, Yes("good_faith_marriage")),
            "INA 204(a)(1)(A)(iii)(I)(aa), (B)(ii)(I)(aa)",
            says=Says(
                yes=Words(
                    "The abuser is a parent, son or daughter, or the person married in good faith.",
                    "Quien maltrata es padre, madre, hijo o hija, o la persona se casó de buena fe.",
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
            "resided",
            Words("has lived with the abuser", "ha vivido con quien maltrata"),
            RESIDED,
            "INA 204(a)(1)(A)(iii)(II)(dd), (iv), (vii)(IV); PA-2025-33",
            says=Says(
                yes=Words(
                    "The person has lived with the abuser, at the time that counted on that day.",
                    "La persona ha vivido con quien la maltrata, en el tiempo que contaba en esa fecha.",
                ),
                no=Words("The person has not lived with the abuser.", "La persona no ha vivido con quien la maltrata."),
                unknown=Words(
                    "Whether the person has lived with the abuser at the time that counts is not known.",
                    "No se sabe si la persona ha vivido con quien la maltrata en el tiempo que cuenta.",
                ),
            ),
        ),
        *ABOUT_THE_PERSON,
    ),
    note=Words(
        "Filed without the abuser's knowledge; what is said is protected by 8 USC 1367. USCIS rewrote its manual on "
        "2025-12-22 and asks for more evidence. A marriage made in removal proceedings must be proven real by clear "
        "and convincing evidence: INA 204(g).",
        "Se presenta sin que lo sepa quien maltrata; lo que se dice está protegido por 8 USC 1367. USCIS reescribió "
        "su manual el 2025-12-22 y pide más pruebas. Un matrimonio contraído durante el proceso de expulsión debe "
        "probarse real con pruebas claras y convincentes: INA 204(g).",
    ),
    sources=(
        confirmed("USCIS Policy Manual Vol 3 Pt D Ch 2", "uscis.gov", "2026-11-28"),
        confirmed("deaths; parents", "legalservicesincorporated.com; womenslaw.org", "2026-11-28"),
        confirmed("PA-2025-33 (2025-12-22)", "thomasmlee.com; visaverge.com; sabrinali.law", "2026-11-28"),
        from_knowledge("INA 204(a)(1), 204(l); 8 CFR 204.2: wording", "2026-11-28"),
    ),
    known_as_of=dt.date(2026, 6, 25),
)
