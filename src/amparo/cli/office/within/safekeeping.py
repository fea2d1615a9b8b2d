"""Backups made, opened and restored."""

from amparo.office.outward.safekeeping.making import KEPT_DAYS as KEPT_DAYS
from amparo.office.outward.safekeeping.making import Made as Made
from amparo.office.outward.safekeeping.making import back_up as back_up
from amparo.office.outward.safekeeping.putting_back import code_anew as code_anew
from amparo.office.outward.safekeeping.putting_back import put_back as put_back
from amparo.office.outward.safekeeping.settling import faults_of_counts as faults_of_counts
from amparo.office.outward.safekeeping.settling import on_record as on_record
from amparo.office.outward.safekeeping.settling import refuse_full_database as refuse_full_database
from amparo.office.outward.safekeeping.settling import settle as settle
from amparo.office.outward.safekeeping.settling import unlock as unlock
from amparo.office.outward.safekeeping.snapshot import restore_dump as restore_dump
from amparo.office.outward.safekeeping.verifying import Verified as Verified
from amparo.office.outward.safekeeping.verifying import heads_in as heads_in
from amparo.office.outward.safekeeping.verifying import strays as strays
from amparo.office.outward.safekeeping.verifying import verify_office as verify_office
