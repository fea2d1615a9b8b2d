"""Django's settings for the public pages. They are set by these variables and no more:

AMPARO_LETTERBOX (the folder of the dropbox; without it that of AMPARO_HOME), DATABASE_URL (PostgreSQL, by the role
that `amparo letterbox role` made), AMPARO_PUBLIC_ORIGIN (the address people type, https://help.example; without it
http on this machine only), AMPARO_EXIT (where the quick exit leads), AMPARO_PROXY (1: a proxy on this machine says who
asks, in X-Real-IP).
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from django.utils.csp import CSP

from amparo.office.platform.home import home

HERE = Path(__file__).parent
ORIGIN = os.environ.get("AMPARO_PUBLIC_ORIGIN", "").rstrip("/")
SECURE = ORIGIN.startswith("https://")
EXIT = os.environ.get("AMPARO_EXIT", "https://www.wikipedia.org/")
BEHIND_PROXY = os.environ.get("AMPARO_PROXY") == "1"

DEBUG = False
SECRET_KEY = secrets.token_hex(32)  # nothing that outlives the process is signed with it
ALLOWED_HOSTS = [urlsplit(ORIGIN).hostname or "localhost"] if ORIGIN else ["localhost", "127.0.0.1", "[::1]"]
ROOT_URLCONF = "amparo.office.front_door.public_site.urls"
WSGI_APPLICATION = "amparo.office.front_door.public_site.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "amparo.office.front_door.dropbox",
    "amparo.office.front_door.public_site",
]
MIDDLEWARE = [
    "amparo.office.front_door.public_site.guarding.Trouble",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "amparo.office.platform.ui.headers.Headers",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "amparo.office.front_door.public_site.guarding.OwnForms",
    "amparo.office.front_door.public_site.guarding.InTurn",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"builtins": ["django.templatetags.static"]},
    }
]

SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;"
if os.environ.get("DATABASE_URL"):
    DATABASES: dict[str, Any] = {"default": dj_database_url.config(conn_max_age=60, conn_health_checks=True)}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": home().letterbox,
            "CONN_MAX_AGE": None,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 5, "init_command": SQLITE_PRAGMAS},
        }
    }
LETTERBOX = "default"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_MEMORY_SIZE = 100_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000  # a questionnaire of many cards
FILE_UPLOAD_HANDLERS: list[str] = []  # no files

SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
STATIC_URL = "/static/"
STORAGES = {"staticfiles": {"BACKEND": "amparo.office.platform.ui.static_files.Stamped"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False


def _leaves_nothing(headers: Any, path: str, url: str) -> None:
    headers["Cache-Control"] = "no-store"  # the style of these pages would tell of them too


WHITENOISE_ADD_HEADERS_FUNCTION = _leaves_nothing

USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "amparo.office.platform.ui.faults.NamesNothing"}},
    "handlers": {"errors": {"class": "logging.StreamHandler", "formatter": "plain", "level": "WARNING"}},
    "root": {"handlers": ["errors"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["errors"], "propagate": False}, "django.request": {"level": "ERROR"}},
}
