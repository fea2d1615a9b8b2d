"""Every form of relief, one file each, reading like the section of law that it cites.

`FORMS_OF_RELIEF` lists them in the order in which a lawyer would think of them.
"""

from amparo.law.form_of_relief import Relief
from amparo.law.relief.asylum import ASYLUM
from amparo.law.relief.cat_deferral import CAT_DEFERRAL
from amparo.law.relief.cat_withholding import CAT_WITHHOLDING
from amparo.law.relief.derivative_asylum import DERIVATIVE_ASYLUM
from amparo.law.relief.i730 import I730
from amparo.law.relief.mpp_exemption import MPP_EXEMPTION
from amparo.law.relief.mpp_fear_interview import MPP_FEAR_INTERVIEW
from amparo.law.relief.mpp_wind_down import MPP_WIND_DOWN
from amparo.law.relief.parole import PAROLE
from amparo.law.relief.sij import SIJ
from amparo.law.relief.t_visa import T_VISA
from amparo.law.relief.tps import TPS
from amparo.law.relief.u_visa import U_VISA
from amparo.law.relief.vawa import VAWA
from amparo.law.relief.withholding import WITHHOLDING

FORMS_OF_RELIEF: tuple[Relief, ...] = (
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
