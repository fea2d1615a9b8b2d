"""How the property tests run: the same examples every time; `--hypothesis-profile=wide` looks further. And when."""

from hypothesis import settings

from tests.moments import (
    moment,
    pytest_addoption,
    pytest_collection_modifyitems,
    pytest_configure,
    pytest_generate_tests,
)

__all__ = ["moment", "pytest_addoption", "pytest_collection_modifyitems", "pytest_configure", "pytest_generate_tests"]

settings.register_profile("steady", deadline=None, derandomize=True, max_examples=150)
settings.register_profile("wide", deadline=None, max_examples=3000)
settings.load_profile("steady")
