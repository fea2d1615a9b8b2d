"""The tie between a self-petitioner under VAWA and the abuser: who, how it stands, when it must have ended.

INA 204(a)(1)(A)(iii), (iv), (vi), (vii), (B)(ii), (iii), (v); 8 CFR 204.2(c), (e). Read 2026-11-28: USCIS Policy
Manual, Volume 3, Part D, Chapter 2 at uscis.gov; deaths at legalservicesincorporated.com; parents at womenslaw.org;
Policy Alert PA-2025-33 (2025-12-22) at thomasmlee.com, visaverge.com and sabrinali.law.
"""

from amparo.law.facts import Words
from amparo.law.relief.in_time import Petition, filed_before_birthday, filed_by
from amparo.law.relief.open_points import spouse_said_unmarried
from amparo.law.tree import (
    ASKED,
    Not,
    Open,
    Yes,
    all_of,
    any_of,
    date_of,
    on,
    one_of,
    years_after,
)

PETITION = Petition("vawa_petition", "vawa_filed_on")

SPOUSE = one_of("abuser_relation", "spouse")
PARENT = one_of("abuser_relation", "parent")
SON_OR_DAUGHTER = one_of("abuser_relation", "adult_son_or_daughter")
NOT_SPOUSE = one_of("abuser_relation", "parent", "adult_son_or_daughter")

CITIZEN = one_of("abuser_status", "us_citizen")
DIVORCED = one_of("abuser_relation_standing", "divorced")
DIED = one_of("abuser_relation_standing", "abuser_died")
ENDED_ON, LOST_ON = "abuser_relation_ended_on", "abuser_lost_status_on"

STEP_PARENT_DIVORCED = Open(
    Words(
        "a step-parent divorced from the parent: Arguijo v. USCIS, 991 F.3d 736 (7th Cir. 2021), and what USCIS makes "
        "of it since its manual was rewritten on 2025-12-22, are for a lawyer",
        "un padrastro o madrastra divorciado del padre o madre: Arguijo v. USCIS, 991 F.3d 736 (7th Cir. 2021), y lo "
        "que USCIS hace con ello desde que reescribió su manual el 2025-12-22, lo valora un abogado",
    )
)
RESIDENT_DIED_LATER = Open(
    Words(
        "the abuser, a permanent resident, died after the filing: USCIS may still approve under INA 204(l), at its "
        "discretion",
        "quien maltrata, residente permanente, murió después de presentarse: USCIS aún puede aprobar según INA "
        "204(l), a su discreción",
    )
)
LIVED_TOGETHER_BEFORE = Open(
    Words(
        "they lived together only outside the relation: the statute says “has resided”, USCIS asks for residence "
        "during the relation since 2025-12-22 (PA-2025-33)",
        "vivieron juntos solo fuera de la relación: la ley dice «ha residido»; USCIS pide residencia durante la "
        "relación desde 2025-12-22 (PA-2025-33)",
    )
)

LOST_FOR_VIOLENCE = any_of(
    PETITION.before(date_of(LOST_ON)),
    all_of(Yes("status_lost_for_violence"), filed_by(PETITION, years_after(date_of(LOST_ON), 2), LOST_ON)),
)
"""Status lost after the filing, or within two years before it because of domestic violence."""

RIGHT_RELATIVE = any_of(
    all_of(
        one_of("abuser_relation", "spouse", "parent"),
        any_of(
            one_of("abuser_status", "us_citizen", "permanent_resident"),
            all_of(one_of("abuser_status", "lost_citizenship", "lost_residence"), LOST_FOR_VIOLENCE),
        ),
    ),
    all_of(
        SON_OR_DAUGHTER,
        any_of(CITIZEN, all_of(one_of("abuser_status", "lost_citizenship"), LOST_FOR_VIOLENCE)),
    ),
)
"""Spouse or child of a citizen or resident, or parent of a citizen."""

IN_TWO_YEARS = filed_by(PETITION, years_after(date_of(ENDED_ON), 2), ENDED_ON)

ONGOING = one_of("abuser_relation_standing", "ongoing")
RELATION_HOLDS = any_of(
    PETITION.approved,
    all_of(ONGOING, Not(spouse_said_unmarried(all_of(SPOUSE, ONGOING)))),
    all_of(
        PETITION.before(date_of(ENDED_ON)),
        any_of(DIVORCED, all_of(DIED, any_of(CITIZEN, RESIDENT_DIED_LATER))),
    ),
    all_of(SPOUSE, DIVORCED, Yes("divorce_connected_with_abuse"), IN_TWO_YEARS),
    all_of(PARENT, DIVORCED, STEP_PARENT_DIVORCED),
    all_of(one_of("abuser_relation", "spouse", "adult_son_or_daughter"), DIED, CITIZEN, IN_TWO_YEARS),
)
"""It lasts, lasted when the petition was filed, or ended in one of the ways that leave two years."""

AGE_OF_CHILD = any_of(
    filed_before_birthday(PETITION, "born_on", 21),
    all_of(
        Yes("abuse_before_21"),
        Yes("abuse_delayed_filing"),
        filed_before_birthday(PETITION, "born_on", 25),
    ),
)
"""Under 21 at filing; or under 25, where abuse was a central reason for the delay: INA 204(a)(1)(D)(v)."""

RESIDED = any_of(
    Yes("resided_during_relation"),
    all_of(
        Yes("resided_with_abuser"),
        any_of(all_of(on(2022, 2, 10) <= ASKED, on(2025, 12, 22) > ASKED), LIVED_TOGETHER_BEFORE),
    ),
)
"""USCIS took residence at any time from 2022-02-10 to 2025-12-21; the statute says no more than “has resided”."""
