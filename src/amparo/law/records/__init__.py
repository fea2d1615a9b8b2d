"""The records that stand beside the facts of a person, and the facts that follow from them."""

from collections.abc import Mapping
from types import MappingProxyType

from amparo.law.record import Fold, RecordKind
from amparo.law.records.arrivals import ARRIVALS, FOLDS_OF_ARRIVALS
from amparo.law.records.filings import FILINGS, FOLDS_OF_FILINGS
from amparo.law.records.hearings import FOLDS_OF_HEARINGS, HEARINGS
from amparo.law.records.proceedings import FOLDS_OF_PROCEEDINGS, PROCEEDINGS

RECORD_KINDS: Mapping[str, RecordKind] = MappingProxyType(
    {kind.name: kind for kind in (PROCEEDINGS, HEARINGS, FILINGS, ARRIVALS)}
)
"""Every kind of record by name, in the order in which a file tells them."""

FOLDS: tuple[Fold, ...] = (
    *FOLDS_OF_PROCEEDINGS,
    *FOLDS_OF_HEARINGS,
    *FOLDS_OF_FILINGS,
    *FOLDS_OF_ARRIVALS,
)
"""Every fact that follows from records, each once."""
