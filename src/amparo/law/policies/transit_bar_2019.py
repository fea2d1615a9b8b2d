"""The transit bar of 2019: 84 Fed. Reg. 33829."""

import datetime as dt

from amparo.law.facts import Says, Words
from amparo.law.policies.exceptions import excepted
from amparo.law.policy import Moment, Policy, PolicyPeriod, Ruling
from amparo.law.source import confirmed
from amparo.law.status import Status
from amparo.law.tree import Yes, all_of, one_of

RULE = "84 Fed. Reg. 33829; former 8 CFR 208.13(c)(4)"

TRANSIT_BAR_2019 = Policy(
    name="transit_bar_2019",
    label=Words("Third-country transit bar of 2019", "Veto de 2019 por tránsito por un tercer país"),
    citation=RULE,
    published_on=dt.date(2019, 7, 16),
    entry_fact="last_entry_on",
    limits=("asylum",),
    status=Status.VACATED,
    periods=(
        PolicyPeriod(
            name="interim_rule",
            entries_from=Moment(dt.date(2019, 7, 16)),
            entries_until=None,
            history=(
                Ruling(dt.date(2019, 7, 16), Status.IN_FORCE, RULE),
                Ruling(
                    dt.date(2019, 7, 24),
                    Status.ENJOINED_IN_PART,
                    "East Bay Sanctuary Covenant v. Barr, N.D. Cal. 2019-07-24, narrowed and widened by turns",
                    Words(
                        "the injunction of July 2019 changed its reach several times until the Supreme Court's stay",
                        "el alcance de la orden judicial de julio de 2019 cambió varias veces hasta la "
                        "suspensión de la Corte Suprema",
                    ),
                ),
                Ruling(
                    dt.date(2019, 9, 11),
                    Status.IN_FORCE,
                    "Barr v. East Bay Sanctuary Covenant, No. 19A230 (U.S. 2019-09-11)",
                ),
                Ruling(
                    dt.date(2020, 6, 30),
                    Status.VACATED,
                    "CAIR Coalition v. Trump, 471 F. Supp. 3d 25 (D.D.C. 2020-06-30)",
                ),
            ),
            covers=all_of(
                one_of("entry_border", "southwest_land"),
                Yes("transited_third_country"),
            ),
            excepts=excepted(
                RULE, "transit_protection_denied", "trafficking_victim", "transit_only_nonparty_countries"
            ),
        ),
    ),
    sources=(
        confirmed("84 Fed. Reg. 33829: southern land border", "federal.elaws.us, FR doc. 2019-15246", "2026-11-28"),
        confirmed("CAIR Coalition v. Trump: vacated", "docs.justia.com, D.A.M. v. Barr, 2020-09-15", "2026-11-28"),
        confirmed("Barr v. East Bay, No. 19A230", "print.casetext.com, barr-v-east-bay", "2026-11-24"),
        confirmed(
            "85 Fed. Reg. 82260, enjoined 2021-02-16",
            "lexisnexis.com; print.casetext.com, 519 F. Supp. 3d 663",
            "2026-11-28",
        ),
    ),
    known_as_of=dt.date(2026, 6, 25),
    note=Words(
        "Acts on decisions: nobody is barred by it in a decision made from 2020-06-30 on. A final rule of the "
        "same kind (85 Fed. Reg. 82260) was enjoined from 2021-02-16.",
        "Actúa sobre las decisiones: no impide a nadie en una decisión tomada desde el 2020-06-30. Una norma "
        "final parecida (85 Fed. Reg. 82260) quedó suspendida por orden judicial desde el 2021-02-16.",
    ),
    says=Says(
        yes=Words(
            "The third-country transit bar of 2019 (84 Fed. Reg. 33829) applies to this entry on that day and "
            "limits asylum.",
            "El veto de 2019 por tránsito por un tercer país (84 Fed. Reg. 33829) se aplica a esta entrada en "
            "esa fecha y limita el asilo.",
        ),
        no=Words(
            "The third-country transit bar of 2019 (84 Fed. Reg. 33829) does not apply to this person on that day.",
            "El veto de 2019 por tránsito por un tercer país (84 Fed. Reg. 33829) no se aplica a esta persona en "
            "esa fecha.",
        ),
        unknown=Words(
            "Whether the third-country transit bar of 2019 (84 Fed. Reg. 33829) applies to this person on that "
            "day is not known.",
            "No se sabe si el veto de 2019 por tránsito por un tercer país (84 Fed. Reg. 33829) se aplica a esta "
            "persona en esa fecha.",
        ),
    ),
)
