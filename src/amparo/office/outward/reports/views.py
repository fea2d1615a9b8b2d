"""Pages of the figures."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amparo.figures import tables
from amparo.figures.adding import added
from amparo.figures.borderline import border_map
from amparo.figures.charts import bars
from amparo.figures.grouping import FEWEST_CASES
from amparo.figures.public import public_figures
from amparo.figures.publishing import csv_of
from amparo.figures.releasing import TooFew
from amparo.law.facts import Words
from amparo.office.cases.access.gate import one_transaction
from amparo.office.cases.access.rules import TAKES_CASES
from amparo.office.cases.access.services import Changed
from amparo.office.outward.reports import releases
from amparo.office.outward.reports.forms import ReleaseForm, initial
from amparo.office.outward.reports.models import Release
from amparo.office.outward.reports.shown import (
    all_bars,
    bars_of,
    explained,
    grid_of,
    language,
    port_margin,
    ports_of,
    word,
)
from amparo.office.platform.accounts.access import admitted, for_roles, once_more
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.record import record
from amparo.office.platform.ui.fields import posted
from amparo.office.platform.ui.redirects import then

_PICTURE = {"Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'"}
"""A picture carries its own colours and can do nothing else."""


@for_roles(*TAKES_CASES)
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """What has been released, newest first."""
    user = admitted(request)
    rows = list(Release.objects.select_related("published_by"))
    tables_of_each = [releases.tables_of(row) for row in rows]
    page = {
        "releases": rows,
        "total": sum(released.total for released in tables_of_each),
        "bars": all_bars(added(tables_of_each)) if len(tables_of_each) > 1 else [],
        "publishes": user.role == Role.ATTORNEY,
        "section": "figures",
    }
    return render(request, "reports/figures.html", page)


@for_roles(Role.ATTORNEY)
@once_more
@require_http_methods(["GET", "POST"])
def new_release(request: HttpRequest) -> HttpResponse:
    """Ask for figures, look at what would be published, publish it."""
    user = admitted(request)
    form = ReleaseForm(posted(request), initial=initial())
    page: dict[str, object] = {"form": form, "section": "figures", "back": reverse("reports:figures")}
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            prepared = releases.prepare(user, form.asked)
            if request.POST.get("publish"):
                try:
                    with one_transaction(request, user) as deed:
                        row = releases.publish(user, prepared, request.POST["publish"])
                        deed.then = reverse("reports:release", args=[row.pk])
                    return then(request, deed.then, _("Published. It can be read and printed here; nothing was sent."))
                except Changed:
                    page["changed"], status = True, 409
                    prepared = releases.prepare(user, form.asked)
            page |= {"prepared": prepared, "explained": explained(prepared.made), **_shown(prepared.made.release)}
        except TooFew as few:
            page |= {"few": few, "fewest_cases": FEWEST_CASES, "limit": form.asked.limit}
            status = 422
    return render(request, "reports/new.html", page, status=status)


@for_roles(*TAKES_CASES)
@require_safe
def release(request: HttpRequest, release: int) -> HttpResponse:
    """One release: tables, charts, map, method and sources, as a page to read or print."""
    row = _row(request, release)
    page = {"row": row, "section": "figures", **_shown(releases.tables_of(row))}
    return render(request, "reports/release.html", page)


@for_roles(*TAKES_CASES)
@require_safe
def release_csv(request: HttpRequest, release: int) -> HttpResponse:
    """Every figure of a release as a file for spreadsheets."""
    row = _row(request, release)
    head = (_("Count by"), _("Class"), _("and by"), _("Class of that"), _("People"))
    headers = {"Content-Disposition": f'attachment; filename="figures-{row.on.isoformat()}.csv"'}
    content = csv_of(releases.tables_of(row), head, language())
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


@for_roles(*TAKES_CASES)
@require_safe
def release_chart(request: HttpRequest, release: int, name: str) -> HttpResponse:
    """One table of a release as a chart."""
    found = all_bars(releases.tables_of(_row(request, release)).margins)
    table = next((table for table in found if table.name == name), None)
    if table is None:
        raise Http404
    return _picture(bars(table.title, table.lines, table.described))


@for_roles(*TAKES_CASES)
@require_safe
def release_map(request: HttpRequest, release: int) -> HttpResponse:
    """The ports of a release on the border."""
    margin = port_margin(releases.tables_of(_row(request, release)))
    if margin is None:
        raise Http404
    title, described = _("People returned, by port"), bars_of(margin).described
    return _picture(border_map(margin, Words(title, title), Words(described, described), language()))


@for_roles(*TAKES_CASES)
@require_safe
def first_program(request: HttpRequest) -> HttpResponse:
    """What others published of the first program, with their sources."""
    known = public_figures()
    page = {
        "monthly": [
            (series.name, word(series.title), word(series.note), series.source, series.rows) for series in known.monthly
        ],
        "single": [(figure.as_of, word(figure.title), figure.value, figure.source) for figure in known.single],
        "sources": known.sources.values(),
        "section": "figures",
    }
    return render(request, "reports/first_program.html", page)


@for_roles(*TAKES_CASES)
@require_safe
def first_program_chart(request: HttpRequest, name: str) -> HttpResponse:
    """One of the public figures by month as a chart."""
    series = next((series for series in public_figures().monthly if series.name == name), None)
    if series is None:
        raise Http404
    described = "; ".join(f"{month}: {people:,}" for month, people in series.rows)
    return _picture(bars(word(series.title), series.rows, described))


def _row(request: HttpRequest, release: int) -> Release:
    user = admitted(request)
    row = Release.objects.filter(pk=release).select_related("published_by").first()
    if row is None:
        raise Http404
    record(user.pk, "figures.read", about=f"release {row.pk}")
    return row


def _shown(published: tables.Release) -> dict[str, object]:
    return {
        "published": published,
        "bars": all_bars(published.margins),
        "grids": [grid_of(cross, published.total) for cross in published.crosses],
        "ports": ports_of(published),
        "fewest_cases": FEWEST_CASES,
    }


def _picture(svg: str) -> HttpResponse:
    return HttpResponse(svg, content_type="image/svg+xml", headers=_PICTURE)
