"""The office key made new."""

from __future__ import annotations

from amparo.office.outward.safekeeping.rotating import rotate as rotate
