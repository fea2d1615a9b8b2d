"""Where every page is: people keep addresses in letters, bookmarks and calendars, so none of them changes unnoticed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

from amparo.office.platform import rooms
from amparo.office.platform.rooms import OFFICE
from amparo.office.run.rooms import DEMO, ROOMS, modules_of
from tests.office.addresses import addresses

KEPT = Path(__file__).with_name("addresses.txt")
"""Every address as it was before rooms had addresses of their own. One that goes from here needs a redirect."""


def _walk(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, before + str(one.pattern))
        else:
            yield before + str(one.pattern), one


def test_every_address_is_where_it_was() -> None:
    kept = KEPT.read_text().splitlines()
    assert len(kept) == 186
    now = {_as_typed(address) for address, _ in _walk(get_resolver().url_patterns)}
    assert {_as_typed(address) for address in kept} - now == set()
    assert len({_as_typed(address) for address in kept}) == len(set(kept))


def _as_typed(address: str) -> str:
    """An address without the names that a view gives to its parts, which nobody types."""
    return re.sub(r"<(\w+):\w+>", r"<\1>", address)


def test_each_room_names_its_addresses_by_its_own_name() -> None:
    for module in modules_of((*ROOMS, DEMO), "urls"):
        assert import_module(module).app_name == module.removesuffix(".urls").rpartition(".")[2]


def test_no_two_addresses_bear_one_name_for_the_audit_log_says_it_without_its_room() -> None:
    names = Counter(name.rpartition(":")[2] for name in addresses() if ":" in name)
    assert not [name for name, times in names.items() if name and times > 1]


def test_a_room_answers_at_its_addresses_by_its_own_views() -> None:
    for module in modules_of((*ROOMS, DEMO), "urls"):
        for address, pattern in _walk(import_module(module).urlpatterns):
            view = pattern.callback
            while hasattr(view, "__wrapped__"):
                view = view.__wrapped__
            room = module.removesuffix(".urls")
            assert view.__module__.startswith(f"{room}."), (address, view.__module__.removeprefix(OFFICE))


NAMED = re.compile(r"""(?:\b(?:reverse|redirect)\(\s*|\{%\s*url\s+)(["'])([\w:]+)\1""")
OFFICE_FOLDER = Path(rooms.__file__).parents[1]


def test_every_address_that_is_named_in_code_or_templates_is_known() -> None:
    known, named = {*addresses(), "demo:demo_sign_in"}, 0
    for path in (one for one in OFFICE_FOLDER.rglob("*") if one.suffix in (".py", ".html")):
        if "public_site" not in path.parts:  # a program of its own, with addresses of its own
            for _, name in NAMED.findall(path.read_text()):
                named += 1
                assert name in known, f"{path.relative_to(OFFICE_FOLDER)} names {name}"
    assert named > 300
