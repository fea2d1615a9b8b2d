"""`python -m bench`: every benchmark, medians and ratios; `--quick` for small sizes."""

from __future__ import annotations

import sys
from collections.abc import Callable

from bench import (
    asking,
    desk,
    docket,
    flood,
    forecast,
    forms,
    integrity,
    names,
    office,
    one_person,
    packets,
    records,
    scale,
    ways,
)
from bench.measure import Report, progress


def main() -> None:
    """Run everything, print what was measured, and the goals together at the end."""
    quick = "--quick" in sys.argv
    sizes = (100_000, 200_000) if quick else (1_000_000, 2_000_000, 5_000_000, 10_000_000)
    parts: dict[str, Callable[[], Report]] = {
        "one person": lambda: one_person.run(9),
        "a docket": lambda: docket.run(100_000 if quick else 1_000_000, 5 if quick else 7),
        "records": lambda: records.run(100_000 if quick else 1_000_000),
        "many sizes": lambda: scale.run(sizes, 5),
        "asking": lambda: asking.run(30 if quick else 300),
        "names": lambda: names.run(10_000 if quick else 100_000),
        "the office": lambda: office.run(500 if quick else 10_000),
        "pages of appointments": lambda: ways.run(500 if quick else 10_000),
        "a forecast": lambda: forecast.run(200, 5, 3) if quick else forecast.run(),
        "the desk": lambda: desk.run(desk.SIZES[:1], 10) if quick else desk.run(),
        "packets": lambda: packets.run(not quick),
        "integrity": lambda: integrity.run(100_000 if quick else 1_000_000),
        "filling forms": lambda: forms.run(5 if quick else 7),
        "a flood": lambda: flood.run(8 if quick else 60),
    }
    found: list[Report] = []
    for number, (name, part) in enumerate(parts.items(), 1):
        progress(f"{number} of {len(parts)}: {name}")
        found.append(part())
        print(found[-1].text(), flush=True)
        print()
    print("All goals together" + (" (they are meant for full sizes, not --quick)" if quick else ""))
    print("\n".join(verdict for report in found for verdict in report.verdicts))


if __name__ == "__main__":
    main()
