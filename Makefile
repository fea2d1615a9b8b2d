# What this project does, as commands. Everything needed is fetched on the first call and kept in .tools and .venv.
SHELL := /bin/bash
.DEFAULT_GOAL := run
.PHONY: run test check docs release bench hooks setup setup-test clean

# The Python to run on: 3.12 or newer. Where there is none, uv fetches the one that .python-version names.
PYTHON ?= $(shell for p in python3.13 python3.14 python3.12 python3; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null && echo "$$p" && break; done)
WANTED := $(or $(PYTHON),$(shell cat .python-version))
UV := .tools/bin/uv
RUN := .venv/bin/
OLD_PYTHON = { echo "Amparo needs Python 3.12 or newer; on Debian or Ubuntu: sudo apt-get install python3 python3-venv" >&2; exit 1; }
PORT ?= 8000
CODE = src tests bench $(shell grep -rlE '^(\#!.*python|from __future__)' scripts)
TEMPLATES = $(shell find src -name '*.html')
# What was compiled is kept, also where the machine says otherwise: hundreds of processes read the same files.
unexport PYTHONDONTWRITEBYTECODE
export UV_PYTHON_DOWNLOADS := $(if $(PYTHON),never,automatic)

# Opens a fictional office at PORT (make run PORT=8100). It is invented once a day and kept in out/demo; whatever the
# shell says of bytecode, Python keeps what it compiles: there is one compiler here, the first import.
run: setup
	@env -u PYTHONDONTWRITEBYTECODE $(RUN)amparo demo --port $(PORT) --kept out/demo

# What is alike on each database runs once, on SQLite: walks that type and read; who may what, which the rules decide,
# while the gate that asks the database, each room and every page are tried on both; and on which days a fictional office
# is invented, which is reckoned before anything is written; and the roads that danger takes, by rules of one room.
ONCE := $(addprefix --ignore tests/office/,browser test_evening.py test_matrix.py test_spanish.py test_widgets.py \
	cases/drafts/test_every_form.py intake/test_alarms.py) \
	$(addprefix --deselect tests/office/run/demo/test_office.py::test_,nobody_has_a_day what_is_to_come)

# As many as there are cores, where nothing waits.
WORKERS ?= 2

# At other moments the tables are made as the models are: the other passes make them step by step, as an office does.
MOMENTS := scripts/leaving-nothing $(RUN)pytest -n $(WORKERS) --dist loadgroup --other-moments --nomigrations

# One more than there are cores: a browser, a served office and Spark are mostly waited for.
EVERYTHING := scripts/leaving-nothing $(RUN)pytest -n $$(($(WORKERS) + 1)) --dist loadgroup --worst --cov --cov-report=term
ON_POSTGRES := scripts/leaving-nothing scripts/with-postgres $(RUN)pytest -n $(WORKERS) --dist loadgroup -m django_db tests/office $(ONCE)

test: setup-test
	$(RUN)ruff format --check $(CODE)
	$(RUN)ruff check $(CODE)
	$(RUN)djhtml --tabwidth 2 --check $(TEMPLATES)
	scripts/at-once "$(RUN)lint-imports && $(RUN)amparo law check && $(RUN)mypy" "$(MOMENTS)"
	$(EVERYTHING)
	$(ON_POSTGRES)

# For the daily loop: about 90 seconds on two cores. What it leaves out stands in tests/quick.py.
check: setup-test
	$(RUN)ruff format --check $(CODE)
	$(RUN)ruff check $(CODE)
	$(RUN)djhtml --tabwidth 2 --check $(TEMPLATES)
	scripts/at-once "$(RUN)lint-imports && $(RUN)amparo law check && $(RUN)mypy" "scripts/leaving-nothing $(RUN)pytest -n 2 --dist loadgroup --quick -x"

# The documents and the reference of the libraries as a site to read: out/docs/index.html. Fetches nothing.
docs: setup-test
	$(RUN)python scripts/docs

# Checks before each commit and each push: .pre-commit-config.yaml says which.
hooks: setup-test
	$(RUN)pre-commit install

# The files of a release, in out/release: make release ADVISORIES=all.zip (scripts/advisories says where that is from).
release: setup-test
	$(RUN)python scripts/release $(if $(ADVISORIES),--advisories $(ADVISORIES))

bench: setup-test
	$(RUN)python -m bench

setup: .venv/.ready
setup-test: .venv/.ready-test

$(UV):
	@echo "Setting Amparo up in this folder, once."
	@echo "1 of 2: uv, which fetches the rest (25 MB)"
	@scripts/get-uv $(PYTHON)

.venv/.ready: pyproject.toml uv.lock | $(UV)
	@test -e .venv/.ready-test || echo "2 of 2: Django, Polars and what else the office needs (150 MB, or nothing where uv has it already)"
	@test -e .venv/.ready-test || $(UV) sync --frozen --inexact --python "$(WANTED)" --extra office || $(if $(PYTHON),exit 1,$(OLD_PYTHON))
	@touch $@

.venv/.ready-test: pyproject.toml uv.lock | $(UV)
	@scripts/need-java
	@scripts/need-browser
	@scripts/need-postgres
	@echo "Fetching what the tests and checks need besides (600 MB, or nothing where uv has it already)"
	@$(UV) sync --quiet --frozen --python "$(WANTED)" --all-extras --all-groups || $(if $(PYTHON),exit 1,$(OLD_PYTHON))
	@touch .venv/.ready $@

clean:
	rm -rf .tools .venv out .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage*
