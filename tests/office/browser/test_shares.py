"""A share of the office's key is rehearsed on a page: right, wrong, of another set; and nothing of it stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from amparo.office.platform.encryption.keyring import Keyring
from amparo.office.platform.encryption.openers import Opener
from amparo.office.platform.encryption.shares import Share
from amparo.office.run.demo.office import PASSWORD
from tests.office.browser.conftest import Desk
from tests.office.browser.test_pictures import _grave


@pytest.fixture
def made(demo: str, lies_in: Path) -> tuple[Share, ...]:
    """Shares of the fictional office, made beside it while it is served."""
    (folder,) = lies_in.glob("amparo-demo-*")
    ring = Keyring.open(folder / "office" / "keyring.json", Opener.key_file(folder / "office.key"))
    return ring.make_shares(2, 3)


def test_a_share_is_rehearsed_while_the_office_is_served(desk: Desk, made: tuple[Share, ...], lies_in: Path) -> None:
    page = desk.sign_in("Martin")
    desk.open("/account/")
    page.get_by_role("link", name="Check a share").click()
    page.get_by_label("Password").fill(PASSWORD)  # who holds the key's papers is asked again who they are
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check a share")
    expect(page.locator("li", has_text="2 of 3 shares")).to_be_visible()
    typed = page.get_by_label("The words of the share")
    typed.fill("\n".join(f"{place}. {word[:4].upper()}" for place, word in enumerate(made[1].words, 1)))
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_role("status")).to_contain_text("Share 2 of 3 is right.")
    expect(page.get_by_role("status")).to_contain_text("With 1 more it opens the office.")
    expect(typed).to_have_value("")
    assert _grave(page) == []
    desk.picture("share-right")
    for words, told in (
        ((*made[1].words[:-1], made[0].words[-1]), "A word is wrong or in another’s place"),
        (made[1].words[:12], "these are 12"),
        (("zebra", *made[1].words[1:]), "Word 1 is in no share"),
    ):
        typed.fill(" ".join(words))
        page.get_by_role("button", name="Check it").click()
        expect(page.locator(".error")).to_contain_text(told)
    assert _grave(page) == []
    desk.complaints = [said for said in desk.complaints if "422" not in said]
    page.set_viewport_size({"width": 390, "height": 800})
    desk.picture("share-wrong-390")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    desk.open("/check-share/")
    expect(typed).to_have_value("")  # and no draft of it
    kept = b"".join(path.read_bytes() for path in lies_in.rglob("*") if path.is_file())
    for words in (made[1].text, " ".join(made[1].words[:12])):
        assert words.encode() not in kept
