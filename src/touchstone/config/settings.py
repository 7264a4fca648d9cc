"""Django settings. Every value a person may set comes from the environment: docs/reference/settings.md."""

from __future__ import annotations

from datetime import timedelta

from touchstone.config import environment as env

ROOT = env.ROOT
DATA_DIR = env.data_dir()
PRODUCTION = env.flag("TOUCHSTONE_PRODUCTION")
DEBUG = False

SECRET_KEY = env.text("TOUCHSTONE_SECRET_KEY") or "demonstration-only-not-secret"
SITE_URL = env.text("TOUCHSTONE_SITE_URL", "http://127.0.0.1:8000").rstrip("/")
# Who runs this installation, for its accessibility and privacy pages.
ORGANISATION_NAME = env.text("TOUCHSTONE_ORGANISATION")
CONTACT_EMAIL = env.text("TOUCHSTONE_CONTACT_EMAIL")
ALLOWED_HOSTS = env.words("TOUCHSTONE_HOSTS") or ["127.0.0.1", "localhost", "[::1]", "testserver"]
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL.startswith("https://") else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    # Touchstone, ground floor first.
    "touchstone.foundation.core",
    "touchstone.foundation.accounts",
    "touchstone.foundation.files",
    "touchstone.foundation.clocks",
    "touchstone.foundation.messages.apps.MessagesConfig",
    "touchstone.foundation.providers",
    "touchstone.foundation.frameworks",
    "touchstone.foundation.instruments",
    "touchstone.foundation.safeguarding",
    "touchstone.inspectorate.inspections",
    "touchstone.inspectorate.requests",
    "touchstone.inspectorate.samples",
    "touchstone.inspectorate.reviews",
    "touchstone.inspectorate.evidence",
    "touchstone.inspectorate.findings",
    "touchstone.inspectorate.improvement",
    "touchstone.inspectorate.plans",
    "touchstone.inspectorate.conversations",
    "touchstone.inspectorate.reports",
    "touchstone.inspectorate.drafting",
    "touchstone.inspectorate.accuracy",
    "touchstone.inspectorate.archive",
    "touchstone.inspectorate.programme",
    "touchstone.inspectorate.learning",
    "touchstone.public.register",
    "touchstone.public.alerts",
    "touchstone.home",
    "touchstone.demonstration",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "touchstone.foundation.core.middleware.WelshDrafts",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "touchstone.foundation.accounts.middleware.SessionEnds",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "touchstone.foundation.accounts.middleware.SecondFactorFirst",
    "touchstone.foundation.core.middleware.Refusals",
]

ROOT_URLCONF = "touchstone.config.urls"
WSGI_APPLICATION = "touchstone.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "touchstone.foundation.core.jinja.environment"},
    },
    {  # allauth's and Django's own fallbacks; no page of ours uses it
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

DATABASES = {"default": env.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": (
        # Several server processes must share what they remember, say that a sign-in code was used.
        {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": str(DATA_DIR / "cache")}
        if PRODUCTION
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account"
MAILER = "touchstone.foundation.messages.actions.enqueue"

# Sign-in: the library's own limits give way to axes, which counts in the database, for all server processes together.
ACCOUNT_ADAPTER = "touchstone.foundation.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False
ACCOUNT_SESSION_REMEMBER = False
SECOND_FACTOR_REQUIRED = env.text("TOUCHSTONE_SECOND_FACTOR", "required" if PRODUCTION else "optional") != "optional"
MFA_ADAPTER = "touchstone.foundation.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are given by administrators, and proven by the invitation

OIDC_ISSUER = env.text("TOUCHSTONE_OIDC_ISSUER").rstrip("/")
OIDC_NAME = env.text("TOUCHSTONE_OIDC_NAME", "your organisation") if OIDC_ISSUER else ""
OIDC_SECOND_FACTOR = env.flag("TOUCHSTONE_OIDC_SECOND_FACTOR")
SOCIALACCOUNT_ADAPTER = "touchstone.foundation.accounts.adapter.SocialAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # only an address that the provider says it has verified
SOCIALACCOUNT_LOGIN_ON_GET = True  # our own view takes POST only
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "organisation",
                "name": OIDC_NAME,
                "client_id": env.text("TOUCHSTONE_OIDC_CLIENT_ID"),
                "secret": env.text("TOUCHSTONE_OIDC_CLIENT_SECRET"),
                "settings": {"server_url": OIDC_ISSUER},
            }
        ]
        if OIDC_ISSUER
        else [],
    }
}

TRUSTED_PROXIES = int(env.text("TOUCHSTONE_PROXIES", "1" if PRODUCTION else "0"))
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "touchstone.foundation.accounts.lockout.response"
AXES_CLIENT_IP_CALLABLE = "touchstone.foundation.accounts.lockout.client_address"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("cy", "Cymraeg")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "files"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if env.text("TOUCHSTONE_SMTP_HOST")
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = DATA_DIR / "outbox"
EMAIL_HOST = env.text("TOUCHSTONE_SMTP_HOST")
EMAIL_PORT = int(env.text("TOUCHSTONE_SMTP_PORT", "587"))
EMAIL_HOST_USER = env.text("TOUCHSTONE_SMTP_USER")
EMAIL_HOST_PASSWORD = env.text("TOUCHSTONE_SMTP_PASSWORD")
EMAIL_USE_TLS = bool(EMAIL_HOST)
EMAIL_TIMEOUT = 10
OUTBOX_SENDS = "in background"  # after a commit: "in background", "at once", or "by tick" only
DEFAULT_FROM_EMAIL = env.text("TOUCHSTONE_FROM_EMAIL", "touchstone@localhost")

CSRF_FAILURE_VIEW = "touchstone.foundation.core.views.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_IDLE_SECONDS = int(env.text("TOUCHSTONE_IDLE_MINUTES", "60")) * 60
if PRODUCTION:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        # A form that leads to the identity provider is sent on there, which browsers count as its action.
        "form-action": ["'self'", *([OIDC_ISSUER] if OIDC_ISSUER else [])],
        "frame-ancestors": ["'none'"],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "touchstone.foundation.core.uploads.LimitedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
MAX_DOCUMENT_BYTES = 50 * 1024 * 1024

# Urgent referrals: this project's own lengths. Clocks count days, so hours cannot be said.
REFERRAL_SENT_WITHIN_DAYS = int(env.text("TOUCHSTONE_REFERRAL_SENT_DAYS", "1"))  # by the service; calendar days
REFERRAL_ACKNOWLEDGED_WITHIN_DAYS = int(env.text("TOUCHSTONE_REFERRAL_ACKNOWLEDGED_DAYS", "1"))  # working days

# Reports are made public by workers: "in background" starts one for what was queued in a browser; "by command" leaves
# it to `./touchstone work` and `./touchstone tick`.
PUBLICATIONS_ARE_MADE = env.text("TOUCHSTONE_PUBLICATIONS", "in background")
# Within how many working days a request for another format is to be met, by kind; the contact is erased so many days
# after the answer. This project's own lengths.
FORMAT_TARGET_DAYS = {
    "large-print": 5,
    "braille": 10,
    "audio": 15,
    "easy-read": 30,
    "language": 20,
    "other": 10,
} | env.days("TOUCHSTONE_FORMAT_DAYS")
FORMAT_CONTACT_KEPT_DAYS = int(env.text("TOUCHSTONE_FORMAT_CONTACT_DAYS", "30"))
FORMAT_REQUESTS_AN_HOUR = 5  # from one network address

# Within how many working days a service answers minutes that were shared with it: this project's own length.
MINUTES_ANSWER_DAYS = int(env.text("TOUCHSTONE_MINUTES_DAYS", "10"))

# From which hour of the day (United Kingdom time) readers are told what was published since the day before.
ALERTS_DIGEST_HOUR = int(env.text("TOUCHSTONE_DIGEST_HOUR", "7"))

# Told when the record changes, after the change is committed: core/events.py.
RECORD_CHANGED_LISTENERS = ["touchstone.public.register.actions.catch_up"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.text("TOUCHSTONE_LOG_LEVEL", "WARNING")},
}
