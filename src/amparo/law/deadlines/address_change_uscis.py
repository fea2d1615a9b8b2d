"""Telling USCIS of a move."""

import datetime as dt

from amparo.law.deadline import Deadline, done_from
from amparo.law.facts import Words
from amparo.law.source import confirmed
from amparo.law.tree import date_of, days_after

ADDRESS_CHANGE_USCIS = Deadline(
    name="address_change_uscis",
    label=Words("Tell USCIS the new address (AR-11)", "Avisar a USCIS la nueva dirección (AR-11)"),
    citation="INA 265(a); 8 CFR 265.1",
    counted_from=date_of("moved_on"),
    ends=days_after(date_of("moved_on"), 10),
    done_when=done_from(date_of("moved_on"), date_of("uscis_told_of_move_on")),
    done_on=date_of("uscis_told_of_move_on"),
    sources=(
        confirmed("INA 265(a): within 10 days", "millermayer.com, ar-11; kashanilaw.com", "2026-11-28"),
        confirmed("8 CFR 265.1", "uscis.gov, ombudsman's answers of 2009-05-26", "2026-11-28"),
    ),
    known_as_of=dt.date(2026, 6, 25),
    consequence=Words(
        "notices go to the old address and count as served",
        "los avisos llegan a la dirección anterior y valen como notificados",
    ),
)
