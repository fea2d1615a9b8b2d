"""Stories: written, generalised, given to a second reader, sent back or let pass. A change is a new version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_noop

from amparo.errors import OfficeError
from amparo.office.border.testimony.clearing import Version
from amparo.office.border.testimony.identifiers import Kind, Known, find, replaced
from amparo.office.border.testimony.models import State, Text
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.services import Changed
from amparo.office.cases.people.models import Kinship, Part
from amparo.office.cases.people.persons import people_of, relations_of
from amparo.office.platform.encryption.case_keys import OpenKey

PARTS = {
    Kinship.SPOUSE: "spouse",
    Kinship.CHILD: "child",
    Kinship.PARENT: "parent",
    Kinship.SIBLING: "sibling",
    Kinship.GUARDIAN: "guardian",
}
CONTEXT, MOST_CONTEXTS = 60, 3


@dataclass(frozen=True, slots=True)
class WrittenTestimony:
    """What a version holds, as it is sealed. `looked`: keys of what somebody saw and let stand."""

    title: str
    text: str
    first: str  # as it was first written, for the writers alone
    language: str
    told_of: tuple[str, ...]  # ids of the people whose story it tells
    looked: tuple[str, ...] = ()
    hands: tuple[int, ...] = ()  # ids of the members who wrote in it

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> WrittenTestimony:
        """The story as it was sealed."""
        lists = {name: tuple(kept[name]) for name in ("told_of", "looked", "hands")}
        return cls(kept["title"], kept["text"], kept["first"], kept["language"], **lists)

    def kept(self) -> dict[str, Any]:
        """The story as it is sealed."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class UnsealedTestimony:
    """A version of a story, unsealed."""

    row: Text
    story: WrittenTestimony
    reason: str
    newest: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """The same words found once or often, with what stands around them."""

    kind: Kind
    key: str
    text: str
    becomes: str
    people: frozenset[str]
    count: int
    contexts: tuple[tuple[str, str], ...]
    looked: bool


def texts_of(file: CaseFile) -> list[UnsealedTestimony]:
    """Every version of every story of a case, the newest version of each first."""
    rows = Text.objects.filter(case=file.case).select_related("writer", "reader")
    found, seen = [], set()
    for row in rows:
        found.append(unsealed(file.case_key, row, newest=row.story not in seen))
        seen.add(row.story)
    return found


def unsealed(case_key: OpenKey, row: Text, *, newest: bool = True) -> UnsealedTestimony:
    """A version as it is once unsealed. Raises SealingError."""
    reason = case_key.unseal(row, "sealed_reason") if row.sealed_reason else ""
    return UnsealedTestimony(row, WrittenTestimony.of(case_key.unseal(row, "sealed_words")), reason, newest)


def known_of(file: CaseFile) -> list[Known]:
    """Everybody of the case with every name and number, for whoever looks through a text."""
    people, bonds = people_of(file), relations_of(file)
    first = people[0].row.pk if people else None
    found = []
    for person in people:
        kin = next((kind for kind, other in bonds.get(person.row.pk, ()) if other == first), None)
        part = {Part.ADVERSE: "adverse", Part.OTHER: "other"}.get(Part(person.row.part), "relative")
        part = "subject" if person.row.pk == first else part if part == "adverse" else PARTS.get(kin, part)  # type: ignore[arg-type]
        numbers = tuple(filter(None, (person.a_number, person.contact.detail)))
        found.append(
            Known(str(person.row.pk), part, (person.names.given, person.names.surnames, *person.names.also), numbers)
        )
    return found


def rows_in(story: WrittenTestimony, known: Iterable[Known]) -> list[Row]:
    """What tells who somebody is in a story, each once; what nobody has looked at first."""
    grouped: dict[str, Row] = {}
    for hit in find(story.text, known, story.language):
        around = _around(story.text, hit.start, hit.end)
        row = grouped.get(hit.key) or Row(
            hit.kind,
            hit.key,
            hit.text,
            hit.becomes,
            hit.people,
            0,
            (),
            hit.key in story.looked,
        )
        contexts = row.contexts if len(row.contexts) >= MOST_CONTEXTS else (*row.contexts, around)
        grouped[hit.key] = replace(row, count=row.count + 1, contexts=contexts)
    return sorted(grouped.values(), key=lambda record: record.looked)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after, in whole words."""
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    if start > CONTEXT and " " in before:
        before = f"… {before.partition(' ')[2]}"
    if end + CONTEXT < len(text) and " " in after:
        after = f"{after.rpartition(' ')[0]} …"
    return before, after


def as_version(version: UnsealedTestimony, known: Iterable[Known]) -> Version:
    """A version as the rules look at it, with the people of the case as they are now."""
    rows = rows_in(version.story, known)
    return Version(
        id=version.row.pk,
        text=version.story.text,
        told_of=frozenset(version.story.told_of),
        named=frozenset(person for row in rows if row.kind is Kind.NAME for person in row.people),
        hands=frozenset(version.story.hands),
        reader=version.row.reader_id if version.row.state == State.READ else None,
        newest=version.newest,
        looked_at=all(row.looked for row in rows),
    )


def is_own(file: CaseFile, story: int) -> bool:
    """Whether a story is the member's to work on: a draft that only they wrote in, or one returned to them."""
    newest = next((version for version in texts_of(file) if version.row.story == story and version.newest), None)
    if newest is None:
        return False
    hands = newest.story.hands
    return (
        hands == (file.user.pk,)
        if newest.row.state == State.DRAFT
        else (newest.row.state == State.REFUSED and file.user.pk in hands)
    )


def write(file: CaseFile, *, title: str, text: str, language: str, told_of: Iterable[str]) -> Text:
    """A new story. Call it within a deed."""
    last = Text.objects.filter(case=file.case).order_by("-story").values_list("story", flat=True).first()
    row = Text(case=file.case, story=(last or 0) + 1, writer=file.user)
    story = WrittenTestimony(title, text, text, language, tuple(told_of), hands=(file.user.pk,))
    row.sealed_words = file.case_key.seal(row, "sealed_words", story.kept())
    row.save(force_insert=True)
    file.record("testimony.written", f"story {row.story}")
    return row


def rewrite(file: CaseFile, text_version: UnsealedTestimony, version: int, **changed: Any) -> None:
    """Change a story: the draft itself, or else the next version of it. Raises Changed."""
    _must_stand(file, text_version, version)
    story = replace(text_version.story, **changed, hands=tuple(sorted({*text_version.story.hands, file.user.pk})))
    if text_version.row.state == State.DRAFT:
        sealed = file.case_key.seal(text_version.row, "sealed_words", story.kept())
        Text.objects.filter(pk=text_version.row.pk).update(sealed_words=sealed, version=version + 1)
        file.record("testimony.changed", f"story {text_version.row.story} version {text_version.row.edition}")
        return
    row = Text(case=file.case, story=text_version.row.story, edition=text_version.row.edition + 1, writer=file.user)
    row.sealed_words = file.case_key.seal(row, "sealed_words", story.kept())
    row.save(force_insert=True)
    file.record("testimony.changed", f"story {row.story} version {row.edition}")


def generalise(
    file: CaseFile,
    text_version: UnsealedTestimony,
    version: int,
    known: Iterable[Known],
    becomes: Mapping[str, str],
    looked: Iterable[str],
) -> None:
    """Put other words for what was found, and note what may stand. Raises Changed."""
    found = find(text_version.story.text, known, text_version.story.language)
    there = {hit.key for hit in found}
    text = replaced(text_version.story.text, found, {key: words for key, words in becomes.items() if key in there})
    rewrite(file, text_version, version, text=text, looked=tuple(sorted(there.intersection(looked))))


def give(file: CaseFile, text_version: UnsealedTestimony, version: int, known: Iterable[Known]) -> None:
    """Give a draft to a second reader. Raises Changed, OfficeError while something was not looked at."""
    _must_stand(file, text_version, version)
    if text_version.row.state != State.DRAFT:
        raise OfficeError(gettext_noop("This version has already been sent."))
    if not text_version.story.told_of:
        raise OfficeError(gettext_noop("Say first whose testimony it is."))
    if not all(row.looked for row in rows_in(text_version.story, known)):
        raise OfficeError(gettext_noop("Something in it was not reviewed yet."))
    Text.objects.filter(pk=text_version.row.pk).update(state=State.GIVEN, given_at=timezone.now(), version=version + 1)
    file.record("testimony.given", f"story {text_version.row.story} version {text_version.row.edition}")


def settle(file: CaseFile, text_version: UnsealedTestimony, version: int, *, passes: bool, reason: str) -> None:
    """The second reader lets a version pass or sends it back. Raises Changed, OfficeError for one of its writers."""
    _must_stand(file, text_version, version)
    if text_version.row.state != State.GIVEN:
        raise OfficeError(gettext_noop("This version is not waiting for a reader."))
    if file.user.pk in text_version.story.hands:
        raise OfficeError(gettext_noop("You wrote in it: another person must read it."))
    Text.objects.filter(pk=text_version.row.pk).update(
        state=State.READ if passes else State.REFUSED,
        reader=file.user,
        read_at=timezone.now(),
        sealed_reason=file.case_key.seal(text_version.row, "sealed_reason", reason) if reason else None,
        version=version + 1,
    )
    did = "testimony.passed" if passes else "testimony.sent_back"
    file.record(did, f"story {text_version.row.story} version {text_version.row.edition}")


def _must_stand(file: CaseFile, text_version: UnsealedTestimony, version: int) -> None:
    """Raises Changed when it is no longer the newest version, as it was shown."""
    newest = (
        Text.objects.filter(case=file.case, story=text_version.row.story).select_related("writer", "reader").first()
    )
    if newest is None or newest.pk != text_version.row.pk or newest.version != version:
        raise Changed(unsealed(file.case_key, newest) if newest else None)
