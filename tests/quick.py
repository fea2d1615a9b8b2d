"""`pytest --quick`: what can be run after every change. The rest, named here with its reason, waits for `make test`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from pathlib import Path

import pytest

import amparo
from tests.counting import runs_tests
from tests.together import group_of

TESTS = Path(__file__).parent

SLOW: Mapping[str, str] = {
    "cli/office/test_demo.py": "offices in processes of their own",
    "cli/office/test_dev.py": "offices and servers in processes of their own",
    "cli/test_commands.py": "starts Spark",
    "cli/test_terminal.py::test_a_screening_tells_how_deadlines_stand_and_what_cannot_be_right[spark]": "starts Spark",
    "scheduling/test_bound.py": "solves whole programmes",
    "scheduling/test_planning.py": "plans hundreds of desks",
    "scheduling/test_repairing.py": "mends hundreds of plans",
    "figures/test_attack.py": "solves for every hidden number of 200 dockets",
    "figures/test_releasing.py": "makes hundreds of releases",
    "office/platform/accounts/test_administration.py": "works with true hashes",
    "office/browser": "a served office and a browser",
    "office/run/demo": "invents a whole office",
    "office/platform/accounts/test_signing_in.py::test_next_never_leads_to_another_host": "a corpus of addresses",
    "office/border/checkins/test_escalation.py"
    "::test_every_missed_check_in_has_risen_exactly_as_its_age_demands": "many histories",
    "office/border/checkins/test_rounds.py::Histories": "many histories",
    "office/intake/test_alarms.py": "every state, code and word",
    "office/intake/test_reaching_by_place.py"
    "::test_no_message_goes_at_an_hour_that_is_wrong_by_any_clock_of_the_place": "many histories",
    "office/cases/access/test_at_once.py": "many at once, on a true database",
    "office/cases/drafts/test_every_form.py": "a walk over all forms",
    "office/platform/test_outages.py::test_each_page_opens_while_nothing_can_be_written": "a walk over all pages",
    "office/cases/documents/test_inspection.py": "a process for each file",
    "office/front_door/dropbox/test_codes.py": "every slip in a code, in seven languages",
    "office/cases/people/test_name_index.py": "a hundred thousand names",
    "office/front_door/public_site/test_asking.py"
    "::test_hostile_strings_arrive_exactly_or_are_refused_with_a_sentence": "a corpus",
    "office/cases/messages/test_clearance.py"
    "::test_in_a_hundred_thousand_histories_no_message_leaves_against_the_rules": "many histories",
    "office/platform/encryption/test_canary.py": "a search through all that is kept",
    "office/run/serving": "an office in processes of its own",
    "office/outward/safekeeping/test_restoring.py": "offices restored in processes of their own",
    "office/test_evening.py": "a walk over all pages",
    "office/test_matrix.py": "every address, role, method and relation",
    "office/test_pages.py": "a walk over all pages",
    "office/test_spanish.py": "a walk over all pages",
    "office/test_strings.py": "a corpus of thousands of strings",
    "office/test_widgets.py": "a walk over all forms",
    "office/border/testimony/test_at_once.py": "many at once, on a true database",
    "office/border/testimony/test_clearing.py": "plays many histories",
    "office/upgrade": "offices of earlier versions in processes of their own",
    "screen/test_days_in_part.py::test_spark_agrees_on_many_trees": "starts Spark",
    "screen/test_days_in_part.py::test_spark_says_of_a_docket_what_polars_says": "starts Spark",
    "screen/test_readers_agree.py": "starts Spark",
    "screen/test_record_columns.py::test_spark_tells_of_tables_what_polars_tells": "starts Spark",
    "screen/test_spark.py": "starts Spark",
    "screen/test_tally.py::test_spark_gives_the_same_figures": "starts Spark",
    "test_docs_site.py": "builds the site of the documents",
    "test_leaving_nothing.py": "waits for processes to end",
    "test_moments.py": "starts other runs of tests",
    "test_together.py": "starts another run of tests, with two workers",
    "test_tutorial_room.py": "runs tests on a copy of the source",
}

APART = (
    "amparo.__main__",
    "amparo.office.front_door.public_site.settings",
    "amparo.office.front_door.public_site.wsgi",
    "amparo.office.run.wsgi",
)
"""Modules that do something when they are read in: they begin processes of their own."""


def is_slow(item: str) -> bool:
    """Whether a test waits for `make test`, by its path within this folder and its name."""
    return any(item == name or item.startswith((f"{name}/", f"{name}::", f"{name}[")) for name in SLOW)


def leave_out_slow(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With --quick, the quick tests alone."""
    if config.getoption("--quick"):
        slow = {item for item in items if is_slow(_within(item))}
        config.hook.pytest_deselected(items=list(slow))
        items[:] = [item for item in items if item not in slow]


def slow_first(items: list[pytest.Item]) -> None:
    """What stays together first, then what is slow, so that no worker waits at the end for what began late."""
    items.sort(key=lambda item: (not group_of(item.nodeid), not is_slow(_within(item))))


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Count the lines of the program as it is read in, whole and before any test."""
    if session.config.pluginmanager.hasplugin("_cov") and runs_tests(session.config):
        _read_in()


def _read_in() -> None:
    for module in pkgutil.walk_packages(amparo.__path__, "amparo."):
        if not module.name.startswith(APART) and ".migrations." not in module.name:
            importlib.import_module(module.name)


def _within(item: pytest.Item) -> str:
    return str(item.path).removeprefix(f"{TESTS}/") + "".join(item.nodeid.partition("::")[1:])
