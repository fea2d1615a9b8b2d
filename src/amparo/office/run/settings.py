"""Django's settings. An office is set by these variables and no more:

AMPARO_HOME (its folder), AMPARO_LETTERBOX (the folder of its letterbox, if elsewhere), DATABASE_URL (PostgreSQL;
without it SQLite in the folder), AMPARO_ORIGIN (the address people type, https://office.example; without it http on
this machine only), AMPARO_PROXY (1: a proxy on this machine says in X-Real-IP who asks), AMPARO_SCANNER (a command that
looks for viruses on standard input), AMPARO_SMTP and AMPARO_SENDER (a mail server and whose address mail carries),
AMPARO_SMS and AMPARO_SMS_TOKEN (a gateway for text messages), AMPARO_BACKUP (a folder for the backup of each night),
AMPARO_BACKUP_FOR (age recipients who can open it besides), AMPARO_BACKUP_DAYS (how long backups are kept, 30),
AMPARO_BACKUP_KEY_DAYS (how long the keys in them are kept, 30 or as long as backups, whichever is less),
AMPARO_RESERVE_MB (the room that is kept for when the disk is full, 64),
AMPARO_WITNESS (where the end of the audit log is kept outside this machine), AMPARO_SECOND_PERSON_DAYS (how long one
waits before doing alone what takes two members and nobody can grant, 1), AMPARO_OUTBOX (a folder in which messages
are only written down, to try things out), AMPARO_DEMO (an office of invented people).
"""

from __future__ import annotations

import os
import secrets
import shlex
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from django.utils.csp import CSP

from amparo.office.platform.encryption import vault
from amparo.office.platform.home import TIME_ZONE as TIME_ZONE
from amparo.office.platform.home import home
from amparo.office.run.rooms import ROOMS, installed, template_tags

UI = Path(__file__).parents[1] / "platform" / "ui"
HOME = home()
ORIGIN = os.environ.get("AMPARO_ORIGIN", "").rstrip("/")
DEMO = os.environ.get("AMPARO_DEMO") == "1"
SECURE = ORIGIN.startswith("https://")
BEHIND_PROXY = os.environ.get("AMPARO_PROXY") == "1"

DEBUG = False
SECRET_KEY = vault.keyring().derived("django").hex() if vault.is_open() else secrets.token_hex(32)
ALLOWED_HOSTS = [urlsplit(ORIGIN).hostname or "localhost"] if ORIGIN else ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [ORIGIN] if ORIGIN else []
ROOT_URLCONF = "amparo.office.run.urls"
WSGI_APPLICATION = "amparo.office.run.wsgi.application"

INSTALLED_APPS = installed(demo=DEMO)

# The order is what this list says: what refuses stands before what it guards, so no room puts itself in.
MIDDLEWARE = [
    "amparo.office.platform.ui.faults.Faults",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "amparo.office.platform.ui.headers.Headers",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "amparo.office.platform.accounts.middleware.Language",
    "amparo.office.cases.drafts.middleware.Drafts",
    "amparo.office.platform.accounts.middleware.SignedIn",
    "amparo.office.cases.access.middleware.Refusals",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [UI / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "amparo.office.cases.access.page.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "django.contrib.humanize.templatetags.humanize",
                *template_tags(ROOMS),
            ],
        },
    }
]

# --- data ---------------------------------------------------------------------------------------------

ENGINES = "amparo.office.platform.audit.engine"  # Django's, which code each row that is written
POSTGRESQL: dict[str, Any] = {"conn_max_age": 60, "conn_health_checks": True}

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;"
    "PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536;"
)


def sqlite(path: Path, patience: int = 10) -> dict[str, Any]:
    """A database in a file; `patience` is the seconds for which a write waits for another."""
    options = {"transaction_mode": "IMMEDIATE", "timeout": patience, "init_command": SQLITE_PRAGMAS}
    return {"ENGINE": f"{ENGINES}.sqlite3", "NAME": path, "CONN_MAX_AGE": None, "OPTIONS": options}


if os.environ.get("DATABASE_URL"):
    DATABASES: dict[str, Any] = {"default": dj_database_url.config(engine=f"{ENGINES}.postgresql", **POSTGRESQL)}
    LETTERBOX = "default"
else:
    DATABASES = {"default": sqlite(HOME.database), "letterbox": sqlite(HOME.letterbox, patience=2)}
    LETTERBOX = "letterbox"
DATABASE_ROUTERS = ["amparo.office.front_door.dropbox.router.DropboxRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "short_memory"}}
FILE_UPLOAD_HANDLERS = ["amparo.office.cases.documents.receiving.InMemory"]  # never in clear on a disk
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

# --- accounts -----------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "amparo.office.platform.accounts.passwords.NotTooLong"},
    {"NAME": "amparo.office.platform.accounts.passwords.NotEasilyGuessed"},
]
ACCOUNT_ADAPTER = "amparo.office.platform.accounts.adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_FORMS = {
    "login": "amparo.office.platform.accounts.forms.SignInForm",
    "reauthenticate": "amparo.office.platform.accounts.forms.ReauthenticatePassword",
    "change_password": "amparo.office.platform.accounts.forms.NewPasswordForm",
}
ACCOUNT_RATE_LIMITS = False  # accounts.guesses counts in their place
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ALLAUTH_TRUSTED_PROXY_COUNT = 0
MFA_ADAPTER = "amparo.office.platform.accounts.adapters.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE  # on this machine only, see ALLOWED_HOSTS
MFA_TOTP_ISSUER = "Amparo"
MFA_FORMS = {
    "authenticate": "amparo.office.platform.accounts.adapters.AuthenticateCode",
    "reauthenticate": "amparo.office.platform.accounts.adapters.ReauthenticateCode",
    "add_webauthn": "amparo.office.platform.accounts.adapters.AddKey",
}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today:today"

# --- sessions and the browser -------------------------------------------------------------------------

SESSION_ENGINE = "amparo.office.platform.accounts.sessions"
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = SECURE
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = SECURE
CSRF_FAILURE_VIEW = "amparo.office.platform.ui.faults.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"  # with no-referrer browsers send no Origin, and the check of forms needs it
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
}

STATIC_URL = "static/"
STORAGES = {"staticfiles": {"BACKEND": "amparo.office.platform.ui.static_files.Stamped"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 31_536_000  # addresses carry a stamp of the content

OUTBOX_FOLDER = os.environ.get("AMPARO_OUTBOX", "")
SMTP, SENDER = os.environ.get("AMPARO_SMTP", ""), os.environ.get("AMPARO_SENDER", "office@localhost")
SMS_GATEWAY, SMS_TOKEN = os.environ.get("AMPARO_SMS", ""), os.environ.get("AMPARO_SMS_TOKEN", "")
DEMO_SENDS_NOTHING = DEMO and bool(SMTP or SMS_GATEWAY)
if DEMO:  # invented people have numbers and addresses that somebody may really have
    SMTP = SMS_GATEWAY = SMS_TOKEN = ""

BACKUP_FOLDER = os.environ.get("AMPARO_BACKUP", "")
BACKUP_FOR = os.environ.get("AMPARO_BACKUP_FOR", "").split()
BACKUP_DAYS = int(os.environ.get("AMPARO_BACKUP_DAYS") or 30)
BACKUP_KEY_DAYS = min(BACKUP_DAYS, int(os.environ.get("AMPARO_BACKUP_KEY_DAYS") or 30))
if DEMO:  # it is gone when it stops
    BACKUP_FOLDER = ""

RESERVE = 0 if DEMO else int(os.environ.get("AMPARO_RESERVE_MB") or 64) * 1_000_000  # platform/disk.py
SECOND_PERSON_DAYS = float(os.environ.get("AMPARO_SECOND_PERSON_DAYS") or 1)  # platform/approvals/asking.py
WITNESS = os.environ.get("AMPARO_WITNESS", "")  # platform/audit/witnesses.py
SCANNER = shlex.split(os.environ.get("AMPARO_SCANNER", "")) or None  # a virus scanner that reads standard input

# --- words, days and hours ----------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
LOCALE_PATHS = [UI / "locale"]
USE_TZ = True  # TIME_ZONE is read in above

# --- what is written down about the running -----------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "amparo.office.platform.ui.faults.NamesNothing"}},
    "handlers": {"errors": {"class": "logging.StreamHandler", "formatter": "plain", "level": "WARNING"}},
    "root": {"handlers": ["errors"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["errors"], "propagate": False},
        "django.request": {"level": "ERROR"},  # who was refused what stands in the audit
    },
}
