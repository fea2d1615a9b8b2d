"""The office's settings with a folder of its own for each run of the tests."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_folder = Path(tempfile.mkdtemp(prefix="amparo-tests-"))
_owner = os.getpid()
atexit.register(lambda: os.getpid() == _owner and shutil.rmtree(_folder, ignore_errors=True))
os.environ["AMPARO_HOME"] = str(_folder)

from amparo.office.run.settings import *  # noqa: E402, F403
from amparo.office.run.settings import DATABASES, HOME, INSTALLED_APPS  # noqa: E402

HOME.make()
for _name, _database in DATABASES.items():
    _database.setdefault("TEST", {})
    if "sqlite" in _database["ENGINE"]:
        _database["TEST"]["NAME"] = str(_folder / f"tests-{_name}.sqlite3")
    if _name == "letterbox":
        _database["TEST"]["MIGRATE"] = False  # all steps would be gone through for the tables of one room
ALLOWED_HOSTS = ["localhost", "testserver"]
INSTALLED_APPS.append("amparo.office.front_door.public_site")  # its pages are tested in the same process
WHITENOISE_AUTOREFRESH = True  # a style is looked for when it is asked for: else each of thousands of clients lists all
PASSWORD_HASHERS = ["tests.office.hashers.Quick"]
