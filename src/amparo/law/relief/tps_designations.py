"""Countries designated for temporary protected status: one row for each designation whose days still count.

Where one designation replaced another, the newest sets the latest, most generous days. `sure_until` is the last
day on which public sources leave no doubt that it stood; from then to `ended_on` (or without end) it is open.
Read to 2026-07-02; each notice, or an account of it, was read on 2026-11-28 at the place in `READ_AT`. A notice that
ends a designation "at 11:59 p.m." of a day leaves it that day. Nothing later than 2026-07-02 was found.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from amparo.law.facts import Words
from amparo.law.source import Row, confirmed


@dataclass(frozen=True, slots=True)
class Designation:
    """A designation: from which day it counts, since when one must have lived and been here, how it ended.

    `register_from` to `register_until` is the first registration period; from there to `register_perhaps` its end is
    in doubt. `ended_on` is the first day without it, None when no end is certain. `held` says since `sure_until` why
    nobody can say whether it stands. `doubts` are spells, first and last day, in which a court's order may have
    brought an ended designation back.
    """

    country: str
    designated_on: dt.date
    residence_since: dt.date
    presence_since: dt.date
    register_from: dt.date
    register_until: dt.date
    sure_until: dt.date
    ended_on: dt.date | None
    source: str
    held: Words
    doubts: tuple[tuple[dt.date, dt.date], ...] = ()
    register_perhaps: dt.date | None = None


CHECKED = "2026-11-28"
READ_AT = {
    "AF": "discuss.ilw.com 491443; govinfo.gov, FR doc. 2025-08201",
    "CM": "regulations.justia.com, FR doc. 2023-22375; govinfo.gov, FR doc. 2025-10236",
    "ET": "regulations.justia.com, FR doc. 2024-07643; natlawreview.com",
    "HN": "govinfo.gov, FR docs. 98-34849, 2025-12621; federal.elaws.us, FR doc. 99-20279",
    "MM": "regulations.justia.com, FR doc. 2024-06104",
    "NI": "federal.elaws.us, FR doc. 99-20279; mondaq.com 1651740",
    "NP": "Federal Register, copied at d1tvxue8o4w0fl.cloudfront.net; govinfo.gov, FR doc. 2025-10363",
    "SD": "federalregister.gov, FR doc. 2023-17877; eiglaw.com; bizlegalservices.com",
    "SO": "mondaq.com 1500060; paralegalclases.com",
    "SS": "federal.elaws.us, FR doc. 2023-19312",
    "SV": "frwebgate.access.gpo.gov, FR docs. 01-5818, 02-17479; lhscimmigration.com",
    "SY": "federal.elaws.us, FR doc. 2024-01764; iandoli.com; govinfo.gov, FR doc. 2025-18322",
    "UA": "govinfo.gov, FR doc. 2023-17875; bizlegalservices.com",
    "HT": "lhscimmigration.com; govinfo.gov, FR doc. 2025-02970",
    "VE": "govinfo.gov, FR docs. 2025-02294, 2025-17087; morenodiazlaw.com",
    "YE": "legalclarity.org",
    "LB": "immpolicytracking.org",
}
"""Where the notice, or an account of it, was read."""
KNOWN_AS_OF = dt.date(2026, 6, 25)


def rests_on(designation: Designation) -> Row:
    """What a designation rests on: the notice, and the place where it was read."""
    source = confirmed(designation.source, READ_AT[designation.country], CHECKED)
    name = f"designation {designation.country} of {designation.designated_on}"
    return Row(row=name, sources=(source,), known_as_of=KNOWN_AS_OF)


def _row(
    country: str,
    days: str,
    registration: str,
    until: str,
    source: str,
    held: Words,
    *doubts: str,
    perhaps: str = "",
) -> Designation:
    """`days`: designated/lived here since/present since; `until`: sure until/ended."""
    designated, residence, presence = _days(days)
    first, last = _days(registration)
    sure, *ended = _days(until)
    return Designation(
        country,
        designated,
        residence,
        presence,
        first,
        last,
        sure,
        ended[0] if ended else None,
        source,
        held,
        tuple((begins, ends) for begins, ends in map(_days, doubts)),
        dt.date.fromisoformat(perhaps) if perhaps else None,
    )


def _days(text: str) -> list[dt.date]:
    return [dt.date.fromisoformat(day) for day in text.split("/")]


def _stayed(court: str, day: str) -> Words:
    return Words(
        f"its ending was held up by a court ({court}, {day}); Mullin v. Doe (U.S. 2026-06-25) took most such orders away",
        f"una corte detuvo su fin ({court}, {day}); Mullin v. Doe (U.S. 2026-06-25) dejó sin base casi todas esas órdenes",
    )


SILENT = Words("public sources read here end on 2026-07-02", "las fuentes públicas leídas aquí terminan el 2026-07-02")
NINTH_CIRCUIT = Words(
    "National TPS Alliance v. Noem: ending vacated 2025-12-31, that stayed by the 9th Cir. 2026-02-09",
    "National TPS Alliance v. Noem: fin anulado 2025-12-31, y eso suspendido por el 9.º Cir. 2026-02-09",
)
FOURTH_CIRCUIT = Words(
    "the 4th Circuit kept it for a week, to 2025-07-21", "el 4.º Circuito lo mantuvo una semana, hasta 2025-07-21"
)
VENEZUELA_2023 = Words(
    "ended by notice for 2025-04-07; stays of the Supreme Court 2025-05-19 and 2025-10-03; some kept papers to 2026-10-02",
    "terminado por aviso para 2025-04-07; suspensiones del Tribunal Supremo 2025-05-19 y 2025-10-03; algunos "
    "conservaron papeles hasta 2026-10-02",
)
YEMEN = Words(
    "DHS announced its end in February 2026; whether and when it took effect is not known here",
    "el DHS anunció su fin en febrero de 2026; si entró en efecto y cuándo no se conoce aquí",
)
SPELL = "2025-12-31/2026-02-09"

DESIGNATIONS: tuple[Designation, ...] = (
    # country, designated / lived here since / present since, registration, sure until / ended, source, why in doubt
    _row("AF", "2023-11-21/2023-09-20/2023-11-21", "2023-09-25/2025-05-20", "2025-07-14/2025-07-22", "88 Fed. Reg. 65728", FOURTH_CIRCUIT),
    _row("CM", "2023-12-08/2023-10-05/2023-12-08", "2023-10-10/2025-06-07", "2025-08-04/2025-08-05", "88 Fed. Reg. 69945", SILENT),
    _row("ET", "2024-06-13/2024-04-11/2024-06-13", "2024-04-15/2025-12-12", "2026-02-12", "89 Fed. Reg. 26172", _stayed("D. Mass.", "2026-01-30")),
    _row("HN", "1999-01-05/1998-12-30/1999-01-05", "1999-01-05/1999-08-20", "2025-09-08/2025-09-09", "64 Fed. Reg. 524, 42991", NINTH_CIRCUIT, SPELL),
    _row("HT", "2024-08-04/2024-06-03/2024-08-04", "2024-07-01/2025-08-03", "2026-02-02", "89 Fed. Reg. 54484; 90 Fed. Reg. 10511", _stayed("D.D.C.", "2026-02-02"), perhaps="2026-02-03"),
    _row("LB", "2024-11-27/2024-10-16/2024-11-27", "2024-11-27/2026-05-27", "2026-07-02", "89 Fed. Reg. doc. 2024-27788; extended by law to 2026-11-27, notice of 2026-05-29", SILENT),
    _row("MM", "2024-05-26/2024-03-21/2024-05-26", "2024-03-25/2025-11-25", "2026-01-25", "89 Fed. Reg. 20682", _stayed("N.D. Ill.", "2026-01-23")),
    _row("NI", "1999-01-05/1998-12-30/1999-01-05", "1999-01-05/1999-08-20", "2025-09-08/2025-09-09", "64 Fed. Reg. 526, 42991", NINTH_CIRCUIT, SPELL),
    _row("NP", "2015-06-24/2015-06-24/2015-06-24", "2015-06-24/2015-12-21", "2025-08-05/2025-08-20", "80 Fed. Reg. 36346", NINTH_CIRCUIT, SPELL),
    _row("SD", "2023-10-20/2023-08-16/2023-10-20", "2023-08-21/2025-04-19", "2026-07-02", "88 Fed. Reg. 56864; extended to 2026-10-19", SILENT),
    _row("SO", "2024-09-18/2024-07-12/2024-09-18", "2024-07-22/2026-03-17", "2026-03-16", "89 Fed. Reg. 59135", _stayed("D. Mass.", "2026-03-13")),
    _row("SS", "2023-11-04/2023-09-04/2023-11-04", "2023-09-06/2025-05-03", "2025-12-29", "88 Fed. Reg. 60971", _stayed("D. Mass.", "2025-12-30")),
    _row("SV", "2001-03-09/2001-02-13/2001-03-09", "2001-03-09/2002-09-09", "2026-07-02", "66 Fed. Reg. 14214; extended to 2026-09-09", SILENT),
    _row("SY", "2024-04-01/2024-01-25/2024-04-01", "2024-01-29/2025-09-30", "2025-11-18", "89 Fed. Reg. 5562", _stayed("S.D.N.Y.", "2025-11-19")),
    _row("UA", "2023-10-20/2023-08-16/2023-10-20", "2023-08-21/2025-04-19", "2026-07-02", "88 Fed. Reg. 56872; extended to 2026-10-19", SILENT),
    _row("VE", "2021-03-09/2021-03-08/2021-03-09", "2021-03-09/2022-09-09", "2025-11-07/2025-11-08", "86 Fed. Reg. 13574; 90 Fed. Reg. 43225", SILENT),
    _row("VE", "2023-10-03/2023-07-31/2023-10-03", "2023-10-03/2025-04-02", "2025-04-06", "88 Fed. Reg. 68130; 90 Fed. Reg. 9040", VENEZUELA_2023),
    _row("YE", "2024-09-04/2024-07-02/2024-09-04", "2024-07-10/2026-03-03", "2026-04-30", "89 Fed. Reg. 56765", YEMEN),
)  # fmt: skip


def _span(country: str, first: str, last: str) -> tuple[str, dt.date, dt.date]:
    return country, dt.date.fromisoformat(first), dt.date.fromisoformat(last)


EARLIER: tuple[tuple[str, dt.date, dt.date], ...] = (
    # designations that ended or were replaced: their days are not in the table, so these spells answer unknown
    _span("AF", "2022-05-20", "2023-11-20"),
    _span("AO", "2000-03-29", "2003-03-29"),
    _span("BA", "1992-08-10", "2001-02-10"),
    _span("BI", "1997-11-04", "2009-05-02"),
    _span("CM", "2022-06-07", "2023-12-07"),
    _span("ET", "2022-12-12", "2024-06-12"),
    _span("GN", "2014-11-21", "2017-05-20"),
    _span("GW", "1999-03-11", "2000-09-10"),
    _span("HT", "2010-01-21", "2024-08-03"),
    _span("KW", "1991-03-27", "1992-03-27"),
    _span("LB", "1991-03-27", "1993-04-09"),
    _span("LR", "1991-03-27", "2007-10-01"),
    _span("LR", "2014-11-21", "2017-05-20"),
    _span("MM", "2021-05-25", "2024-05-25"),
    _span("MS", "1997-08-28", "2005-02-27"),
    _span("RW", "1994-06-07", "1997-12-06"),
    _span("SD", "1997-11-04", "2023-10-19"),
    _span("SL", "1997-11-04", "2004-05-03"),
    _span("SL", "2014-11-21", "2017-05-20"),
    _span("SO", "1991-09-16", "2024-09-17"),
    _span("SS", "2011-11-03", "2023-11-03"),
    _span("SV", "1991-01-01", "1992-06-30"),
    _span("SY", "2012-03-29", "2024-03-31"),
    _span("UA", "2022-04-19", "2023-10-19"),
    _span("XK", "1998-06-09", "2000-12-08"),
    _span("YE", "2015-09-03", "2024-09-03"),
)
