"""The bill of materials of a release: every library that the office is tested with, as CycloneDX 1.6 in JSON.

It is made of uv.lock alone, so it says what was locked and not what a machine has. What only tests and benches need is
not in it. Licenses are not in it either: uv.lock does not know them.
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

ROOT = "amparo"
SPACE = uuid.UUID("8c0a5b8a-3f0e-4b7e-9a63-1a0d4d2f6c11")
"""By which serial numbers are made: the same content has the same number."""

type Package = Mapping[str, Any]


def of_lock(lock: Mapping[str, Any], moment: int) -> str:
    """The bill as text, for a lock file as tomllib reads it; `moment` are seconds since 1970."""
    packages = shipped(lock)
    by_name = {package["name"]: package for package in packages}
    ours = by_name[ROOT]
    at = dt.datetime.fromtimestamp(moment, dt.UTC).isoformat().replace("+00:00", "Z")
    bill: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": at,
            "component": {
                "type": "application",
                "bom-ref": _purl(ours),
                "name": ROOT,
                "version": ours["version"],
                "purl": _purl(ours),
                "licenses": [{"license": {"id": "AGPL-3.0-or-later"}}],
            },
        },
        "components": [_component(package) for package in packages if package["name"] != ROOT],
        "dependencies": [
            {"ref": _purl(package), "dependsOn": sorted({_purl(by_name[name]) for name in needed_by(package)})}
            for package in packages
        ],
    }
    number = uuid.uuid5(SPACE, json.dumps(bill, sort_keys=True))
    return json.dumps({"serialNumber": f"urn:uuid:{number}", **bill}, indent=1) + "\n"


def shipped(lock: Mapping[str, Any]) -> list[Package]:
    """Our package and all that it needs with every extra, by name; each once for each version that is locked."""
    named: dict[str, list[Package]] = {}
    for package in lock["package"]:
        named.setdefault(package["name"], []).append(package)
    found, waiting = {ROOT}, [ROOT]
    while waiting:
        for package in named[waiting.pop()]:
            new = set(needed_by(package)) - found
            found |= new
            waiting += new
    return [package for name in sorted(found) for package in named[name]]


def needed_by(package: Package) -> Iterable[str]:
    """Names of what a package needs, with its extras; not what our own groups for development need."""
    for needed in package.get("dependencies", ()):
        yield needed["name"]
    for extra in package.get("optional-dependencies", {}).values():
        for needed in extra:
            yield needed["name"]


def _component(package: Package) -> dict[str, Any]:
    files = [*package.get("wheels", ()), *([package["sdist"]] if "sdist" in package else ())]
    return {
        "type": "library",
        "bom-ref": _purl(package),
        "name": package["name"],
        "version": package["version"],
        "purl": _purl(package),
        "externalReferences": [
            {
                "type": "distribution",
                "url": file["url"],
                "hashes": [{"alg": "SHA-256", "content": file["hash"].removeprefix("sha256:")}],
            }
            for file in files
        ],
    }


def _purl(package: Package) -> str:
    return f"pkg:pypi/{package['name']}@{package['version']}"
