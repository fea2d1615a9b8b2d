"""`python -m bench`: every benchmark, medians and ratios; `--quick` for small sizes."""

import sys

from bench import docket, one_person, scale


def main() -> None:
    """Run everything and print what was measured."""
    quick = "--quick" in sys.argv
    for told in (
        one_person.run(9),
        docket.run(100_000 if quick else 1_000_000, 5 if quick else 7),
        scale.run((100_000, 200_000) if quick else (1_000_000, 2_000_000, 5_000_000, 10_000_000)),
    ):
        print("\n".join(told), flush=True)
        print()


main()
