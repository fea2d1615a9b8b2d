"""Every kind of record that is stated of a person: those of the law, and the groups of the biography.

Which of them the law applies is told apart once, where statements are read: `Ledger.entered` holds records of the law,
`Ledger.told` the biography.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from amparo.forms.biography import BIOGRAPHY
from amparo.law.record import RecordKind
from amparo.law.records import RECORD_KINDS

STATED: Mapping[str, RecordKind] = MappingProxyType({**RECORD_KINDS, **BIOGRAPHY})
