"""Every door, one file each, reading like the section of law that it cites.

`OPTIONS` lists them in the order in which a lawyer would think of them.
"""

from amparo.law.option import Option
from amparo.law.options.asylum import ASYLUM
from amparo.law.options.cat_deferral import CAT_DEFERRAL
from amparo.law.options.cat_withholding import CAT_WITHHOLDING
from amparo.law.options.derivative_asylum import DERIVATIVE_ASYLUM
from amparo.law.options.i730 import I730
from amparo.law.options.mpp_exemption import MPP_EXEMPTION
from amparo.law.options.mpp_fear_interview import MPP_FEAR_INTERVIEW
from amparo.law.options.mpp_wind_down import MPP_WIND_DOWN
from amparo.law.options.parole import PAROLE
from amparo.law.options.sij import SIJ
from amparo.law.options.t_visa import T_VISA
from amparo.law.options.tps import TPS
from amparo.law.options.u_visa import U_VISA
from amparo.law.options.vawa import VAWA
from amparo.law.options.withholding import WITHHOLDING

OPTIONS: tuple[Option, ...] = (
    ASYLUM,
    WITHHOLDING,
    CAT_WITHHOLDING,
    CAT_DEFERRAL,
    DERIVATIVE_ASYLUM,
    I730,
    MPP_EXEMPTION,
    MPP_FEAR_INTERVIEW,
    MPP_WIND_DOWN,
    PAROLE,
    TPS,
    SIJ,
    U_VISA,
    T_VISA,
    VAWA,
)
