"""Expulsion under the public-health order (Title 42): 42 USC 265, 268."""

import datetime as dt

from amparo.law.facts import Says, Words
from amparo.law.policies.coasts import adjacent_coast
from amparo.law.policies.exceptions import excepted
from amparo.law.policy import Moment, Policy, PolicyPeriod, Ruling
from amparo.law.source import confirmed, from_knowledge, unsettled
from amparo.law.status import Status
from amparo.law.tree import Not, Yes, all_of, any_of, one_of

ORDER = "42 USC 265, 268; 85 Fed. Reg. 17060, 31503; 42 CFR 71.40"

HISTORY = (
    Ruling(dt.date(2020, 3, 20), Status.IN_FORCE, ORDER),
    Ruling(dt.date(2023, 5, 12), Status.ENDED, "end of the public-health emergency, 2023-05-11 23:59 Eastern"),
)

BY_LAND = one_of("entry_border", "southwest_land", "northern_land")
ADJACENT_COAST = adjacent_coast("85 Fed. Reg. 31503", "near_mexico", "near_canada")

LAND_ONLY = all_of(BY_LAND, Not(Yes("clearly_admissible")))
COVERS = all_of(any_of(BY_LAND, ADJACENT_COAST), Not(Yes("clearly_admissible")))
"""From the amendment of May 2020 on also the adjacent coasts."""

LAST_MINUTE = Moment(dt.date(2023, 5, 11), 2358)
"""It ended at 23:59 Eastern, the minute the rule on lawful pathways began."""

TITLE_42 = Policy(
    name="title_42",
    label=Words("Title 42 expulsions", "Expulsiones bajo el Título 42"),
    citation=ORDER,
    entry_fact="encountered_on",
    published_on=dt.date(2020, 3, 26),
    status=Status.ENDED,
    periods=(
        PolicyPeriod(
            name="land_only",
            entries_from=Moment(dt.date(2020, 3, 20)),
            entries_until=Moment(dt.date(2020, 5, 20)),
            history=HISTORY,
            covers=LAND_ONLY,
        ),
        PolicyPeriod(
            name="all",
            entries_from=Moment(dt.date(2020, 5, 21)),
            entries_until=Moment(dt.date(2020, 11, 17)),
            history=HISTORY,
            covers=COVERS,
        ),
        PolicyPeriod(
            name="children_protected",
            entries_from=Moment(dt.date(2020, 11, 18)),
            entries_until=Moment(dt.date(2021, 1, 28)),
            history=HISTORY,
            covers=COVERS,
            excepts=excepted("P.J.E.S. v. Wolf, 502 F. Supp. 3d 492 (D.D.C. 2020-11-18)", "unaccompanied_child"),
        ),
        PolicyPeriod(
            name="children_unprotected",
            entries_from=Moment(dt.date(2021, 1, 29)),
            entries_until=Moment(dt.date(2021, 1, 29)),
            history=HISTORY,
            covers=COVERS,
        ),
        PolicyPeriod(
            name="children_excepted",
            entries_from=Moment(dt.date(2021, 1, 30)),
            entries_until=LAST_MINUTE,
            history=HISTORY,
            covers=COVERS,
            excepts=excepted(
                "CDC notice of temporary exception, in effect about 2021-01-30, FR doc. 2021-03227",
                "unaccompanied_child",
            ),
        ),
    ),
    sources=(
        confirmed("85 Fed. Reg. 17060", "federal.elaws.us, FR doc. 2020-06327", "2026-11-28"),
        confirmed("85 Fed. Reg. 22424: to 2020-05-20 23:59", "federal.elaws.us, FR doc. 2020-08605", "2026-11-28"),
        unsettled("85 Fed. Reg. 31503: number read, wording not", "regulations.justia.com, 2020-11179", "2026-11-28"),
        confirmed("CDC order of 2021-08-02: “land and adjacent coastal borders”", "fdocuments.in", "2026-11-28"),
        confirmed("end on 2023-05-11 23:59 Eastern", "immigrationusa.com, 2023-05-12", "2026-11-28"),
        confirmed(
            "P.J.E.S. v. Wolf: 2020-11-18, stayed January 2021",
            "clearinghouse.net 17771; networkforphl.org",
            "2026-11-28",
        ),
        from_knowledge("the CDC's exception of 2021-01-30 for unaccompanied children", "2026-11-28"),
    ),
    known_as_of=dt.date(2026, 6, 25),
    note=Words(
        "An expulsion is no removal order and no denial of asylum. Officers could except anyone case by case. It "
        "closes no form of relief here: those who were not expelled could ask for asylum as before.",
        "Una expulsión bajo el Título 42 no es una orden de expulsión del proceso migratorio ni una denegación "
        "de asilo. Los agentes podían exceptuar a cualquiera caso por caso. Aquí no cierra ninguna vía: quien no "
        "fue expulsado podía pedir asilo como antes.",
    ),
    says=Says(
        yes=Words(
            "The public-health order for expulsions under Title 42 (42 USC 265, 268) applies to this person on "
            "that day.",
            "La orden de salud pública para expulsiones bajo el Título 42 (42 USC 265, 268) se aplica a esta "
            "persona en esa fecha.",
        ),
        no=Words(
            "The public-health order for expulsions under Title 42 (42 USC 265, 268) does not apply to this "
            "person on that day.",
            "La orden de salud pública para expulsiones bajo el Título 42 (42 USC 265, 268) no se aplica a esta "
            "persona en esa fecha.",
        ),
        unknown=Words(
            "Whether the public-health order for expulsions under Title 42 (42 USC 265, 268) applies to this "
            "person on that day is not known.",
            "No se sabe si la orden de salud pública para expulsiones bajo el Título 42 (42 USC 265, 268) se "
            "aplica a esta persona en esa fecha.",
        ),
    ),
)
