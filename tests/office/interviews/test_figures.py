"""The pressure report, the forecast and their charts."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from amparo.office.cases.calendar.models import Appointment
from amparo.office.interviews import charts
from amparo.office.interviews.models import Booking, Outcome
from amparo.office.interviews.workload import workload
from tests.office.interviews.conftest import Office

pytestmark = pytest.mark.django_db


def _held(office: Office, outcomes: list[Outcome], *, cap: int = 4, minutes: int = 90) -> None:
    """Interviews held this Monday by one interviewer."""
    today = timezone.localdate()
    monday = today - dt.timedelta(days=today.weekday())
    began = dt.datetime.combine(monday, dt.time(9), timezone.get_default_timezone())
    for number, outcome in enumerate(outcomes):
        held = office.case(f"Person {number}")
        appointment = Appointment(case=held.case, kind="meeting", at=began)
        appointment.sealed_where = held.case_key.seal(appointment, "sealed_where", {"place": "", "note": ""})
        appointment.save(force_insert=True)
        Booking.objects.create(
            wanted=held.wanted, appointment=appointment, interviewer=office.first, minutes=90, outcome=outcome,
            started_at=began, ended_at=began + dt.timedelta(minutes=minutes), cap_then=cap,
        )  # fmt: skip


def test_a_week_tells_minutes_against_need_and_who_was_rushed(office: Office) -> None:
    _held(office, [Outcome.DONE, Outcome.CUT, Outcome.ABSENT, Outcome.MORE], minutes=80)
    week = workload().weeks[-1]
    assert (week.interviews, week.needed, week.held, week.rushed, week.absent) == (3, 270, 240, 1, 1)
    assert week.rushed_percent == 33
    load = workload().loads[0]
    assert (load.name, load.interviews, load.days, load.most, load.each_day) == ("Ana", 3, 1, 3, 3.0)


def test_a_day_above_the_cap_rushes_everybody_in_it(office: Office) -> None:
    _held(office, [Outcome.DONE] * 5, cap=4)
    assert workload().weeks[-1].rushed == 5


def test_an_interview_that_ended_early_because_all_was_said_is_not_rushed(office: Office) -> None:
    _held(office, [Outcome.DONE], minutes=20)
    assert workload().weeks[-1].rushed == 0


def test_the_report_is_a_page_with_charts_and_tables(office: Office, ruth: Client) -> None:
    assert "No interview was held yet." in ruth.get(reverse("interviews:pressure")).content.decode()
    _held(office, [Outcome.DONE, Outcome.CUT])
    page = ruth.get(reverse("interviews:pressure")).content.decode()
    assert page.count('<svg class="chart"') == 2
    assert "(50 %)" in page
    assert "Person" not in page


def test_the_forecast_begins_with_the_office_as_it_stands(office: Office, ruth: Client) -> None:
    for number in range(5):
        office.case(f"Person {number}")
    page = ruth.get(reverse("interviews:interview_forecast")).content.decode()
    assert 'name="interviewers" value="2"' in page
    assert 'name="backlog" value="5"' in page
    assert 'type="range"' in page
    assert "Move a slider" in page


def test_a_lower_cap_lets_more_people_wait(office: Office, ruth: Client) -> None:
    asked = {"arrivals": "8", "backlog": "0", "interviewers": "2", "absent": "10", "weeks": "4"}
    waiting = []
    for cap in ("4", "1"):
        answer = ruth.get(
            reverse("interviews:interview_forecast"), {**asked, "cap": cap}, headers={"HX-Request": "true"}
        )
        assert "<html" not in answer.content.decode()
        waiting.append([float(then.backlog.median) for _now, then in answer.context["weeks"]])
    assert waiting[1][-1] > waiting[0][-1]
    assert (
        "The dashed line" in ruth.get(reverse("interviews:interview_forecast"), {**asked, "cap": "1"}).content.decode()
    )


def test_a_forecast_of_what_cannot_be_is_refused_beside_the_field(ruth: Client) -> None:
    answer = ruth.get(reverse("interviews:interview_forecast"), {"cap": "99", "arrivals": "many", "weeks": "1000000"})
    assert answer.status_code == 422
    assert "less than or equal to 12" in answer.content.decode()
    assert ruth.get(reverse("interviews:interview_forecast"), {"arrivals": "nan"}).status_code in (200, 422)


@pytest.mark.parametrize("values", [[], [0], [0, 0, 0], [1, 5, 3], [1e6] * 30])
def test_bars_stay_in_their_box(values: list[float]) -> None:
    chart = charts.bars(values, [str(one) for one in values])
    for bar in chart.bars:
        assert charts.LEFT <= bar.x <= charts.WIDTH
        assert 0 <= bar.y <= chart.floor
        assert bar.y + bar.height == pytest.approx(chart.floor, abs=0.2)
    assert len(chart.labels) <= 12


def test_a_line_and_its_range_are_points_that_a_browser_reads(office: Office, ruth: Client) -> None:
    page = ruth.get(reverse("interviews:interview_forecast"), {"weeks": "3"}).content.decode()
    svg = page[page.index("<svg") : page.index("</svg>") + 6]
    drawn = ET.fromstring(svg)
    (area,) = drawn.findall("polygon")
    points = [tuple(map(float, one.split(","))) for one in area.get("points", "").split()]
    assert len(points) == 6
    assert all(0 <= x <= charts.WIDTH and 0 <= y <= charts.HEIGHT for x, y in points)


def test_in_spanish_numbers_in_a_chart_keep_their_points(office: Office) -> None:
    from tests.office.builders import signed_in

    office.ana.language = "es"
    office.ana.save()
    page = signed_in(office.ana).get(reverse("interviews:interview_forecast")).content.decode()
    svg = page[page.index("<svg") : page.index("</svg>") + 6]
    assert not [one for one in ET.fromstring(svg).iter() for name in ("x1", "y1", "x", "y") if "," in one.get(name, "")]
