"""Amparo: casework for people who represent asylum seekers.

Facts in, law applied, answers out. `law` says what the law says, `screen` applies it,
`cli` offers both in a terminal. Nothing here is legal advice.

Python programs call `explain`, `screen`, `changes`, `plan`, `forecast` and `release` of this package: what they give
is checked first, and refused by name.
"""

from typing import Any

__version__ = "0.1.0"

_FACE = {
    "explain": "amparo.screen.checked",
    "changes": "amparo.screen.checked",
    "plan": "amparo.scheduling.checked",
    "forecast": "amparo.scheduling.checked",
    "release": "amparo.figures.checked",
}
"""Where each function lies that is offered to Python programs."""


def __getattr__(name: str) -> Any:
    """What is offered to Python programs, read in when first wanted, so that the terminal starts fast."""
    from importlib import import_module

    if name == "screen":
        return import_module("amparo.screen")
    if name in _FACE:
        return getattr(import_module(_FACE[name]), name)
    raise AttributeError(f"module “amparo” has no attribute “{name}”")


def __dir__() -> list[str]:
    return sorted({*globals(), *_FACE, "screen"})
