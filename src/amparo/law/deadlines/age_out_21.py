"""The day a child stops being under 21."""

import datetime as dt

from amparo.law.deadline import Deadline, SaferDay
from amparo.law.facts import Words
from amparo.law.source import confirmed, from_knowledge
from amparo.law.tree import YES, Birthday, Given, Yes, any_of, date_of, one_of, proven, years_after
from amparo.law.vocabulary.relatives import OTHERS, SPOUSES

BORN = date_of("beneficiary_born_on")

AGE_OUT_21 = Deadline(
    name="age_out_21",
    label=Words("Child turns 21", "El hijo o la hija cumple 21 años"),
    citation="INA 101(b)(1), 207(c)(2)(B), 208(b)(3)(B)",
    counted_from=BORN,
    ends=Birthday(BORN, 21),
    rolls=False,
    none_when=proven(one_of("relation", *SPOUSES, *OTHERS)),
    none_because=Words("the relative is no child of the principal", "el familiar no es hijo ni hija del titular"),
    points=any_of(Given("relation"), Given("beneficiary_born_on"), Yes("petitioner_principal")),
    safer=(
        SaferDay(
            years_after(BORN, 21),
            Words(
                "born on February 29: in common years warn from February 28",
                "nacimiento el 29 de febrero: en años comunes conviene avisar desde el 28 de febrero",
            ),
            when=YES,
        ),
    ),
    alerts=(12, 6, 3, 1),
    sources=(
        confirmed("INA 207(c)(2)(B), 208(b)(3)(B)", "palacioslawfirm.com, CSPA part 4", "2026-11-24"),
        from_knowledge("INA 101(b)(1): under 21", "2026-11-28"),
    ),
    known_as_of=dt.date(2026, 6, 25),
    consequence=Words(
        "no longer a child under the law, unless the age was frozen when the I-589 was filed or the refugee was "
        "interviewed",
        "ya no cuenta como hijo o hija según la ley, salvo que la edad quedara congelada al presentarse el I-589 "
        "o al entrevistarse al refugiado",
    ),
)
