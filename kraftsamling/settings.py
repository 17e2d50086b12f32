"""The one settings file. Everything that differs between machines comes from the environment (.env.example).

Safe by default: without DEBUG or KRAFTSAMLING_DEMO it refuses to start until it has a secret key and a host list.
"""

from pathlib import Path

import environ
from csp.constants import SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

# --- What kind of machine this is ---------------------------------------------------------------------------------

DEBUG = env.bool("DEBUG", default=False)
# A local try-out: permits the throw-away key below, example data and demo accounts. Refused on any other address.
DEMO = env.bool("KRAFTSAMLING_DEMO", default=False)
LOCAL = DEBUG or DEMO

SECRET_KEY = env.str("SECRET_KEY", default="only-for-a-local-try-out" if LOCAL else "")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if LOCAL else [])
if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY is not set. Production needs a long random key (docs/operations.md).")
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS is not set. Production needs its host names (docs/operations.md).")
if LOCAL and not set(ALLOWED_HOSTS) <= {"localhost", "127.0.0.1", "[::1]", "testserver"}:
    raise ImproperlyConfigured(
        "DEBUG and KRAFTSAMLING_DEMO have a known key and known passwords, so the product then serves only this "
        "machine: clear ALLOWED_HOSTS."
    )

# --- Applications -------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "kraftsamling",
    "reporting",
    "budgets",
    "partnerships",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
    "simple_history",
    "template_partials.apps.SimpleAppConfig",
]

MIDDLEWARE = [
    "kraftsamling.middleware.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "kraftsamling.middleware.AccessMiddleware",
]

ROOT_URLCONF = "kraftsamling.urls"
WSGI_APPLICATION = "kraftsamling.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "django.templatetags.static",
                "template_partials.templatetags.partials",
                "kraftsamling.templatetags.swedish",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kraftsamling.context.house",
            ],
        },
    },
]
FORM_RENDERER = "kraftsamling.forms.Renderer"

# --- Database -----------------------------------------------------------------------------------------------------

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'data' / 'kraftsamling.sqlite3'}")}
_database = DATABASES["default"]
_database["CONN_MAX_AGE"] = 600
_database["CONN_HEALTH_CHECKS"] = True
if "sqlite" in _database["ENGINE"]:
    # Twenty people may write at once: take the write lock at once and wait for it (docs/decisions/0003-databases.md).
    _database["OPTIONS"] = {
        **_database.get("OPTIONS", {}),
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=268435456; "
        "PRAGMA cache_size=-32000; PRAGMA journal_size_limit=67108864;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIGRATION_MODULES = {app: f"kraftsamling.library_migrations.{app}" for app in ("account", "admin")}

# Shared between processes, so that the limits on signing in hold whichever process answers.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},  # of Django's 300, a few busy addresses could push each other's counts out
    }
}

# --- Signing in ---------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "partnerships.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_ADAPTER = "kraftsamling.accounts.AccountAdapter"
ACCOUNT_FORMS = {"login": "kraftsamling.sign_in.SignInForm"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True

# --- Language and time --------------------------------------------------------------------------------------------

LANGUAGE_CODE = "sv"
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = "kraftsamling.formats"

# --- Files --------------------------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = BASE_DIR / "data" / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Compressing takes ten seconds at a first start, which a try-out on one machine never gets back.
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
        if LOCAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# --- Security -----------------------------------------------------------------------------------------------------

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = not LOCAL
SECURE_REDIRECT_EXEMPT = [r"^halsa/$"]  # the load balancer asks over plain http
SECURE_HSTS_SECONDS = 0 if LOCAL else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not LOCAL
SECURE_HSTS_PRELOAD = not LOCAL
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = int(BEHIND_PROXY)  # or the limit on sign-ins would count the whole city as one
SESSION_COOKIE_SECURE = not LOCAL
CSRF_COOKIE_SECURE = not LOCAL
CSRF_FAILURE_VIEW = "kraftsamling.views.csrf_failure"
SESSION_COOKIE_AGE = 60 * 60 * 12  # a working day
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000  # bytes in a form; more is answered with 413
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": ["'none'"],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": ["'none'"],
    }
}

# --- Mail ---------------------------------------------------------------------------------------------------------

vars().update(env.email("EMAIL_URL", default="consolemail://"))
EMAIL_TIMEOUT = 10  # seconds; Django's default is for ever
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="kraftsamling@localhost")

# --- Limits of photos ---------------------------------------------------------------------------------------------

PHOTO_MAX_BYTES = env.int("PHOTO_MAX_BYTES", default=15_000_000)  # of the file that is sent
PHOTO_MAX_PIXELS = env.int("PHOTO_MAX_PIXELS", default=60_000_000)  # width × height of what is sent
PHOTO_LONGEST_SIDE = env.int("PHOTO_LONGEST_SIDE", default=1600)  # pixels of what is kept
PHOTOS_PER_OCCASION = env.int("PHOTOS_PER_OCCASION", default=20)

# --- Limits of what belongs to money ------------------------------------------------------------------------------

ATTACHMENT_BYTES = env.int("ATTACHMENT_BYTES", default=10_000_000)  # of one file; 20 000 000 at most
ATTACHMENTS_PER_ENTRY = env.int("ATTACHMENTS_PER_ENTRY", default=10)
OUTCOME_IMPORT_ROWS = env.int("OUTCOME_IMPORT_ROWS", default=5_000)  # of one file, read while the person waits

# --- The package of a case ----------------------------------------------------------------------------------------

CASE_CLASSIFICATION = env.str(
    "CASE_CLASSIFICATION", default=""
)  # code and name in the archive's scheme: «2.7 Ge service»

# --- Limits of the report engine ----------------------------------------------------------------------------------

RENDER_SECONDS = env.int("RENDER_SECONDS", default=120)  # processor time of one PDF
# By the clock: drawing yields to all other work, so an honest letter may take far longer on a busy machine.
RENDER_WALL_SECONDS = env.int("RENDER_WALL_SECONDS", default=4 * RENDER_SECONDS)
RENDER_MEGABYTES = env.int("RENDER_MEGABYTES", default=1500)  # address space of the process that draws it

RENDER_SERVICE = env.bool("RENDER_SERVICE", default=False)  # «manage.py render_jobs» runs as a service and draws
DRAFT_PDF_DAYS = env.int("DRAFT_PDF_DAYS", default=30)  # a draft's PDF is kept so long at most

# --- Limits of a file that is imported ----------------------------------------------------------------------------

IMPORT_BYTES = env.int("IMPORT_BYTES", default=5_000_000)  # of the file
IMPORT_UNPACKED_BYTES = env.int("IMPORT_UNPACKED_BYTES", default=60_000_000)  # of all that a workbook unpacks to
IMPORT_PACKING_RATIO = env.int("IMPORT_PACKING_RATIO", default=150)  # unpacked ÷ packed of one part of a workbook
IMPORT_PARTS = env.int("IMPORT_PARTS", default=500)  # files inside a workbook
IMPORT_ROWS = env.int("IMPORT_ROWS", default=20_000)  # with something in them, in one sheet; 100 000 at most
IMPORT_COLUMNS = env.int("IMPORT_COLUMNS", default=60)
IMPORT_CELLS = env.int("IMPORT_CELLS", default=400_000)  # in all sheets together
IMPORT_CELL_CHARACTERS = env.int("IMPORT_CELL_CHARACTERS", default=5_000)
IMPORT_READ_SECONDS = env.int("IMPORT_READ_SECONDS", default=15)  # CPU of the process that reads a file
IMPORT_READ_MEGABYTES = env.int("IMPORT_READ_MEGABYTES", default=400)  # memory of the process that reads a file
IMPORT_AT_ONCE_ROWS = env.int("IMPORT_AT_ONCE_ROWS", default=1_000)  # more are imported by a process of their own
IMPORT_SECONDS = env.int("IMPORT_SECONDS", default=300)  # wall time of that process; then it may be started anew

# --- Logs ---------------------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "kraftsamling.logs.RequestIdFilter"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(request_id)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["request_id"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
