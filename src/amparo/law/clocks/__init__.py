"""Every clock, one file each: what starts it, what stops it, what it opens."""

from amparo.law.clock import Clock
from amparo.law.clocks.ead import EAD
from amparo.law.clocks.ead_extension import EAD_EXTENSION

CLOCKS: tuple[Clock, ...] = (EAD, EAD_EXTENSION)
