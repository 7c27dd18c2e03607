"""One settings file: the environment decides, through the typed readers of `env`."""

from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pghistory
from csp.constants import NONCE, NONE, SELF

from rebond.site import env

PACKAGE = Path(__file__).resolve().parent.parent

DEMO = env.boolean("REBOND_DEMO")
DEBUG = False
DATA = env.data_folder()
URL = env.public_url()
SECRET_KEY = env.secret_key(demo=DEMO)
COOPERATIVE = env.text("REBOND_COOPERATIVE", "La Boussole" if DEMO else "Ma coopérative")

HOSTNAME = urlsplit(URL).hostname or "localhost"
IS_SECURE = URL.startswith("https://")
ALLOWED_HOSTS = [HOSTNAME, *env.words("REBOND_HOSTS")]
if HOSTNAME == "localhost":
    ALLOWED_HOSTS += ["127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [URL]

INSTALLED_APPS = [
    "rebond.home",
    "rebond.demo",
    "rebond.ops",
    "rebond.situation",
    "rebond.accompaniment",
    "rebond.figures",
    "rebond.people",
    "rebond.accounts",
    "rebond.live",
    "rebond.journal",
    "rebond.ui",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "csp",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "rules.apps.AutodiscoverRulesConfig",
    "template_partials.apps.SimpleAppConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "rebond.accounts.middleware.HistoryMiddleware",
    "rebond.accounts.middleware.private_pages",
]

ROOT_URLCONF = "rebond.site.urls"
ASGI_APPLICATION = "rebond.site.asgi.application"

TEMPLATE_LOADERS: list[Any] = [
    (
        "template_partials.loader.Loader",
        [
            (
                "django.template.loaders.cached.Loader",
                [
                    "django_cotton.cotton_loader.Loader",
                    "django.template.loaders.filesystem.Loader",
                    "django.template.loaders.app_directories.Loader",
                ],
            )
        ],
    )
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": TEMPLATE_LOADERS,
            "builtins": [
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "rebond.ui.templatetags.ui",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "rebond.ui.context.page",
                "rebond.home.nav.navigation",
            ],
        },
    }
]

_database = env.database()
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _database.name,
        "USER": _database.user,
        "PASSWORD": _database.password,
        "HOST": _database.host,
        "PORT": _database.port,
        # Each request runs in a thread of its own: a connection kept by its thread would never serve again.
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**_database.options, "pool": {"min_size": 1, "max_size": 10, "timeout": 20}},
        "TEST": {"NAME": f"test_{_database.name}"},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "fr"
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = PACKAGE / "ui" / "dist"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        # On this storage only: the static files are for every account, a server in front may read them.
        "OPTIONS": {
            "location": str(DATA / "files"),
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# For files without a hash in their name; hashed ones are immutable anyway.
WHITENOISE_MAX_AGE = 60
# Uploaded files are imports and evidence: they go to disk at once, never to memory.
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
IMPORT_MAX_BYTES = env.integer("REBOND_IMPORT_MAX_MB", 300, least=1, most=4096) * 1024 * 1024
# 730 days is what enDI keeps its social files by default.
IMPORT_DAYS_KEPT = env.integer("REBOND_IMPORT_DAYS_KEPT", 730, least=1, most=36_500)

AUTH_USER_MODEL = "accounts.User"
# allauth's backend is Django's with e-mail sign-in; Django's own beside it would check each password twice.
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:today"
BEHIND_PROXY = env.boolean("REBOND_BEHIND_PROXY")
# A visitor can write X-Forwarded-For; it is believed only for the one proxy the administrator declares.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
ACCOUNT_ADAPTER = "rebond.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
# Nobody signs up alone (see the adapter); "password1" here keeps the password in the sign-in form.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 600
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 600
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"[{COOPERATIVE}] "
# The same page and the same work (a message is sent) whether the address is known or not.
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
# This browser stays signed in; every other session dies with the old password.
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if IS_SECURE else "http"
# One office or one general assembly is one IP address: the limits by address leave room for fifty
# people signing in together; guessing one person's code or password is limited by the key.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "20/m/ip,5/5m/key",
    "request_login_code": "60/m/ip,3/m/key,20/h/key",
    "reset_password": "20/m/ip,5/m/key",
}
ACCOUNT_FORMS = {
    "login": "rebond.accounts.forms.SignInForm",
    "request_login_code": "rebond.accounts.forms.CodeRequestForm",
}
MFA_FORMS = {"add_webauthn": "rebond.accounts.forms.AddKeyForm"}
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ADAPTER = "rebond.accounts.adapters.MFAAdapter"
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = HOSTNAME == "localhost"
MFA_TOTP_ISSUER = COOPERATIVE
MFA_TOTP_TOLERANCE = 1

SOCIALACCOUNT_ADAPTER = "rebond.accounts.adapters.SocialAccountAdapter"
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = False
SOCIALACCOUNT_STORE_TOKENS = False
# A form that ends on another site is stopped by our own form-action; a link is not.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
if _oidc := env.oidc(COOPERATIVE):
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "APPS": [
            {
                "provider_id": "cooperative",
                "name": _oidc.name,
                "client_id": _oidc.client_id,
                "secret": _oidc.secret,
                "settings": {
                    "server_url": _oidc.server,
                    "oauth_pkce_enabled": True,
                    # The one sign-on the cooperative chose: a verified address it gives opens that account.
                    "email_authentication": True,
                },
            }
        ],
    }

SESSION_COOKIE_NAME = "rebond_session"
SESSION_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
CSRF_COOKIE_NAME = "rebond_csrf"
CSRF_COOKIE_SECURE = IS_SECURE
CSRF_COOKIE_HTTPONLY = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if IS_SECURE else 0
SECURE_SSL_REDIRECT = False
# The front server redirects to https; the other sites of the cooperative's domain are not ours to bind (HSTS).
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W008", "security.W021"]
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

EMAIL_TIMEOUT = 20
_mail = env.mail(DATA)
EMAIL_BACKEND = _mail.backend
EMAIL_HOST = _mail.host
EMAIL_PORT = _mail.port
EMAIL_HOST_USER = _mail.user
EMAIL_HOST_PASSWORD = _mail.password
EMAIL_USE_TLS = _mail.use_tls
EMAIL_USE_SSL = _mail.use_ssl
EMAIL_FILE_PATH = _mail.folder
SMS_FOLDER = env.sms_folder(DATA)
DEFAULT_FROM_EMAIL = env.text("REBOND_MAIL_FROM", f"{COOPERATIVE} <rebond@{HOSTNAME}>")
if "@" not in parseaddr(DEFAULT_FROM_EMAIL)[1]:
    raise env.WrongSetting(
        f"REBOND_MAIL_FROM vaut « {DEFAULT_FROM_EMAIL} » : écrivez une adresse électronique."
    )

# Rate limits of sign-in live in the cache; in the database they hold for every process.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "rebond_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

PGHISTORY_APPEND_ONLY = True
PGHISTORY_DEFAULT_TRACKERS = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
COTTON_SNAKE_CASED_NAMES = True

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    # An address that is a key (an invitation, a stream) never reaches a log.
    "filters": {"keys": {"()": "rebond.site.logs.HideKeys"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["keys"]}},
    "root": {"handlers": ["console"], "level": env.choice("REBOND_LOG_LEVEL", "WARNING", LOG_LEVELS)},
}
