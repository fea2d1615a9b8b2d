"""Amparo: casework for people who represent asylum seekers.

Facts in, law applied, answers out. `law` says what the law says, `screen` applies it,
`cli` offers both in a terminal. Nothing here is legal advice.
"""

from typing import Any

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """`amparo.explain` and `amparo.screen`, read in when first wanted, so that the terminal starts fast."""
    from importlib import import_module

    if name == "explain":
        return import_module("amparo.screen.checked").explain
    if name == "screen":
        return import_module("amparo.screen")
    raise AttributeError(f"module “amparo” has no attribute “{name}”")
