"""How tests run: the same examples every time (`--hypothesis-profile=wide` looks further); which of them; and when."""

import gc
import os
import signal

import pytest
from hypothesis import settings

from tests import counting, moments, quick
from tests.counting import _listen_again
from tests.moments import moment, pytest_configure, pytest_generate_tests
from tests.quick import pytest_collection
from tests.together import pytest_xdist_make_scheduler

__all__ = [
    "_listen_again",
    "moment",
    "pytest_collection",
    "pytest_configure",
    "pytest_generate_tests",
    "pytest_xdist_make_scheduler",
]

settings.register_profile("steady", deadline=None, derandomize=True, max_examples=150)
settings.register_profile("wide", deadline=None, max_examples=3000)
settings.load_profile("steady")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a shell makes what runs in its background deaf to Ctrl+C, and
    signal.signal(signal.SIGINT, signal.default_int_handler)  # so would be the processes that tests end by it

# Spark asks for the same answers with less ado: dockets here are of hundreds, and most of its time goes into planning
# how to spread them, and into compiling what runs once.
os.environ.setdefault(
    "PYSPARK_SUBMIT_ARGS",
    "--conf spark.sql.shuffle.partitions=2 --conf spark.sql.adaptive.enabled=false"
    " --driver-java-options '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC' pyspark-shell",
)

AS_IT_IS = gc.get_threshold()
gc.set_threshold(100_000)  # nearly nothing that is read in to collect the tests is garbage


def pytest_collection_finish() -> None:
    """What was read in stays to the end: nobody looks through it for garbage again."""
    gc.freeze()
    gc.set_threshold(*AS_IT_IS)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Which tests, and when."""
    parser.addoption("--quick", action="store_true", help="leave out what takes long")
    moments.add_options(parser)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Before anything is counted."""
    if session.config.pluginmanager.hasplugin("_cov"):
        counting.count_where_tests_run(session.config)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The tests that were asked for."""
    quick.leave_out_slow(config, items)
    moments.leave_out_others(config, items)
    if hasattr(config, "workerinput"):
        quick.slow_first(items)
