"""Pages of packets: the list of a case, a packet with its exhibits in order, its cover, an exhibit, its making."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.law.facts import Words
from amparo.office.cases.access.gate import CaseFile, enter
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.access.services import Changed
from amparo.office.cases.documents.store import Held as HeldDocument
from amparo.office.cases.documents.store import documents_of
from amparo.office.cases.packets import building, keeping
from amparo.office.cases.packets.content import Content, Exhibit, moved, with_exhibit
from amparo.office.cases.packets.forms import CoverForm, ExhibitForm, NewPacketForm, of_exhibit
from amparo.office.cases.packets.keeping import Held, packet_of, packets_of
from amparo.office.cases.packets.models import State
from amparo.office.cases.packets.proving import provable
from amparo.office.cases.people.models import Part
from amparo.office.cases.people.persons import people_of, written
from amparo.office.platform.ui.fields import posted, version_sent
from amparo.office.platform.ui.redirects import then
from amparo.packets.presets import Asked, preset, presets
from amparo.packets.refusals import REFUSALS, REMARKS

UNFINISHED = frozenset({"not_found", "no_text"})
"""Remarks that a redaction may not be whole: they are shown at once, and not among what was found."""


@dataclass(frozen=True, slots=True)
class Line:
    """An exhibit as the page lists it: its number from 0, its tab, and where its document is on the file."""

    place: int
    tab: str
    exhibit: Exhibit
    document: HeldDocument | None
    proves: list[str]


@require_safe
def packets(request: HttpRequest, number: str) -> HttpResponse:
    """The packets of a case."""
    file = enter(request, number, Permission.READ)
    listed = [(one, _in_words(preset(one.content.preset).name)) for one in packets_of(file)]
    page = {"file": file, "packets": listed, "may_change": file.may(Permission.CHANGE)}
    return render(request, "packets/packets.html", page)


@require_http_methods(["GET", "POST"])
def new_packet(request: HttpRequest, number: str) -> HttpResponse:
    """Begin a packet, with the people of the case on its cover."""
    file = enter(request, number, Permission.CHANGE)
    form = NewPacketForm(posted(request), initial={"title": "Respondent's Exhibits"})
    if request.method == "POST" and form.is_valid():
        with file.write():
            chosen, title = form.cleaned_data["preset"], form.cleaned_data["title"]
            court = "UNITED STATES DEPARTMENT OF JUSTICE\nEXECUTIVE OFFICE FOR IMMIGRATION REVIEW\nIMMIGRATION COURT"
            content = Content(
                chosen,
                title,
                people=_people(file),
                filed_by=file.user.name,
                court=court if chosen == "court" else "",
                proceedings="In removal proceedings" if chosen == "court" else "",
            )
            row = keeping.begin(file, content)
            file.then = reverse("packets:packet", args=[number, row.place])
        return then(request, file.then, _("Saved."))
    if form.errors:
        file.seen()
    asked = [(_in_words(one.name), [_fact(fact) for fact in one.asked]) for one in presets().values() if one.asked]
    page = {
        "form": form,
        "title": _("New packet"),
        "back": reverse("packets:packets", args=[number]),
        "file": file,
        "asked": asked,
    }
    return render(request, "packets/new.html", page, status=422 if form.errors else 200)


@require_safe
def packet(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """A packet: its exhibits in order, what can be added, and what came of making it."""
    file = enter(request, number, Permission.READ)
    one = packet_of(file, place)
    documents = [document for document in documents_of(file) if not document.removed]
    outcome = building.last_of(file, one)
    made = set(outcome.parts) if outcome else set()
    used = {exhibit.document for exhibit in one.content.exhibits}
    page = {
        "file": file,
        "packet": one,
        "preset": _in_words(preset(one.content.preset).name),
        "lines": _lines(file, one, documents),
        "offered": [held for held in documents if str(held.row.pk) not in used and held.place not in made],
        "outcome": outcome,
        "running": outcome is not None and outcome.row.state in (State.WAITING, State.RUNNING),
        "older": outcome is not None and outcome.row.version != one.row.version,
        "parts": [held for held in documents if held.place in made][::-1],
        "why": building.why_in_words(outcome.why) if outcome else "",
        "left_out": [(title, _in_words(REFUSALS[key])) for title, key in outcome.left_out] if outcome else [],
        "found": [(title, [_in_words(REMARKS[key]) for key in keys if key in REMARKS]) for title, keys in outcome.found]
        if outcome
        else [],
        "unfinished": [
            (title, _in_words(REMARKS[key])) for title, keys in outcome.found for key in keys if key in UNFINISHED
        ]
        if outcome
        else [],
        "may_change": file.may(Permission.CHANGE),
        "may_download": file.may(Permission.DOWNLOAD),
    }
    return render(request, "packets/packet.html", page)


@require_http_methods(["GET", "POST"])
def packet_cover(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """What stands on the cover, on each page and on the proof of service."""
    file = enter(request, number, Permission.CHANGE)
    one = packet_of(file, place)
    initial = {key: value for key, value in one.content.to_seal().items() if key != "exhibits"}
    form = CoverForm(posted(request), initial=initial)
    return _changing(request, file, one, form, form.onto, _("Cover and proof of service"))


@require_http_methods(["GET", "POST"])
def packet_exhibit(request: HttpRequest, number: str, place: int, exhibit: int) -> HttpResponse:
    """One exhibit: its title, pages, redactions, translation, and what it proves."""
    file = enter(request, number, Permission.CHANGE)
    one = packet_of(file, place)
    if not 1 <= exhibit <= len(one.content.exhibits):
        raise Http404
    tab, standing = one.content.tabbed[exhibit - 1]
    form = ExhibitForm(provable(file), posted(request), initial=of_exhibit(standing))

    def onto(now: Content) -> Content:
        return with_exhibit(now, exhibit - 1, form.onto(now.exhibits[exhibit - 1]))

    return _changing(request, file, one, form, onto, _("Exhibit %(tab)s") % {"tab": tab})


@require_POST
def arrange(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """Add a document as the last exhibit, move an exhibit up or down, or take one out."""
    file = enter(request, number, Permission.CHANGE)
    one = packet_of(file, place)
    try:
        with file.write():
            content = _arranged(file, one.content, request)
            if content != one.content:
                keeping.change(file, place, version_sent(request), content)
            file.then = _address(file, one)
    except Changed:
        return then(
            request, _address(file, one), _("Someone else changed the packet meanwhile. Look, and do it again.")
        )
    return then(request, file.then)


@require_POST
def make_packet(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """Ask for the packet as it stands; the worker makes it."""
    file = enter(request, number, Permission.CHANGE)
    one = packet_of(file, place)
    if not one.content.exhibits:
        return then(request, _address(file, one), _("Add an exhibit first."))
    with file.write():
        building.ask(file, one)
        file.then = _address(file, one) + "#making"
    return then(request, file.then, _("It is made in the background. You can leave this page."))


def _changing(
    request: HttpRequest,
    file: CaseFile,
    one: Held,
    form: CoverForm | ExhibitForm,
    onto: Callable[[Content], Content],
    title: str,
) -> HttpResponse:
    """A form of a packet: shown, or saved against the version it was made from."""
    version = one.row.version if request.method == "GET" else version_sent(request)
    changed = False
    if request.method == "POST" and form.is_valid():
        try:
            with file.write():
                keeping.change(file, one.row.place, version, onto(one.content))
                file.then = _address(file, one)
            return then(request, file.then, _("Saved."))
        except Changed as conflict:
            changed, version = True, _version_of(conflict.now)
    if form.errors or changed:
        file.seen()
    page = {
        "form": form,
        "title": title,
        "back": _address(file, one),
        "file": file,
        "version": version,
        "changed": changed,
    }
    return render(request, "packets/form.html", page, status=409 if changed else 422 if form.errors else 200)


def _arranged(file: CaseFile, content: Content, request: HttpRequest) -> Content:
    """The content after what a button said; as it was where that is not there any more."""
    did, which = request.POST.get("did", ""), request.POST.get("which", "")
    if did == "add":
        return _added(file, content, which)
    if not (which.isascii() and which.isdigit() and int(which) < len(content.exhibits)):
        return content
    place = int(which)
    if did == "remove":
        return with_exhibit(content, place, None)
    return replace(content, exhibits=moved(content.exhibits, place, {"up": -1, "down": 1}.get(did, 0)))


def _added(file: CaseFile, content: Content, which: str) -> Content:
    found = [one for one in documents_of(file) if str(one.row.pk) == which and not one.removed]
    if not found or len(content.exhibits) >= keeping.MOST_EXHIBITS:
        return content
    return replace(content, exhibits=(*content.exhibits, Exhibit(which, found[0].what or found[0].name)))


def _lines(file: CaseFile, one: Held, documents: Sequence[HeldDocument]) -> list[Line]:
    known = {str(document.row.pk): document for document in documents}
    linked = any(exhibit.proves for exhibit in one.content.exhibits)
    words = dict(provable(file)) if linked else {}
    return [
        Line(
            place,
            tab,
            exhibit,
            known.get(exhibit.document),
            [words.get(key, _("not on record any more")) for key in exhibit.proves],
        )
        for place, (tab, exhibit) in enumerate(one.content.tabbed)
    ]


def _people(file: CaseFile) -> str:
    """The people of the case as lines of the cover."""
    ours = [person for person in people_of(file) if person.row.part == Part.CLIENT] or people_of(file)[:1]
    return "\n".join(
        f"{person.names}; {written(person.a_number)}" if person.a_number else str(person.names) for person in ours
    )


def _in_words(words: Words) -> str:
    return words.es if (get_language() or "").startswith("es") else words.en


def _fact(fact: Asked) -> tuple[str, Asked]:
    return _in_words(fact.says), fact


def _version_of(now: object) -> int:
    return now.row.version if isinstance(now, Held) else 0


def _address(file: CaseFile, one: Held) -> str:
    return reverse("packets:packet", args=[file.case.number, one.row.place])
