"""The commands of the table as Typer wants them, each read in when it is asked for."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from amparo import __version__
from amparo.cli.table import COMMANDS, Command, Group
from amparo.law.status import KNOWN_AS_OF

SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"]}
EPILOG = (
    "A file may be - for standard input. Exit codes: 0 well; 1 a case or check missed; 2 the input is wrong; "
    "3 rows, requests or people were set aside, and the rest is done. Nothing here is legal advice."
)


class Later(TyperCommand):
    """A command known by its line in the table; its module is read in to run it, for its help, for its options."""

    def __init__(self, command: Command) -> None:
        super().__init__(command.name, help=command.help, hidden=command.hidden, rich_markup_mode=None)
        self.at = command.at
        self.settings = {**SETTINGS, "allow_interspersed_args": not command.passes_on}

    @cached_property
    def loaded(self) -> Any:
        """The whole command, with its arguments and options."""
        module, _, function = self.at.partition(":")
        alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
        alone.command(self.name, help=self.help, context_settings=self.settings)(
            getattr(import_module(f"amparo.cli.{module}"), function)
        )
        return typer.main.get_command(alone)

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """What runs, tells its help or completes is the whole command: from here on this one plays no part."""
        return self.loaded.make_context(info_name, args, parent=parent, **extra)


def _version(asked: bool) -> None:
    if asked:
        print(f"amparo {__version__}, law known up to {KNOWN_AS_OF.isoformat()} at most")  # noqa: T201
        raise typer.Exit


def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and go.")
    ] = False,
) -> None:
    """What every command has."""


def _end(code: int | None, **_options: object) -> None:
    """A command gives its exit code, or None where it can only go well."""
    raise typer.Exit(code or 0)


def tree() -> Any:
    """The command `amparo`, whose parts are read in only when they are asked for."""
    app = typer.Typer(
        name="amparo",
        help="Casework for people who represent asylum seekers: facts in, law applied, answers out.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=SETTINGS,
        epilog=EPILOG,
        result_callback=_end,
    )
    app.callback()(_options)
    whole: Any = typer.main.get_command(app)
    for command in COMMANDS:
        whole.add_command(_group(command) if isinstance(command, Group) else Later(command))
    return whole


def _group(group: Group) -> TyperGroup:
    return TyperGroup(
        name=group.name,
        help=group.help,
        hidden=group.hidden,
        commands={command.name: Later(command) for command in group.commands},
        no_args_is_help=True,
        rich_markup_mode=None,
        context_settings=SETTINGS,
    )
