"""Asylum through a spouse's or parent's own application, for who is in the United States: INA 208(b)(3)(A).

Statute (8 USC 1158(b)(3)), the pages of USCIS on spouses and children of asylum applicants (uscis.gov, "What about my
spouse and children?") and on derivative benefits (webarchive.library.unt.edu) read on 2026-11-28.
"""

import datetime as dt

from amparo.law.facts import Says, Words
from amparo.law.form_of_relief import Parting, Relief, needs, unless
from amparo.law.posture import ALREADY_GRANTED, FINAL_ORDER, NO_FEAR_FOUND, US_NATIONAL
from amparo.law.relief.bars import ASYLUM_BARS
from amparo.law.relief.family import SPOUSE, SPOUSE_OR_CHILD, existed_on, spouse_or
from amparo.law.relief.family_age import UNDER_21_WHEN_FILED
from amparo.law.relief.open_points import left_open, spouse_said_unmarried
from amparo.law.source import confirmed, from_knowledge
from amparo.law.tree import ASKED, Given, Implied, Not, Open, Yes, all_of, any_of, date_of, in_turn, once, proven

GRANTED_ON = date_of("asylum_granted_on")
GRANTED = Implied(Yes("principal_asylum_granted"), by=GRANTED_ON <= ASKED)

BARS = any_of(*(bar for bar in ASYLUM_BARS if bar.name != "firmly_resettled"))
"""The bars (i) to (v) of INA 208(b)(2)(A); firm resettlement, (vi), does not bar who derives: 8 CFR 208.21(a)."""

REINSTATED = Words(
    "an earlier removal order was reinstated, or the proceedings are for withholding only: INA 241(a)(5) closes relief "
    "to the person, and whether it closes what is derived from another is for a lawyer",
    "una orden de expulsión anterior fue restablecida, o el proceso es solo de retención: INA 241(a)(5) cierra las "
    "vías a la persona, y si cierra lo que deriva de otra lo juzga un abogado",
)

DERIVATIVE_ASYLUM = Relief(
    name="derivative_asylum",
    label=Words("Derivative asylum", "Asilo derivado"),
    citation="INA 208(b)(3)(A), (B); 8 CFR 208.21",
    parted_by=(Parting("principal_asylum_granted"),),
    points=any_of(
        Yes("principal_asylum_pending_or_granted"),
        Yes("principal_asylum_granted"),
        Yes("included_in_i589"),
        Given("relation"),
    ),
    closed_in=(
        FINAL_ORDER,
        ALREADY_GRANTED,
        NO_FEAR_FOUND,
        US_NATIONAL,
    ),
    requirements=(
        needs(
            "principal",
            Words("spouse's or parent's asylum pending or granted", "asilo del titular pendiente o concedido"),
            Implied(Yes("principal_asylum_pending_or_granted"), by=GRANTED),
            "INA 208(b)(3)(A)",
            says=Says(
                yes=Words(
                    "The spouse's or parent's own asylum application is pending or granted.",
                    "El asilo propio del cónyuge, padre o madre está pendiente o concedido.",
                ),
                no=Words(
                    "No asylum application of the spouse or parent is pending or granted.",
                    "Ningún asilo del cónyuge, padre o madre está pendiente ni concedido.",
                ),
                unknown=Words(
                    "Whether the spouse or parent has asylum, or an application pending, is not known.",
                    "No se sabe si el cónyuge, padre o madre tiene asilo o una solicitud pendiente.",
                ),
            ),
        ),
        needs(
            "relation",
            Words("spouse or child, as the law defines them", "cónyuge o hijo, como los define la ley"),
            all_of(SPOUSE_OR_CHILD, Not(spouse_said_unmarried(SPOUSE))),
            "INA 101(a)(35), (b)(1)(A)-(E), 208(b)(3)(A)",
            says=Says(
                yes=Words(
                    "The person is the spouse or child of the principal applicant.",
                    "La persona es cónyuge, hijo o hija de quien pide el asilo como titular.",
                ),
                no=Words(
                    "The person is neither spouse nor child of the principal applicant.",
                    "La persona no es cónyuge, hijo ni hija de quien pide el asilo como titular.",
                ),
                unknown=Words(
                    "Whether the person is the spouse or child of the principal applicant is not known.",
                    "No se sabe si la persona es cónyuge, hijo o hija de quien pide el asilo como titular.",
                ),
            ),
        ),
        needs(
            "relation_before_grant",
            Words("the relation existed before the grant", "la relación existía antes de la concesión"),
            existed_on(GRANTED_ON, "relation_before_grant", GRANTED),
            "8 CFR 208.21(b)",
            says=Says(
                yes=Words(
                    "The relationship existed before asylum was granted, or exists while it is pending.",
                    "La relación existía antes de concederse el asilo, o existe mientras está pendiente.",
                ),
                no=Words(
                    "The relationship did not exist before asylum was granted, nor while it is pending.",
                    "La relación no existía antes de concederse el asilo, ni existe mientras está pendiente.",
                ),
                unknown=Words(
                    "Whether the relationship existed before asylum was granted is not known.",
                    "No se sabe si la relación existía antes de concederse el asilo.",
                ),
            ),
        ),
        needs(
            "in_us",
            Words("in the United States until the grant", "en Estados Unidos hasta la concesión"),
            any_of(
                all_of(Not(GRANTED), Yes("in_us")),
                in_turn(GRANTED, Yes("in_us_on_grant")),
                all_of(Yes("in_us"), proven(Yes("in_us_on_grant"))),
            ),
            "INA 208(b)(3)(A); 8 CFR 208.3(a)",
            says=Says(
                yes=Words(
                    "The person is in the United States, or was on the day of the grant.",
                    "La persona está en Estados Unidos, o lo estaba el día de la concesión.",
                ),
                no=Words(
                    "The person is not in the United States, or was not on the day of the grant.",
                    "La persona no está en Estados Unidos, o no lo estaba el día de la concesión.",
                ),
                unknown=Words(
                    "Whether the person is in the United States, or was on the day of the grant, is not known.",
                    "No se sabe si la persona está en Estados Unidos, o lo estaba el día de la concesión.",
                ),
            ),
        ),
        needs(
            "included",
            Words("included in the principal's I-589, or still can be", "en el I-589 del titular, o aún puede estarlo"),
            any_of(Yes("included_in_i589"), Not(GRANTED)),
            "INA 208(b)(3)(A); 8 CFR 208.3(a), 208.21(c)",
            says=Says(
                yes=Words(
                    "The person is included in the principal's I-589, or can still be, as it is not granted.",
                    "La persona está incluida en el I-589 del titular, o aún puede estarlo, pues no se ha concedido.",
                ),
                no=Words(
                    "Asylum was granted without the person in the I-589: the I-730 is for that.",
                    "El asilo se concedió sin la persona en el I-589: para eso está el I-730.",
                ),
                unknown=Words(
                    "Whether the person is included in the principal's I-589, or can still be, is not known.",
                    "No se sabe si la persona está incluida en el I-589 del titular, o aún puede estarlo.",
                ),
            ),
        ),
        needs(
            "child_unmarried_under_21",
            Words(
                "if a child: unmarried and under 21 or frozen",
                "si es hijo: soltero y menor de 21 o congelado",
            ),
            spouse_or(all_of(Yes("beneficiary_unmarried"), UNDER_21_WHEN_FILED)),
            "INA 101(b)(1), 208(b)(3)(B); CSPA secs. 4, 8",
            says=Says(
                yes=Words(
                    "The person is put forward as the spouse, or is an unmarried child who was under 21 when the "
                    "principal's I-589 was filed.",
                    "La persona se presenta como cónyuge, o es un hijo o hija sin casarse que tenía menos de 21 años "
                    "al presentarse el I-589 del titular.",
                ),
                no=Words(
                    "The person is not the spouse, nor an unmarried child who was under 21 when the principal's "
                    "I-589 was filed.",
                    "La persona no es el cónyuge, ni un hijo o hija sin casarse que tuviera menos de 21 años al "
                    "presentarse el I-589 del titular.",
                ),
                unknown=Words(
                    "Whether the person is the spouse, or an unmarried child who was under 21 when the "
                    "principal's I-589 was filed, is not known.",
                    "No se sabe si la persona es el cónyuge, o un hijo o hija sin casarse que tenía menos de 21 "
                    "años al presentarse el I-589 del titular.",
                ),
            ),
        ),
        unless(
            "barred",
            Words("a bar of INA 208(b)(2)(A)(i)-(v) reaches the person", "un impedimento alcanza a la persona"),
            BARS,
            "INA 208(b)(2)(A)(i)-(v); 8 CFR 208.21(a)",
            says=Says(
                yes=Words(
                    "A bar that is on record closes derivative asylum to the person.",
                    "Un impedimento que consta cierra a la persona el asilo derivado.",
                ),
                no=Words(
                    "It is on record that none of the bars that reach a spouse or child applies.",
                    "Consta que no se aplica ninguno de los impedimentos que alcanzan a cónyuge, hijo o hija.",
                ),
                unknown=Words(
                    "Whether a bar that reaches a spouse or child applies to the person is not known.",
                    "No se sabe si a la persona se le aplica un impedimento que alcanza a cónyuge, hijo o hija.",
                ),
            ),
        ),
        unless(
            "reinstated",
            Words("an earlier removal order was reinstated", "una orden de expulsión anterior fue restablecida"),
            any_of(
                all_of(
                    Not(proven(Yes("withholding_only"))),  # else an order changes nothing, and is not asked for
                    Yes("reinstated_removal_order"),
                    once(Yes("reinstated_removal_order"), Open(REINSTATED)),
                ),
                left_open(Yes("withholding_only"), REINSTATED),
            ),
            "INA 241(a)(5); 8 CFR 208.31",
            says=Says(
                yes=Words(
                    "An earlier removal order was reinstated, and that closes derivative asylum.",
                    "Se restableció una orden de expulsión anterior, y eso cierra el asilo derivado.",
                ),
                no=Words(
                    "No earlier removal order was reinstated against the person.",
                    "No se restableció contra la persona ninguna orden de expulsión anterior.",
                ),
                unknown=Words(
                    "Whether an earlier removal order was reinstated and closes derivative asylum is not known.",
                    "No se sabe si se restableció una orden de expulsión anterior que cierre el asilo derivado.",
                ),
            ),
        ),
    ),
    note=Words(
        "It is granted in discretion, together with the principal's own. The relation must stand on that day: a "
        "divorce, or a child's marriage, before it ends it. A spouse or child in the United States is named in the "
        "I-589 and included before the decision; for one who was not, or is abroad: the I-730 instead.",
        "Se concede a discreción, junto con el del titular. La relación debe seguir ese día: un divorcio, o el "
        "matrimonio del hijo o la hija, antes de él la termina. El cónyuge, hijo o hija en Estados Unidos se nombra en "
        "el I-589 y se incluye antes de la decisión; para quien no se incluyó, o está fuera: el I-730.",
    ),
    sources=(
        confirmed("INA 208(b)(3)(A), (B)", "codes.lp.findlaw.com, 8 USC 1158", "2026-11-28"),
        confirmed("spouses and children of applicants", "uscis.gov, What about my spouse and children?", "2026-11-28"),
        confirmed("derivative benefits", "webarchive.library.unt.edu", "2026-11-28"),
        confirmed("Yates memorandum, 2004-08-17", "visapro.com", "2026-11-28"),
        confirmed("turned 21 while pending: Matter of A-Y-M-, 25 I&N Dec. 791", "410immigration.com", "2026-11-28"),
        confirmed("8 CFR 208.21: an account of (a) to (d)", "womenslaw.org; usccb.org", "2026-11-28"),
        from_knowledge("8 CFR 208.3, 208.21(a): which bars, as a text", "2026-11-28"),
    ),
    known_as_of=dt.date(2026, 6, 25),
)
