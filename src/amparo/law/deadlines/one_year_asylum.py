"""The year within which asylum must be asked for."""

import datetime as dt

from amparo.law.deadline import Deadline, Excuse, SaferDay
from amparo.law.facts import Words
from amparo.law.policy import Ruling, while_it_stands
from amparo.law.posture import ALREADY_GRANTED
from amparo.law.source import confirmed
from amparo.law.status import Status
from amparo.law.tree import (
    ASKED,
    YES,
    Implied,
    Open,
    Yes,
    all_of,
    any_of,
    date_of,
    days_after,
    latest,
    on,
    proven,
    years_after,
)

LAST_ARRIVAL = latest(date_of("last_entry_on"), on(1997, 4, 1))
"""The latest coming from abroad, however short the absence: Matter of F-P-R-, 24 I&N Dec. 681 (BIA 2008)."""

SOURCES = (
    confirmed("INA 208(a)(2)(B), (D), (E)", "codes.lp.findlaw.com, 8 USC 1158; docslib.org 10691653", "2026-11-28"),
    confirmed("8 CFR 1208.4(a)(2)", "law.cornell.edu/cfr/text/8/1208.4", "2026-11-28"),
    confirmed("Minasyan v. Mukasey, 553 F.3d 1224", "caselaw.findlaw.com, us-9th-circuit 1311715", "2026-11-24"),
    confirmed("Matter of F-P-R-, 24 I&N Dec. 681", "case-law.vlex.com, 885362380", "2026-11-24"),
    confirmed("J.O.P. v. DHS; memorandum of 2025-02-24", "uscis.gov, J.O.P. information; KIND, copied", "2026-11-28"),
    confirmed("Mendez Rojas v. Wolf; EOIR PM 21-01", "aila.org; lexisnexis.com, 2020-11-05", "2026-11-28"),
    confirmed("Mendez Rojas: by 2022-04-22", "nipnlg.org, 2022-02-14; discuss.ilw.com 426349", "2026-11-28"),
)
KNOWN_AS_OF = dt.date(2026, 6, 25)

FILED = Implied(Yes("asylum_filed"), by=date_of("asylum_filed_on") <= ASKED)

FOUND_BEFORE = while_it_stands(
    all_of(
        proven(Yes("found_unaccompanied_before")),
        Open(
            Words(
                "USCIS counts an earlier finding that a person is an unaccompanied child, so that the year does not "
                "bind them: to at least 2028-02-24 by its memorandum under J.O.P. v. DHS, not where adult detention "
                "came first. A judge need not follow it",
                "USCIS cuenta una decisión anterior de que alguien es menor no acompañado, de modo que el año no le "
                "obliga: al menos hasta el 2028-02-24 según su memorando conforme a J.O.P. v. DHS, salvo detención "
                "previa como adulto. Un juez no tiene que seguirla",
            )
        ),
    ),
    Ruling(dt.date(2013, 5, 28), Status.IN_FORCE, "USCIS memorandum of 2013-05-28; J.O.P. v. DHS, 8:19-cv-01944"),
    Ruling(dt.date(2025, 2, 24), Status.IN_FORCE, "USCIS memorandum of 2025-02-24 under the J.O.P. settlement"),
)
"""Not asked of everybody: it counts where it is on record."""

MENDEZ_ROJAS = all_of(
    proven(Yes("mendez_rojas_member")), FILED, date_of("asylum_filed_on") <= on(2022, 4, 22), on(2020, 11, 4) <= ASKED
)
"""Filed by 2022-04-22 it is deemed timely for a member of the class; the settlement was approved on 2020-11-04."""

ONE_YEAR_ASYLUM = Deadline(
    name="one_year_asylum",
    label=Words("File for asylum (Form I-589)", "Presentar la solicitud de asilo (formulario I-589)"),
    citation="INA 208(a)(2)(B); 8 CFR 208.4(a)(2)(ii), 1208.4(a)(2)(ii)",
    counted_from=LAST_ARRIVAL,
    ends=years_after(LAST_ARRIVAL, 1),
    none_when=any_of(Yes("unaccompanied_child"), FOUND_BEFORE),
    none_because=Words(
        "the year does not bind an unaccompanied child: INA 208(a)(2)(E)",
        "el plazo de un año no obliga al menor no acompañado: INA 208(a)(2)(E)",
    ),
    closed_in=(ALREADY_GRANTED,),
    done_when=FILED,
    done_on=date_of("asylum_filed_on"),
    excuses=(
        Excuse(
            Words("changed circumstances", "circunstancias cambiadas"),
            "INA 208(a)(2)(D); 8 CFR 1208.4(a)(4), filed within a reasonable time",
            Yes("changed_circumstances"),
        ),
        Excuse(
            Words("extraordinary circumstances", "circunstancias extraordinarias"),
            "INA 208(a)(2)(D); 8 CFR 1208.4(a)(5), filed within a reasonable time",
            Yes("extraordinary_circumstances"),
        ),
        Excuse(
            Words("Mendez Rojas class: deemed timely", "clase Mendez Rojas: se considera a tiempo"),
            "Mendez Rojas v. Wolf, No. 2:16-cv-01024 (W.D. Wash. 2020-11-04); EOIR PM 21-01",
            MENDEZ_ROJAS,
        ),
    ),
    safer=(
        SaferDay(
            days_after(years_after(LAST_ARRIVAL, 1), -1),
            Words(
                "the Board once counted the day of arrival; only the Ninth Circuit has settled that it does not "
                "count: Minasyan v. Mukasey, 553 F.3d 1224 (9th Cir. 2009)",
                "la Junta contó alguna vez el día de llegada; solo el Noveno Circuito ha decidido que no cuenta: "
                "Minasyan v. Mukasey, 553 F.3d 1224 (9th Cir. 2009)",
            ),
            when=YES,
        ),
        SaferDay(
            years_after(latest(date_of("encountered_on"), on(1997, 4, 1)), 1),
            Words(
                "an entry on parole for a hearing may not restart the year for someone returned to Mexico: count "
                "from the first encounter until a lawyer says otherwise",
                "una entrada con parole para una audiencia puede no reiniciar el año para quien fue devuelto a "
                "México: cuente desde el primer encuentro hasta que un abogado diga otra cosa",
            ),
            when=Yes("returned_to_mexico"),
        ),
    ),
    sources=SOURCES,
    known_as_of=KNOWN_AS_OF,
    consequence=Words(
        "asylum is barred unless changed or extraordinary circumstances excuse the delay; withholding and "
        "protection under the Convention against Torture have no such limit",
        "el asilo queda impedido salvo que circunstancias cambiadas o extraordinarias justifiquen la demora; la "
        "retención y la protección de la Convención contra la Tortura no tienen ese límite",
    ),
)
