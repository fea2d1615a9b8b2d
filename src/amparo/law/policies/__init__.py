"""Every policy that turned on a day and may turn off on another, one file each, with its court history.

`POLICIES` lists them by the day on which they began.
"""

from amparo.law.policies.asylum_fee_2025 import ASYLUM_FEE_2025
from amparo.law.policies.lawful_pathways import LAWFUL_PATHWAYS
from amparo.law.policies.mpp import MPP
from amparo.law.policies.proclamation_10888 import PROCLAMATION_10888, PROCLAMATION_10888_NO_SCREENING
from amparo.law.policies.securing_the_border import SECURING_THE_BORDER
from amparo.law.policies.title_42 import TITLE_42
from amparo.law.policies.transit_bar_2019 import TRANSIT_BAR_2019
from amparo.law.policy import Policy

POLICIES: tuple[Policy, ...] = (
    MPP,
    TRANSIT_BAR_2019,
    TITLE_42,
    LAWFUL_PATHWAYS,
    SECURING_THE_BORDER,
    PROCLAMATION_10888,
    PROCLAMATION_10888_NO_SCREENING,
    ASYLUM_FEE_2025,
)
