"""The files by which others judge, build and join the project say what is true of it, and agree with each other."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from pre_commit.clientlib import load_config

import amparo

ROOT = Path(__file__).parents[1]
GITHUB = ROOT / ".github"
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK: dict[str, Any] = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
CHOOSER = GITHUB / "ISSUE_TEMPLATE" / "config.yml"
FORMS = sorted({*CHOOSER.parent.glob("*.yml")} - {CHOOSER})
YAML = [
    *FORMS,
    CHOOSER,
    *(GITHUB / "workflows").glob("*.yml"),
    GITHUB / "dependabot.yml",
    ROOT / ".pre-commit-config.yaml",
    ROOT / "CITATION.cff",
    ROOT / "publiccode.yml",
]
HOSTED = GITHUB / "workflows" / "test.yml"
MAJORS_ARE_FIXES = {"argon2-cffi", "cryptography", "pillow"}
"""Libraries whose fixes of security come as new majors: a bound would keep them out."""


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def needs(name: str, text: str) -> bool:
    return re.search(rf"^{name}:", text, re.MULTILINE) is not None


@pytest.mark.parametrize("path", YAML, ids=lambda one: one.name)
def test_every_file_in_yaml_can_be_read(path: Path) -> None:
    assert isinstance(read(path), dict)


# What the hosted run does


def steps() -> list[dict[str, Any]]:
    return [step for job in read(HOSTED)["jobs"].values() for step in job["steps"]]


def test_the_hosted_run_calls_make_test_and_nothing_that_the_readme_does_not_name() -> None:
    run = [step["run"] for step in steps() if "run" in step]
    assert [line.split()[:2] for line in run] == [["make", "test"]]
    assert re.search(r"^make test\b", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert needs("test", (ROOT / "Makefile").read_text(encoding="utf-8"))


def test_the_hosted_run_asks_every_python_that_the_project_says_it_runs_on() -> None:
    (versions,) = [job["strategy"]["matrix"]["python"] for job in read(HOSTED)["jobs"].values()]
    said = [one.rpartition(" ")[2] for one in PROJECT["project"]["classifiers"] if re.search(r"Python :: 3\.\d+$", one)]
    assert versions == said
    lowest = PROJECT["project"]["requires-python"].removeprefix(">=")
    assert versions[0] == lowest
    assert all(isinstance(one, str) for one in versions), "3.10 as a number is 3.1"


def test_each_action_of_the_hosted_run_is_pinned_by_its_commit_and_may_only_read() -> None:
    used = [step["uses"] for step in steps() if "uses" in step]
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", one) for one in used)
    assert read(HOSTED)["permissions"] == {"contents": "read"}


# Who is asked, and by which forms


def owners() -> list[list[str]]:
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


def test_every_path_with_an_owner_exists() -> None:
    missing = [path for path, *_ in owners() if path != "*" and not (ROOT / path.strip("/")).exists()]
    assert missing == []


def test_every_owner_is_a_team_and_everything_has_one() -> None:
    assert owners()[0][0] == "*"
    assert all(teams and all(re.fullmatch(r"@amparo/[a-z]+", one) for one in teams) for _, *teams in owners())


def test_no_issue_begins_without_a_form_and_every_form_asks_for_what_it_needs() -> None:
    assert read(CHOOSER)["blank_issues_enabled"] is False
    asked = {path.stem: {one["id"] for one in read(path)["body"] if "id" in one} for path in FORMS}
    assert {"source", "day", "status", "case"} <= asked["law"]
    assert {"gate", "seal", "matrix", "migration"} <= asked["office"]
    assert {"seen", "version"} <= asked["fault"]


@pytest.mark.parametrize("path", FORMS, ids=lambda one: one.stem)
def test_every_form_warns_of_what_clients_said_and_has_each_part_that_its_host_needs(path: Path) -> None:
    form = read(path)
    assert {"name", "description", "body"} <= form.keys()
    assert "client" in form["body"][0]["attributes"]["value"]
    for part in form["body"][1:]:
        assert {"type", "id", "attributes"} <= part.keys()
        assert part["attributes"]["label"]
    names = [part["id"] for part in form["body"][1:]]
    assert len(names) == len(set(names))


def test_a_pull_request_is_asked_what_a_change_of_law_and_of_the_office_needs() -> None:
    text = (GITHUB / "pull_request_template.md").read_text(encoding="utf-8")
    for word in ("source", "day", "worked case", "gate", "seal", "matrix", "migration"):
        assert word in text
    named = re.findall(r"`((?:tests|docs|src)/[^`]+)`", text)
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


# What is checked before a commit


def test_every_hook_is_the_projects_own_program_and_fetches_nothing() -> None:
    hooks = [hook for repo in load_config(str(ROOT / ".pre-commit-config.yaml"))["repos"] for hook in repo["hooks"]]
    assert all(repo["repo"] == "local" for repo in read(ROOT / ".pre-commit-config.yaml")["repos"])
    for hook in hooks:
        assert hook["language"] in ("system", "unsupported", "pygrep"), hook["id"]
        if hook["language"] != "pygrep":
            program = hook["entry"].split()[0]
            assert program == "make" or (ROOT / program).exists(), hook["id"]


# What the package says of itself


def requirements() -> list[str]:
    """What others make. That one extra takes in another is no requirement of its own."""
    project = PROJECT["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    return [one for one in wanted if not one.startswith("amparo[")]


def test_every_library_has_an_upper_bound_where_a_major_release_may_break_us() -> None:
    open_ended = {re.split(r"[\[>=<]", one)[0] for one in requirements() if "<" not in one}
    assert open_ended == MAJORS_ARE_FIXES


def test_the_lock_file_was_made_from_the_bounds_that_stand_in_the_project() -> None:
    (ours,) = [one for one in LOCK["package"] if one["name"] == "amparo"]
    others = [one for one in ours["metadata"]["requires-dist"] if one["name"] != "amparo"]
    locked = {(one["name"], one["specifier"]) for one in others}
    stated = {(re.split(r"[\[>=<]", one)[0], re.sub(r"^[\w.-]+(\[.*?\])?", "", one)) for one in requirements()}
    in_order = {(name, ",".join(sorted(bounds.split(",")))) for name, bounds in stated}
    assert in_order == {(name, ",".join(sorted(bounds.split(",")))) for name, bounds in locked}


def test_every_library_is_named_among_the_decisions_with_its_reason() -> None:
    told = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8").lower()
    groups = PROJECT["dependency-groups"]
    wanted = [*requirements(), *(one for group in groups.values() for one in group)]
    names = [re.split(r"[\[>=<]", one)[0].removeprefix("pytest-") for one in wanted]
    assert [name for name in names if name not in told] == []


def test_citation_catalog_and_package_name_one_version_licence_and_address() -> None:
    citation, catalog, project = read(ROOT / "CITATION.cff"), read(ROOT / "publiccode.yml"), PROJECT["project"]
    assert {str(citation["version"]), catalog["softwareVersion"], project["version"]} == {amparo.__version__}
    assert {citation["license"], catalog["legal"]["license"]} == {project["license"]}
    assert {citation["repository-code"], catalog["url"]} == {project["urls"]["Repository"]}
    assert all(one.startswith(project["urls"]["Repository"]) for one in project["urls"].values())


def test_the_citation_has_what_its_format_requires() -> None:
    assert {"cff-version", "message", "title", "authors"} <= read(ROOT / "CITATION.cff").keys()


def test_the_catalog_entry_has_what_its_standard_requires() -> None:
    catalog = read(ROOT / "publiccode.yml")
    assert {
        "publiccodeYmlVersion",
        "name",
        "url",
        "platforms",
        "categories",
        "developmentStatus",
        "softwareType",
        "description",
        "legal",
        "maintenance",
        "localisation",
    } <= catalog.keys()
    told = catalog["description"]["en"]
    assert len(told["shortDescription"]) <= 150
    assert 150 <= len(told["longDescription"]) <= 10_000
    assert told["features"]
    assert [path for path in told["screenshots"] if not (ROOT / path).is_file()] == []
    assert catalog["maintenance"]["contacts"]


def test_types_are_checked_for_the_oldest_python_so_that_nothing_newer_is_called() -> None:
    assert PROJECT["tool"]["mypy"]["python_version"] == PROJECT["project"]["requires-python"].removeprefix(">=")


def test_this_python_is_one_that_the_project_says_it_runs_on() -> None:
    lowest = tuple(int(part) for part in PROJECT["project"]["requires-python"].removeprefix(">=").split("."))
    assert sys.version_info[:2] >= lowest
