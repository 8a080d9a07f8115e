"""Django's settings, derived from the table in `environment`."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from django.utils.translation import gettext_lazy as _

from baiqau.base import secret
from baiqau.site import environment

ENVIRONMENT = environment.read()
DEMO = ENVIRONMENT.demo
DEBUG = False
DATA = ENVIRONMENT.data

SECRET_KEY = ENVIRONMENT.secret_key or secret.kept_in(DATA)
ADDRESS = ENVIRONMENT.address
INSTITUTION = ENVIRONMENT.institution
_host = urlsplit(ADDRESS).hostname or "localhost"
ALLOWED_HOSTS = [_host, *ENVIRONMENT.hosts, *(["127.0.0.1", "localhost"] if DEMO else [])]
CSRF_TRUSTED_ORIGINS = [ADDRESS]

# The way of the data: each app may know those above it, never those below (docs/architecture.md).
STAGES = [
    "baiqau.base",
    "baiqau.journal",
    "baiqau.people",
    "baiqau.contests",
    "baiqau.entries",
    "baiqau.mailbox",
    "baiqau.screening",
    "baiqau.judging",
    "baiqau.defence",
    "baiqau.awards",
    "baiqau.appeals",
    "baiqau.publishing",
    "baiqau.mailings",
    "baiqau.community",
    "baiqau.site",
]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    *reversed(STAGES),
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "django_tasks",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "baiqau.base.headers.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "baiqau.base.pagecache.PageCache",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "baiqau.site.rights.Rights",
    "baiqau.base.refusals.RefusalPage",
]

ROOT_URLCONF = "baiqau.site.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "baiqau.site.context.page",
            ],
        },
    }
]
WSGI_APPLICATION = "baiqau.site.wsgi.application"

DATABASES = {
    "default": dj_database_url.parse(
        ENVIRONMENT.database_url or f"sqlite:///{DATA / 'baiqau.sqlite3'}", conn_max_age=600
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # writers queue instead of failing at upgrade
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL;"  # readers never wait for the writer
            "PRAGMA synchronous=FULL;"  # what was received survives a power cut
            "PRAGMA foreign_keys=ON;"
            "PRAGMA recursive_triggers=ON;"  # REPLACE, too, meets the guards of append-only tables
            "PRAGMA temp_store=MEMORY;"
            "PRAGMA mmap_size=134217728;"
            "PRAGMA cache_size=-20000;"
        ),
    }

BUCKET = ENVIRONMENT.bucket
_FOLDER = {
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    "OPTIONS": {"location": str(DATA / "files"), "base_url": None},
}
STORAGES = {
    "default": {"BACKEND": "baiqau.base.bucket.backend.BucketStorage"} if BUCKET else _FOLDER,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
FILE_UPLOAD_MAX_MEMORY_SIZE = 1 << 20
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 << 20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 8000  # a long section of a regulation: every row has its fields
SCANNER = ENVIRONMENT.scanner
CERTIFICATE = {
    "path": ENVIRONMENT.certificate,
    "password": ENVIRONMENT.certificate_password,
    "timestamps": ENVIRONMENT.timestamps,
}
UPLOADS_AT_ONCE = 8  # in one web process; the server has as many threads more than pages need

TASKS = {"default": {"BACKEND": "baiqau.base.jobs.backend.LeaseBackend", "QUEUES": []}}

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["baiqau.people.sessions.Accounts"]
LOGIN_URL = "people:sign-in"
LOGIN_REDIRECT_URL = "site:desk"
SESSION_ENGINE = "baiqau.people.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
SESSION_COOKIE_NAME = "__Host-baiqau" if ENVIRONMENT.secure else "baiqau"
CSRF_COOKIE_NAME = "__Host-csrf" if ENVIRONMENT.secure else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.secure
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = False  # the proxy's work; HSTS below holds the browser
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ENVIRONMENT.secure
SECURE_HSTS_PRELOAD = ENVIRONMENT.secure
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if ENVIRONMENT.behind_proxy:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

ACCOUNT_ADAPTER = "baiqau.people.adapter.CodeAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code itself proves the address
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_FORMS = {"confirm_login_code": "baiqau.people.tries.CountedCodeForm"}
ACCOUNT_SESSION_REMEMBER = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Baiqau"
MFA_FORMS = {"add_webauthn": "baiqau.people.keys.NewKeyForm"}

LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", _("Kazakh")), ("ru", _("Russian")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [str(Path(__file__).parents[1] / "locale")]
FORMAT_MODULE_PATH = "baiqau.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Almaty"

DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.mail_from
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = str(DATA / "letters")
if ENVIRONMENT.mail_url:
    _mail = urlsplit(ENVIRONMENT.mail_url)
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = _mail.hostname or "localhost"
    EMAIL_PORT = _mail.port or 25
    EMAIL_HOST_USER = unquote(_mail.username or "")
    EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
    EMAIL_USE_SSL = _mail.scheme == "smtps"
    EMAIL_USE_TLS = _mail.scheme == "smtp" and bool(EMAIL_HOST_USER)
    EMAIL_TIMEOUT = 30

PAGECACHE_TOKEN = "baiqau.journal.queries.edition"  # noqa: S105  a function's name
PAGECACHE_CLOCK = "baiqau.contests.clock.now"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    # what a personal link opens is nobody's business who reads logs
    "filters": {
        "hide": {
            "()": "baiqau.base.logs.Hide",
            "pattern": r"(?:(?<=/juror/)|(?<=/entries/open/)|(?<=/entries/invited/)|(?<=/by-letter/)"
            r"|(?<=/papers/name/)|(?<=/unsubscribe/)|(?<=/vote/)(?!register/))[\w=:.-]{8,}",
        }
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["hide"]}
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
