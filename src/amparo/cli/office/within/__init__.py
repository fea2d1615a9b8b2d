"""What is read in once the office is open: it holds models, models need settings, and settings need the keys.

A command opens the office and then asks for `within.audit`, whose module is read in at that moment.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from amparo.cli.office.within import audit as audit
    from amparo.cli.office.within import importing as importing
    from amparo.cli.office.within import inventing as inventing
    from amparo.cli.office.within import keys as keys
    from amparo.cli.office.within import making as making
    from amparo.cli.office.within import rooms as rooms
    from amparo.cli.office.within import safekeeping as safekeeping
    from amparo.cli.office.within import shell as shell


def __getattr__(name: str) -> Any:
    """The module of that name, read in now."""
    if name.startswith("_"):
        raise AttributeError(name)
    return import_module(f"{__name__}.{name}")
