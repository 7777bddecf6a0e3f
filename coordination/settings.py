"""Settings, all from the environment: docs/running.md lists every name.

A production start without its secrets fails here, at once and by name; nothing has a secret default.
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from coordination.escalations.notifying.gateway import gateway_of
from coordination.escalations.notifying.push import push_of
from coordination.http.logs import logging_settings
from telephony.adapters.asterisk.account import asterisk_of
from telephony.doors.signatures import sources_of, twilio_of

ROOT = Path(__file__).resolve().parent.parent


def required(name: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise RuntimeError(f"{name} is not set: see docs/running.md")
    return value


def database(url: str) -> dict[str, Any]:
    """A libpq URL as Django's dict. Statements are prepared from their first use on.

    The pool is what a server of many short threads needs (a request is a thread of its own under ASGI):
    without it every request would open a connection. Asked in vain for two seconds, it says "away".
    """
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "prepare_threshold": 0,
            "connect_timeout": 5,
            "pool": {"min_size": 1, "max_size": 40, "timeout": 2, "max_idle": 120},
        },
    }


DEBUG = False
DEMO = os.environ.get("RINGBACK_DEMO") == "1"
SECRET_KEY = required("RINGBACK_SECRET_KEY")
DATABASES = {
    # `migrate` runs as the owner of the tables; everything else as a role that cannot change an event.
    "default": database(os.environ.get("RINGBACK_DATABASE_OWNER_URL") or required("RINGBACK_DATABASE_URL"))
}
RINGBACK_APPLICATION_ROLE = os.environ.get("RINGBACK_APPLICATION_ROLE", "ringback")
RINGBACK_KEKS = required("RINGBACK_KEKS")
RINGBACK_HASH_KEY = required("RINGBACK_HASH_KEY")
RINGBACK_COLUMN_KEY = required("RINGBACK_COLUMN_KEY")
RINGBACK_KAFKA = os.environ.get("RINGBACK_KAFKA", "")
RINGBACK_SOURCES = sources_of(os.environ.get("RINGBACK_SOURCES", ""))
RINGBACK_CONTENT_DIGEST = os.environ.get("RINGBACK_CONTENT_DIGEST") or "optional"
RINGBACK_TWILIO = twilio_of(os.environ.get("RINGBACK_TWILIO", ""))
RINGBACK_ASTERISK = asterisk_of(os.environ.get("RINGBACK_ASTERISK", ""))
RINGBACK_MESSAGES = gateway_of(os.environ.get("RINGBACK_MESSAGES", ""))
RINGBACK_PUSH = push_of(os.environ.get("RINGBACK_PUSH", ""))
RINGBACK_CLINIC = os.environ.get("RINGBACK_CLINIC", "riverbend")
RINGBACK_PORT = int(os.environ.get("RINGBACK_PORT", "8000"))
RINGBACK_DIRECTORY = os.environ.get(
    "RINGBACK_DIRECTORY", str(ROOT / "coordination" / "ehr" / "invented_people.yaml") if DEMO else ""
)
RINGBACK_POLICY = Path(os.environ.get("RINGBACK_POLICY", ROOT / "coordination" / "policy" / "files"))
RINGBACK_SPEECH_ENGINE = os.environ.get("RINGBACK_SPEECH_ENGINE", "faster_whisper")
RINGBACK_SPEECH_MODEL = os.environ.get("RINGBACK_SPEECH_MODEL", "tiny.en")
RINGBACK_SPEECH_DOWNLOAD = os.environ.get("RINGBACK_SPEECH_DOWNLOAD") == "1"
RINGBACK_SPEECH_ALIGNMENT = os.environ.get("RINGBACK_SPEECH_ALIGNMENT", "")
RINGBACK_SPEECH_THREADS = int(os.environ.get("RINGBACK_SPEECH_THREADS", "0"))
RINGBACK_TRANSCRIBER_WORKERS = int(os.environ.get("RINGBACK_TRANSCRIBER_WORKERS", "1"))
RINGBACK_STAFF_LEFT = frozenset(filter(None, os.environ.get("RINGBACK_STAFF_LEFT", "").split(",")))
RINGBACK_TRANSCRIBER_SOCKET = os.environ.get(
    "RINGBACK_TRANSCRIBER_SOCKET", str(ROOT / ".ringback" / "transcriber.sock")
)
RINGBACK_LIVE_DECODERS = int(os.environ.get("RINGBACK_LIVE_DECODERS", "0"))
MEDIA_ROOT = os.environ.get("RINGBACK_MEDIA", str(ROOT / ".ringback" / "objects"))

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "rest_framework",
    "drf_spectacular",
    "channels",
    "auditlog",
    "coordination.log",
    "audit.access",
    "coordination.people",
    "coordination.policy",
    "coordination.http",
    "telephony.calls",
    "telephony.recordings",
    "telephony.pages",
    "telephony.doors",
    "transcription.transcripts",
    "transcription.hearing",
    "transcription.passes",
    "transcription.live",
    "coordination.ehr",
    "coordination.identity",
    "coordination.routing",
    "coordination.routing.reasons",
    "coordination.escalations",
    "coordination.handoffs",
    "coordination.followups",
    "coordination.proposals",
    "coordination.publishing",
    "audit.records",
    "audit.timeline",
    *filter(None, os.environ.get("RINGBACK_EXTRA_APPS", "").split(",")),
]

MIDDLEWARE = [
    "coordination.http.request_log.RequestLog",
    "coordination.http.security.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "coordination.people.sessions.IdleLogOff",
    "auditlog.middleware.AuditlogMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "coordination.urls"
ASGI_APPLICATION = "coordination.asgi.application"
APPEND_SLASH = False
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
ALLOWED_HOSTS = os.environ.get("RINGBACK_HOSTS", "localhost,127.0.0.1").split(",")
LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
# Tries to sign in are counted here: every process must see the same count.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "people_cache"}}

# People: sign-in, sessions, second factor.
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 14},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "coordination.people.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,5/300s/key"}
MFA_ADAPTER = "coordination.people.accounts.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp"]
MFA_TOTP_ISSUER = "Ringback"
RINGBACK_SECOND_FACTOR = os.environ.get("RINGBACK_SECOND_FACTOR") or ("optional" if DEMO else "required")
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_NAME = "ringback_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = not DEMO
CSRF_COOKIE_NAME = "ringback_csrf"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = not DEMO
CSRF_FAILURE_VIEW = "coordination.http.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [one for one in os.environ.get("RINGBACK_ORIGINS", "").split(",") if one]
AUDITLOG_INCLUDE_ALL_MODELS = False
AUDITLOG_DISABLE_REMOTE_ADDR = True

# What leaves: headers, sizes, logs.
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 0 if DEMO else 365 * 24 * 60 * 60
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
LOGGING = logging_settings(os.environ.get("RINGBACK_LOG_LEVEL", "INFO"))

# The browser application is built into frontend/dist; its hashed files never change.
FRONTEND = Path(os.environ.get("RINGBACK_FRONTEND", ROOT / "frontend" / "dist"))
STATIC_URL = "/static/"
WHITENOISE_ROOT = FRONTEND if FRONTEND.is_dir() else None
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/assets/.+[-.][A-Za-z0-9_-]{8,}\.[a-z0-9]+$"

# The published API.
REST_FRAMEWORK = {
    "EXCEPTION_HANDLER": "coordination.http.mapping.exception_handler",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Ringback",
    "DESCRIPTION": "Turns phone calls to a clinic into care work that nobody forgets.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "POSTPROCESSING_HOOKS": [],
    "APPEND_COMPONENTS": {
        "securitySchemes": {
            "token": {"type": "http", "scheme": "bearer"},
            "session": {"type": "apiKey", "in": "cookie", "name": SESSION_COOKIE_NAME},
        }
    },
}
