"""Where the law was read, in the terminal: sources, and what has not been looked at for long."""

import json

from amparo.cli import MISSED, WELL


def test_the_sources_of_a_rule_are_printed_with_their_place_day_and_how_sure_they_are(amparo):
    code, out, _ = amparo("law", "sources", "securing_the_border")
    assert code == WELL
    told = " ".join(out.split())
    for part in ("policy securing_the_border", "2025-05-09", "whitehouse.gov", "2026-11-28", "confirmed", "open"):
        assert part in told
    assert "could not be read" in amparo("law", "sources", "title_42")[1]
    assert "5 sources of 1 declaration:" in told


def test_all_sources_are_listed_and_a_name_that_is_none_is_told(amparo):
    out = amparo("law", "sources", "--json")[1]
    assert len(json.loads(out)["declared"]) > 38
    code, _, err = amparo("law", "sources", "asylun")
    assert code != WELL
    assert "did you mean “asylum”" in err


def test_what_was_not_checked_for_long_is_listed_longest_ago_first(amparo):
    code, out, _ = amparo("law", "stale", "--days", "90", "--on", "2026-12-01")
    assert code == WELL
    assert "were checked within 90 days before 2026-12-01" in out
    code, out, _ = amparo("law", "stale", "--days", "3", "--on", "2026-11-28", "--json")
    rows = json.loads(out)["declared"]
    assert code == MISSED
    assert {row["checked_on"] for row in rows} == {"2026-11-24"}
    assert {row["days_since_checked"] for row in rows} == {4}
    code, out, _ = amparo("law", "stale", "--on", "2028-01-01")
    assert code == MISSED
    assert "were last checked more than 90 days before 2028-01-01" in out


def test_a_rule_is_shown_with_the_place_of_its_wording_and_its_history(amparo):
    out = " ".join(amparo("law", "show", "annual_asylum_fee")[1].split())
    assert "read at asaptogether.org, annual-asylum-fees; checked on 2026-11-28; confirmed" in out
    assert "from 2025-10-30: stayed" in out
    assert "Known up to 2026-05-29" in out
    clock = " ".join(amparo("law", "show", "ead_extension")[1].split())
    assert "Period tps_a_year: days from 2025-07-22 to 2025-10-29" in clock
