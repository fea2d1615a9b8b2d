"""The day a child stops being under 21."""

from amparo.law.deadline import Deadline, SaferDay
from amparo.law.facts import Words
from amparo.law.tree import YES, Birthday, date_of, years_after

BORN = date_of("beneficiary_born_on")

AGE_OUT_21 = Deadline(
    name="age_out_21",
    label=Words("Child turns 21", "El hijo o la hija cumple 21 años"),
    citation="INA 101(b)(1), 207(c)(2)(B), 208(b)(3)(B)",
    counted_from=BORN,
    ends=Birthday(BORN, 21),
    rolls=False,
    safer=(
        SaferDay(
            years_after(BORN, 21),
            "a birth on 29 February: in common years warn from 28 February",
            when=YES,
        ),
    ),
    alerts=(12, 6, 3, 1),
    consequence="no longer a child, unless the age was frozen when the I-589 was filed or the refugee interviewed",
)
