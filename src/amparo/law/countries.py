"""Countries by ISO 3166-1 alpha-2 code, in English and Spanish.

Kosovo is XK, as in common use; XX stands for a person whom no state takes for its national. The names are those of
Unicode CLDR, which Babel brings; it is loaded by the first name that is asked for, never by a code.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from amparo.law.facts import Words

if TYPE_CHECKING:
    from babel import Locale

_IN_ORDER = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO
    FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE
    JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
    MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW
    PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM
    TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW XX
"""
_CODES = dict.fromkeys(_IN_ORDER.split())
"""In the order in which a docket keeps them: a new one goes to the end."""

_OURS = MappingProxyType(
    {
        "CD": Words("Democratic Republic of the Congo", "República Democrática del Congo"),
        "CG": Words("Republic of the Congo", "Congo"),
        "HK": Words("Hong Kong", "Hong Kong"),
        "MO": Words("Macao", "Macao"),
        "PS": Words("Palestine", "Palestina"),
        "XX": Words("stateless", "apátrida"),
    }
)
"""Where CLDR has no name, or one that nobody gives as where they are from (Congo - Kinshasa, Hong Kong SAR China)."""


class _Countries(Mapping[str, Words]):
    def __getitem__(self, code: str) -> Words:
        if code not in _CODES:
            raise KeyError(code)
        return _named(code)

    def __contains__(self, code: object) -> bool:
        return code in _CODES

    def __iter__(self) -> Iterator[str]:
        return iter(_CODES)

    def __len__(self) -> int:
        return len(_CODES)


COUNTRIES: Mapping[str, Words] = _Countries()


@cache
def _named(code: str) -> Words:
    return _OURS.get(code) or Words(_locale("en").territories[code], _locale("es").territories[code])


@cache
def _locale(language: str) -> "Locale":
    from babel import Locale  # here, because most who ask for the law name no country

    return Locale(language)


WESTERN_HEMISPHERE: tuple[str, ...] = (
    "AG",
    "AR",
    "BB",
    "BO",
    "BR",
    "BS",
    "BZ",
    "CA",
    "CL",
    "CO",
    "CR",
    "CU",
    "DM",
    "DO",
    "EC",
    "GD",
    "GT",
    "GY",
    "HN",
    "HT",
    "JM",
    "KN",
    "LC",
    "MX",
    "NI",
    "PA",
    "PE",
    "PY",
    "SR",
    "SV",
    "TT",
    "US",
    "UY",
    "VC",
    "VE",
)
"""The states of North, Central and South America and the Caribbean: whom the second Remain in Mexico program
could cover (DHS guidance, 2021-12-02). Mexico is among them and excepted by that guidance itself."""
