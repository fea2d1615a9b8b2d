"""The ports of the border with Mexico, the cities on the other side, and the line between, in degrees.

Positions are those of the cities, to about a kilometre; the coast and the line are drawn for the eye and are no survey.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

type Point = tuple[float, float]
"""Longitude and latitude in degrees; west and south are negative."""


@dataclass(frozen=True, slots=True)
class Port:
    """A port of entry, and the city in which people wait."""

    code: str
    name: str
    city: str  # on the Mexican side
    at: Point


_PORTS = (
    Port("san_ysidro", "San Ysidro", "Tijuana", (-117.03, 32.54)),
    Port("otay_mesa", "Otay Mesa", "Tijuana", (-116.94, 32.55)),
    Port("tecate", "Tecate", "Tecate", (-116.63, 32.58)),
    Port("calexico", "Calexico", "Mexicali", (-115.50, 32.67)),
    Port("san_luis", "San Luis", "San Luis Río Colorado", (-114.78, 32.49)),
    Port("nogales", "Nogales", "Nogales", (-110.94, 31.33)),
    Port("douglas", "Douglas", "Agua Prieta", (-109.56, 31.33)),
    Port("el_paso", "El Paso", "Ciudad Juárez", (-106.49, 31.75)),
    Port("presidio", "Presidio", "Ojinaga", (-104.40, 29.56)),
    Port("del_rio", "Del Rio", "Ciudad Acuña", (-100.93, 29.33)),
    Port("eagle_pass", "Eagle Pass", "Piedras Negras", (-100.51, 28.71)),
    Port("laredo", "Laredo", "Nuevo Laredo", (-99.51, 27.50)),
    Port("roma", "Roma", "Ciudad Miguel Alemán", (-99.02, 26.40)),
    Port("hidalgo", "Hidalgo", "Reynosa", (-98.27, 26.09)),
    Port("brownsville", "Brownsville", "Matamoros", (-97.50, 25.90)),
)

PORTS: Mapping[str, Port] = MappingProxyType({port.code: port for port in _PORTS})
"""From west to east."""

BORDER: tuple[Point, ...] = (
    (-117.12, 32.53),
    (-114.72, 32.72),
    (-114.81, 32.49),
    (-111.07, 31.33),
    (-108.21, 31.33),
    (-108.21, 31.78),
    (-106.53, 31.78),
    (-106.38, 31.73),
    (-106.20, 31.47),
    (-105.63, 31.08),
    (-105.00, 30.68),
    (-104.70, 30.05),
    (-104.40, 29.57),
    (-103.92, 29.28),
    (-103.16, 28.98),
    (-102.87, 29.22),
    (-102.68, 29.74),
    (-102.32, 29.88),
    (-101.76, 29.78),
    (-101.40, 29.77),
    (-100.93, 29.33),
    (-100.66, 29.10),
    (-100.51, 28.71),
    (-100.29, 28.28),
    (-99.84, 27.77),
    (-99.51, 27.50),
    (-99.45, 27.02),
    (-99.09, 26.42),
    (-98.27, 26.06),
    (-97.66, 26.03),
    (-97.36, 25.84),
    (-97.15, 25.96),
)
"""From the Pacific to the Gulf: survey lines in the west, the Rio Grande in the east."""

PACIFIC: tuple[Point, ...] = (
    (-118.40, 33.74),
    (-117.88, 33.60),
    (-117.30, 33.05),
    (-117.25, 32.70),
    (-117.12, 32.53),
    (-116.89, 32.20),
    (-116.62, 31.85),
    (-116.66, 31.56),
    (-116.33, 31.10),
    (-116.05, 30.45),
    (-115.79, 30.10),
    (-115.18, 29.43),
    (-114.66, 29.10),
    (-114.16, 28.60),
)

CALIFORNIA_GULF: tuple[Point, ...] = (
    (-112.85, 28.45),
    (-113.10, 28.90),
    (-113.55, 29.50),
    (-114.35, 29.80),
    (-114.68, 30.40),
    (-114.85, 31.02),
    (-114.83, 31.75),
    (-114.40, 31.60),
    (-113.60, 31.33),
    (-113.10, 31.20),
    (-112.75, 30.30),
    (-112.15, 29.30),
    (-111.68, 28.48),
)
"""The head of the Gulf of California, from Baja round to Sonora."""

MEXICO_GULF: tuple[Point, ...] = (
    (-94.80, 29.30),
    (-95.90, 28.60),
    (-97.05, 27.83),
    (-97.37, 27.20),
    (-97.15, 26.07),
    (-97.15, 25.96),
    (-97.40, 25.20),
    (-97.70, 24.40),
)
