"""Small dockets on disk, for the tests of this folder."""

from pathlib import Path

from amparo.law.vocabulary import FACTS
from amparo.screen.files.docket_file import Batch, open_docket


def write(folder: Path, text: str, name: str = "docket.csv", encoding: str = "utf-8") -> Path:
    """A docket file holding this text."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def read(path: Path) -> Batch:
    """Everything in a docket file as one batch."""
    batches = list(open_docket(path, FACTS).batches())
    people = batches[0].people
    for batch in batches[1:]:
        people = people.vstack(batch.people)
    return Batch(people, [reject for batch in batches for reject in batch.rejects], 1.0)
