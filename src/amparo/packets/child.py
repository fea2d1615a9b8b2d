"""What runs in the sandboxed child: one task on standard input, its answer on standard output.

The first line is JSON, `task` in it the name; what follows are the files, each as long as `sizes` says. The answer has
the same form. A reason to refuse is an answer, too: `refused`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

from amparo.packets import assembling, taking_in
from amparo.packets.refusals import Refused


def answer(asked: dict[str, Any], contents: Sequence[bytes]) -> tuple[dict[str, Any], list[bytes]]:
    """The answer to a task, and the files that belong to it."""
    if asked["task"] == "take_in":
        about, made = taking_in.take_in(contents[0], asked)
        return about, [made]
    return assembling.assemble(asked, contents)


def main() -> None:
    """Read the task, answer it."""
    asked = json.loads(sys.stdin.buffer.readline())
    contents = [sys.stdin.buffer.read(size) for size in asked["sizes"]]
    try:
        about, made = answer(asked, contents)
    except Refused as refused:
        about, made = {"refused": str(refused)}, []
    sys.stdout.buffer.write(json.dumps({**about, "sizes": [len(one) for one in made]}).encode() + b"\n")
    for one in made:
        sys.stdout.buffer.write(one)


if __name__ == "__main__":
    main()
