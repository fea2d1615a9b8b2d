"""A release is the same bytes wherever it is built, says what it is made of, and is refused where it is not ready."""

from __future__ import annotations

import json
import os
import re
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from scripts.releasing import bill, building, notes

ROOT = Path(__file__).resolve().parents[1]
LOCK = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
DEPLOY = ROOT / "deploy"
MOMENT = 1_764_360_000


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, ...]]:
    """Two builds of one commit, in two places, by two accounts' habits. About two seconds each."""
    both = []
    for name, mask in (("first", 0o022), ("a second place", 0o077)):
        tree = tmp_path_factory.mktemp(name.split()[0]) / name
        before = os.umask(mask)
        try:
            building.export(ROOT, tree)
            if mask == 0o077:
                for path in tree.rglob("*.py"):
                    os.utime(path, (1, 1))
            both.append(building.build(tree, tree.with_name("built"), MOMENT))
        finally:
            os.umask(before)
    return both


def test_built_twice_it_is_the_same_bytes(built: list[tuple[Path, ...]]) -> None:
    assert [path.suffix for path in built[0]] == [".whl", ".gz"]
    assert building.unlike(*built) == []


def test_a_difference_would_be_named(built: list[tuple[Path, ...]], tmp_path: Path) -> None:
    other = tmp_path / built[0][0].name
    other.write_bytes(built[0][0].read_bytes() + b"\n")
    assert building.unlike(built[0], (other, built[0][1])) == [other.name]
    assert building.unlike(built[0], ()) == sorted(path.name for path in built[0])


def test_wheel_and_sdist_hold_what_they_must_and_nothing_that_is_not_committed(built: list[tuple[Path, ...]]) -> None:
    names = zipfile.ZipFile(built[0][0]).namelist()
    assert "amparo/py.typed" in names
    for start in ("amparo/schemas/", "amparo/office/platform/ui/locale/es/LC_MESSAGES/django.mo"):
        assert any(name.startswith(start) for name in names), start
    assert not any(name.startswith(("tests/", "bench/", "docs/", "scripts/")) for name in names)
    with tarfile.open(built[0][1]) as packed:
        tops = {name.split("/")[1] for name in packed.getnames()}
    assert {"src", "tests", "deploy", "uv.lock", "LICENSE"} <= tops
    assert tops.isdisjoint({"out", ".venv", ".tools", ".git"})


def test_sums_are_such_as_sha256sum_reads(built: list[tuple[Path, ...]]) -> None:
    lines = building.sums(list(built[0])).splitlines()
    assert [re.fullmatch(r"[0-9a-f]{64}  (\S+)", line)[1] for line in lines] == [path.name for path in built[0]]  # type: ignore[index]


def test_the_bill_lists_all_that_an_office_runs_on_with_hashes_and_nothing_for_development() -> None:
    told = json.loads(bill.of_lock(LOCK, MOMENT))
    assert bill.of_lock(LOCK, MOMENT) == bill.of_lock(LOCK, MOMENT)
    assert (told["bomFormat"], told["specVersion"], told["metadata"]["timestamp"]) == (
        "CycloneDX",
        "1.6",
        "2025-11-28T20:00:00Z",
    )
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", told["serialNumber"])
    names = {one["name"] for one in told["components"]}
    assert {"django", "cryptography", "pyrage", "asgiref", "psycopg", "shamir-mnemonic"} <= names
    assert names.isdisjoint({"pytest", "mypy", "ruff", "ortools", "sphinx", "amparo"})
    for component in told["components"]:
        assert component["purl"] == f"pkg:pypi/{component['name']}@{component['version']}"
        assert component["externalReferences"], component["name"]
        for file in component["externalReferences"]:
            assert re.fullmatch(r"[0-9a-f]{64}", file["hashes"][0]["content"])
    refs = [one["ref"] for one in told["dependencies"]]
    assert len(refs) == len(set(refs)) == len(told["components"]) + 1
    assert {ref for one in told["dependencies"] for ref in one["dependsOn"]} <= set(refs)


def test_every_version_that_was_given_out_has_an_office_kept_for_later_ones_to_open() -> None:
    assert notes.without_office(ROOT) == []


def test_a_version_without_its_day_or_its_office_is_not_given_out(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2"\n')
    changes = tmp_path / "CHANGELOG.md"
    changes.write_text("# Changes\n\n## 1.2 (not released yet)\n\n## 1.1 (2026-05-01)\n")
    with pytest.raises(building.CannotRelease, match="bears its day"):
        notes.refuse_unready(tmp_path)
    changes.write_text("# Changes\n\n## 1.2 (2026-11-28)\n\n## 1.1 (2026-05-01)\n")
    with pytest.raises(building.CannotRelease, match=r"no office of 1\.2, 1\.1 is kept"):
        notes.refuse_unready(tmp_path)
    (tmp_path / notes.OFFICES).mkdir(parents=True)
    for version in ("1.1", "1.2"):
        (tmp_path / notes.OFFICES / f"office-{version}.tar.xz").touch()
    notes.refuse_unready(tmp_path)


def test_the_image_takes_files_of_a_release_runs_without_root_and_has_one_volume() -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8").replace("\\\n", "")
    lines = [line.split(maxsplit=1) for line in text.splitlines() if line and not line.startswith("#")]
    last = lines[max(place for place, words in enumerate(lines) if words[0] == "FROM") :]
    assert {words[0] for words in lines} <= {
        "FROM", "COPY", "RUN", "ENV", "USER", "VOLUME", "WORKDIR", "STOPSIGNAL", "ENTRYPOINT", "CMD"
    }  # fmt: skip
    assert [rest for word, rest in last if word == "VOLUME"] == ['["/srv/amparo"]']
    (user,) = [rest for word, rest in last if word == "USER"]
    assert int(user.split(":")[0]) > 999
    assert [word for word, _ in last].index("USER") < [word for word, _ in last].index("ENTRYPOINT")
    copied = [rest for word, rest in lines if word == "COPY" and not rest.startswith("--from")]
    assert copied == ["amparo-*.whl amparo-*-tested-versions.txt /release/"]
    for word, rest in lines:
        if word in ("ENTRYPOINT", "CMD", "VOLUME"):
            assert all(isinstance(each, str) for each in json.loads(rest))


@pytest.mark.parametrize("name", ["amparo.service", "amparo-public.service"])
def test_the_units_are_hardened_and_not_started_again_where_that_mends_nothing(name: str) -> None:
    text = (DEPLOY / name).read_text(encoding="utf-8")
    settings = dict(line.split("=", 1) for line in text.splitlines() if "=" in line and not line.startswith("#"))
    for setting in (
        "NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices", "ProtectKernelModules",
        "ProtectKernelTunables", "ProtectControlGroups", "LockPersonality", "RestrictSUIDSGID",
    ):  # fmt: skip
        assert settings[setting] == "yes", setting
    assert (settings["ProtectSystem"], settings["LimitCORE"], settings["CapabilityBoundingSet"]) == ("strict", "0", "")
    assert settings["User"] != "root"
    if name == "amparo.service":
        assert settings["RestartPreventExitStatus"] == "2 4"
        assert settings["LimitMEMLOCK"] == "infinity"
    else:
        assert "/var/lib/amparo" in settings["InaccessiblePaths"]
        assert "LoadCredential" not in settings
