"""The biography: what government forms ask and no rule of law needs, declared once.

Each group is a kind of record (`law.record.RecordKind`), its fields are facts: from them come questions, pages, checks
and the names that form maps use. A group in `SINGLE` is told once of a person; the others have one record for each
address, school, relative.
"""

from collections.abc import Mapping
from types import MappingProxyType

from amparo.forms.biography.claim import CLAIM
from amparo.forms.biography.household import HOUSEHOLD
from amparo.forms.biography.involvement import ARRESTS, ORGANIZATIONS, SERVICE
from amparo.forms.biography.lists import WHOLE
from amparo.forms.biography.particulars import OTHER_NAMES, PARTICULARS
from amparo.forms.biography.places import ADDRESSES, JOBS, SCHOOLS
from amparo.forms.biography.relatives import RELATIVES
from amparo.forms.biography.travel import ENTRIES, PAPERS, TRIPS
from amparo.law.record import RecordKind

BIOGRAPHY: Mapping[str, RecordKind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            PARTICULARS,
            OTHER_NAMES,
            RELATIVES,
            ADDRESSES,
            SCHOOLS,
            JOBS,
            ENTRIES,
            TRIPS,
            PAPERS,
            ORGANIZATIONS,
            SERVICE,
            ARRESTS,
            CLAIM,
            HOUSEHOLD,
            WHOLE,
        )
    }
)
"""Every group by name, in the order in which an interview asks them."""

SINGLE = frozenset(kind.name for kind in (PARTICULARS, CLAIM, HOUSEHOLD, WHOLE))
"""Groups of which a person has one record."""
