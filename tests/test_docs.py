"""What the pages show works as shown."""

import json
import re
from pathlib import Path

from amparo.law.book import the_law
from amparo.law.check import check_policy
from amparo.law.policy_json import policy_from_json
from amparo.screen.cases import read_cases, run

ROOT = Path(__file__).resolve().parents[1]
LAW = the_law()


def example(page):
    """The first JSON example of a page."""
    return re.search(r"```json\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL).group(1)


def test_the_draft_policy_of_the_page_is_a_good_one():
    assert check_policy(LAW, policy_from_json(json.loads(example("docs/policy-files.md")))) == []


def test_the_worked_case_of_the_page_holds(tmp_path):
    path = tmp_path / "cases.json"
    path.write_text(example("docs/for-lawyers.md"))
    assert [run(case, LAW) for case in read_cases(path, LAW)] == [None]


def test_every_link_between_pages_leads_somewhere():
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("bench/*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_figures_of_the_readme_are_those_of_the_law():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(LAW.deadlines) == 13
    assert "thirteen deadlines" in readme
    assert len(LAW.policies) == 7
    assert "seven policies" in readme
