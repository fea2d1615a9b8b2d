"""Every deadline, one file each: where the count begins, how long it runs, how it ends."""

from amparo.law.deadline import Deadline
from amparo.law.deadlines.address_change_court import ADDRESS_CHANGE_COURT
from amparo.law.deadlines.address_change_uscis import ADDRESS_CHANGE_USCIS
from amparo.law.deadlines.age_out_21 import AGE_OUT_21
from amparo.law.deadlines.annual_asylum_fee import ANNUAL_ASYLUM_FEE
from amparo.law.deadlines.bia_appeal import BIA_APPEAL
from amparo.law.deadlines.credible_fear_review import CREDIBLE_FEAR_REVIEW
from amparo.law.deadlines.evidence_before_hearing import EVIDENCE_BEFORE_HEARING
from amparo.law.deadlines.i730 import I730
from amparo.law.deadlines.motion_to_reconsider import MOTION_TO_RECONSIDER
from amparo.law.deadlines.motion_to_reopen import MOTION_TO_REOPEN
from amparo.law.deadlines.one_year_asylum import ONE_YEAR_ASYLUM
from amparo.law.deadlines.petition_for_review import PETITION_FOR_REVIEW
from amparo.law.deadlines.reopen_in_absentia import REOPEN_IN_ABSENTIA

DEADLINES: tuple[Deadline, ...] = (
    ONE_YEAR_ASYLUM,
    I730,
    BIA_APPEAL,
    MOTION_TO_RECONSIDER,
    MOTION_TO_REOPEN,
    REOPEN_IN_ABSENTIA,
    PETITION_FOR_REVIEW,
    ADDRESS_CHANGE_USCIS,
    ADDRESS_CHANGE_COURT,
    EVIDENCE_BEFORE_HEARING,
    CREDIBLE_FEAR_REVIEW,
    ANNUAL_ASYLUM_FEE,
    AGE_OUT_21,
)
