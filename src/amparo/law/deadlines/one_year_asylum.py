"""The year within which asylum must be asked for."""

from amparo.law.deadline import Deadline, Excuse, SaferDay
from amparo.law.facts import Words
from amparo.law.tree import ASKED, YES, Implied, Yes, date_of, days_after, latest, on, years_after

LAST_ARRIVAL = latest(date_of("last_entry_on"), on(1997, 4, 1))
"""The latest coming from abroad, however short the absence: Matter of F-P-R-, 24 I&N Dec. 681 (BIA 2008)."""

FILED = Implied(Yes("asylum_filed"), by=date_of("asylum_filed_on") <= ASKED)

ONE_YEAR_ASYLUM = Deadline(
    name="one_year_asylum",
    label=Words("File for asylum (Form I-589)", "Presentar la solicitud de asilo (formulario I-589)"),
    citation="INA 208(a)(2)(B); 8 CFR 208.4(a)(2)(ii), 1208.4(a)(2)(ii)",
    counted_from=LAST_ARRIVAL,
    ends=years_after(LAST_ARRIVAL, 1),
    none_when=Yes("unaccompanied_child"),
    none_because=Words(
        "the year does not bind an unaccompanied child: INA 208(a)(2)(E)",
        "el plazo de un año no obliga al menor no acompañado: INA 208(a)(2)(E)",
    ),
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
    consequence=Words(
        "asylum is barred unless changed or extraordinary circumstances excuse the delay; withholding and "
        "protection under the Convention against Torture have no such limit",
        "el asilo queda impedido salvo que circunstancias cambiadas o extraordinarias justifiquen la demora; la "
        "retención y la protección de la Convención contra la Tortura no tienen ese límite",
    ),
)
