"""The fee for asking for asylum: Pub. L. 119-21 sec. 100002."""

import datetime as dt
from types import MappingProxyType

from amparo.law.facts import Says, Words
from amparo.law.policy import Moment, Policy, PolicyPeriod, Ruling
from amparo.law.source import confirmed
from amparo.law.status import Status
from amparo.law.tree import YES

LAW = "Pub. L. 119-21 sec. 100002; 90 Fed. Reg. 34511"

ASYLUM_FEE_2025 = Policy(
    name="asylum_fee_2025",
    label=Words("Fee for the I-589", "Tarifa por el I-589"),
    citation=LAW,
    published_on=dt.date(2025, 7, 22),
    entry_fact="asylum_filed_on",
    status=Status.IN_FORCE,
    periods=(
        PolicyPeriod(
            name="hundred_dollars",
            entries_from=Moment(dt.date(2025, 7, 22)),
            entries_until=None,
            history=(Ruling(dt.date(2025, 7, 22), Status.IN_FORCE, LAW),),
            covers=YES,
            terms=MappingProxyType({"fee_usd": 100, "waiver": False}),
        ),
    ),
    sources=(
        confirmed("90 Fed. Reg. 34511", "govinfo.gov, FR doc. 2025-13738", "2026-11-24"),
        confirmed("the same; the fee stayed while the yearly one was paused", "esperanzaunited.org", "2026-11-28"),
        confirmed("interim final rule in effect 2026-05-29", "visajourney.com, notice of USCIS", "2026-11-28"),
    ),
    known_as_of=dt.date(2026, 5, 29),
    note=Words(
        "By the postmark at USCIS; the courts asked for it some days earlier. A wrong fee gets the filing "
        "rejected. The yearly fee is a deadline of its own.",
        "Según el matasellos en USCIS; las cortes la pidieron unos días antes. Con una tarifa equivocada se "
        "rechaza la solicitud. La tarifa anual es un plazo aparte.",
    ),
    says=Says(
        yes=Words(
            "The fee for Form I-589 (Pub. L. 119-21 sec. 100002) applies to this person on that day.",
            "La tarifa por el formulario I-589 (Pub. L. 119-21 sec. 100002) se aplica a esta persona en esa fecha.",
        ),
        no=Words(
            "The fee for Form I-589 (Pub. L. 119-21 sec. 100002) does not apply to this person on that day.",
            "La tarifa por el formulario I-589 (Pub. L. 119-21 sec. 100002) no se aplica a esta persona en esa fecha.",
        ),
        unknown=Words(
            "Whether the fee for Form I-589 (Pub. L. 119-21 sec. 100002) applies to this person on that day is "
            "not known.",
            "No se sabe si la tarifa por el formulario I-589 (Pub. L. 119-21 sec. 100002) se aplica a esta "
            "persona en esa fecha.",
        ),
    ),
)
