"""Open the office of AMPARO_HOME as `amparo serve` does, and print as JSON what is found in it.

In a process of its own: an office is unsealed once and for good.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from tests.office.upgrade.reading import PASSPHRASE, everything


def found(told: dict[str, Any]) -> dict[str, Any]:
    """What the office holds and whether it still does what it did; `told` is what it told when it was made."""
    from django.test.utils import setup_test_environment

    from amparo.office.platform.accounts.models import User
    from amparo.office.platform.audit.sealer import seal_pending
    from amparo.office.platform.audit.verify import verify
    from tests.office import builders

    setup_test_environment()
    held = everything()
    while seal_pending():
        pass
    return {
        "everything": held,
        "faults": [str(one) for one in verify()],
        "may sign in": User.objects.get(name="Ana").check_password(builders.PASSWORD),
        "seed": _seed(),
        "under the known code": _under(told["known code"]),
        "letter that waited": _collected(told["code that waits"]),
        "refused": _refused(told["pages"]),
    }


def _seed() -> str:
    """The seed of the only second factor."""
    from allauth.mfa.adapter import get_adapter
    from allauth.mfa.models import Authenticator

    seed: str = get_adapter().decrypt(Authenticator.objects.get().data["secret"])
    return seed


def _under(secret: str) -> dict[str, Any] | None:
    """What whoever asked reads under their code."""
    from amparo.office.front_door.dropbox import collecting
    from amparo.office.front_door.dropbox.codes import Code

    code = Code(bytes.fromhex(secret))
    return collecting.posted_reply(code.lookup, code.key)


def _collected(secret: str) -> str:
    """The words of the message that lay in the dropbox."""
    from amparo.office.front_door.dropbox.codes import Code
    from amparo.office.intake import incoming
    from amparo.office.intake.models import Request, RequestKey
    from amparo.office.platform.encryption.case_keys import open_key

    incoming.collect()
    row = Request.objects.get(lookup=Code(bytes.fromhex(secret)).lookup)
    return json.dumps(open_key(row.pk, RequestKey).unseal(row, "sealed_told"), ensure_ascii=False)


def _refused(pages: dict[str, list[str]]) -> dict[str, int]:
    """Addresses that answered a member and do not any more."""
    from amparo.office.platform.accounts.models import User
    from tests.office import builders

    answers = {}
    for email, addresses in pages.items():
        browser = builders.signed_in(User.objects.get(email=email))
        browser.raise_request_exception = False
        for address in addresses:
            status = browser.get(address, follow=True).status_code
            if status != 200:
                answers[address] = status
    return answers


if __name__ == "__main__":
    from amparo.office.run import serving

    folder = serving.open_office(serving.Opener.passphrase(PASSPHRASE), migrate=True)
    json.dump(found(json.loads((folder.folder / "told.json").read_text("utf-8"))), sys.stdout)
