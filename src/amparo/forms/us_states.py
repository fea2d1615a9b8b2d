"""The states and territories of the United States by the two letters that forms and mail use (USPS Publication 28)."""

from amparo.typed_text import folded

_NAMES = """
AL Alabama|AK Alaska|AS American Samoa|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware
DC District of Columbia|FL Florida|GA Georgia|GU Guam|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas
KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri
MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina
ND North Dakota|MP Northern Mariana Islands|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|PR Puerto Rico
RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia
VI Virgin Islands|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming
"""
STATES = {entry[:2]: entry[3:] for entry in _NAMES.replace("\n", "|").split("|") if entry}
"""The name of each by its letters."""
_LETTERS = {folded(name): letters for letters, name in STATES.items()} | {
    "nueva york": "NY",
    "nueva jersey": "NJ",
    "nuevo mexico": "NM",
    "carolina del norte": "NC",
    "carolina del sur": "SC",
    "dakota del norte": "ND",
    "dakota del sur": "SD",
    "luisiana": "LA",
    "misisipi": "MS",
    "misuri": "MO",
    "pensilvania": "PA",
    "virginia occidental": "WV",
    "washington d c": "DC",
    "washington dc": "DC",
    "d c": "DC",
    "tejas": "TX",
}


def letters_of(state: str) -> str | None:
    """The two letters of a state written in English or Spanish, or by its letters; None if it is none.

    >>> letters_of("Nueva York"), letters_of("tx"), letters_of("Petén")
    ('NY', 'TX', None)
    """
    written = state.strip().upper().replace(".", "")
    return written if written in STATES else _LETTERS.get(folded(state))
