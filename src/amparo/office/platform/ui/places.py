"""Places by whose clock people live, for staff and clients alike."""

from __future__ import annotations

from collections.abc import Mapping

PLACES: Mapping[str, str] = {
    "America/Tijuana": "Tijuana, Mexicali",
    "America/Hermosillo": "Nogales, Hermosillo",
    "America/Ciudad_Juarez": "Ciudad Juárez",
    "America/Ojinaga": "Ojinaga, Piedras Negras",
    "America/Matamoros": "Matamoros, Reynosa, Nuevo Laredo",
    "America/Monterrey": "Monterrey",
    "America/Mexico_City": "Tapachula, Ciudad de México",
    "America/Cancun": "Cancún",
    "America/Denver": "El Paso, Denver",
    "America/Chicago": "Houston, San Antonio, Chicago",
    "America/New_York": "New York, Miami",
    "America/Los_Angeles": "Los Angeles, San Diego",
    "America/Phoenix": "Phoenix, Tucson",
    "America/Guatemala": "Guatemala, Tegucigalpa, San Salvador",
    "America/Port-au-Prince": "Port-au-Prince",
}
"""Places where clients and their families wait, by time zone; the first name says which clock is meant."""


def place_of(zone: str) -> str:
    """The place by whose clock people know a zone: `Ciudad Juárez`."""
    return PLACES.get(zone, zone.rpartition("/")[2].replace("_", " ")).partition(",")[0]
