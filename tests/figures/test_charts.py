"""Charts and the map: the numbers of their tables, words for those who cannot see them, and nothing from outside."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from amparo.errors import FiguresError
from amparo.figures.borderline import border_map, places
from amparo.figures.borders import BORDER, PORTS
from amparo.figures.charts import bars
from amparo.figures.grouping import Group
from amparo.figures.releasing import Asked, release
from amparo.figures.tables import Margin
from amparo.law.facts import Words
from tests.figures.dockets import docket

TITLE, TOLD = Words("People by port", "Personas por puerto"), Words("San Ysidro & others", "San Ysidro y otros")
SVG = "{http://www.w3.org/2000/svg}"


def by_port(rest: int = 0, **counts: int) -> Margin:
    groups = [Group(frozenset({code})) for code in counts]
    tail = ((Group(frozenset(), rest=True),), (rest,)) if rest else ((), ())
    return Margin("port", (*groups, *tail[0]), (*counts.values(), *tail[1]))


def words_in(svg: str) -> list[str]:
    return [part for one in ElementTree.fromstring(svg).iter() if one.text for part in (one.text,)]


def test_a_chart_says_each_class_and_its_number() -> None:
    svg = bars("By port <2019>", [("San Ysidro", 1200), ("other ports & more", 33)], "Most through San Ysidro")
    words = words_in(svg)
    assert words[:2] == ["By port <2019>", "Most through San Ysidro"]
    assert {"San Ysidro", "other ports & more", "1,200", "33"} <= set(words)


def test_pictures_name_themselves_follow_the_screen_and_fetch_nothing() -> None:
    for svg in (bars("a", [("b", 12)], "c"), border_map(by_port(san_ysidro=40), TITLE, TOLD)):
        root = ElementTree.fromstring(svg)
        assert root.get("role") == "img"
        assert [one.tag for one in list(root)[:2]] == [f"{SVG}title", f"{SVG}desc"]
        assert "prefers-color-scheme:dark" in svg
        assert svg.count("http") == svg.count("http://www.w3.org/")
        assert "<script" not in svg
        assert svg.count("<title>") == 1


def test_the_map_shows_the_ports_that_are_told_apart() -> None:
    svg = border_map(by_port(30, san_ysidro=1200, laredo=300), TITLE, TOLD, "es")
    words = words_in(svg)
    assert {"San Ysidro", "1,200", "Laredo", "300", "MÉXICO"} <= set(words)
    assert "El Paso" not in words
    assert "30" not in words
    assert svg.count('class="mark"') == 2
    assert svg.count('class="port"') == len(PORTS) - 2


def test_a_larger_count_has_a_larger_mark() -> None:
    root = ElementTree.fromstring(border_map(by_port(laredo=100, san_ysidro=400), TITLE, TOLD))
    radii = [float(one.get("r", "0")) for one in root.iter(f"{SVG}circle") if one.get("class") == "mark"]
    assert radii == [26.0, 13.0]


def test_no_count_under_five_reaches_the_map() -> None:
    with pytest.raises(FiguresError, match="under 5"):
        border_map(by_port(laredo=100, san_ysidro=4), TITLE, TOLD)


def test_a_release_without_ports_of_its_own_gives_an_empty_map() -> None:
    assert border_map(Margin("port", (), ()), TITLE, TOLD).count('class="mark"') == 0


def test_the_table_beside_the_map_names_every_port_and_its_city() -> None:
    made = release(docket(7, 700), Asked(dt.date(2019, 12, 1)), dt.date(2019, 12, 1))
    margin = next(one for one in made.release.margins if one.dimension == "port")
    told = places(margin)
    assert [place.code for place in told] == list(PORTS)
    assert (told[0].name, told[0].city) == ("San Ysidro", "Tijuana")
    assert sum(place.count or 0 for place in told) <= made.release.total


def test_ports_lie_on_the_border_from_west_to_east() -> None:
    wests = [port.at[0] for port in PORTS.values()]
    assert wests == sorted(wests)
    for port in PORTS.values():
        assert min(_from(port.at, one, two) for one, two in pairwise(BORDER)) < 0.15, port.name


def _from(point: tuple[float, float], one: tuple[float, float], two: tuple[float, float]) -> float:
    """How far a point lies from a line, in degrees."""
    along = (two[0] - one[0], two[1] - one[1])
    length = along[0] ** 2 + along[1] ** 2
    share = max(0.0, min(1.0, ((point[0] - one[0]) * along[0] + (point[1] - one[1]) * along[1]) / length))
    near = (one[0] + share * along[0], one[1] + share * along[1])
    return float(((point[0] - near[0]) ** 2 + (point[1] - near[1]) ** 2) ** 0.5)
