"""Settings, all from the environment: docs/running.md lists every name.

A production start without its secrets fails here, at once and by name; nothing has a secret default.
"""

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parent.parent


def required(name: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise RuntimeError(f"{name} is not set: see docs/running.md")
    return value


def database(url: str) -> dict[str, Any]:
    """A libpq URL as Django's dict. Statements are prepared from their first use on."""
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"prepare_threshold": 0, "connect_timeout": 5},
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
RINGBACK_SOURCES: dict[str, list[str]] = json.loads(os.environ.get("RINGBACK_SOURCES") or "{}")
RINGBACK_TWILIO: dict[str, str] = json.loads(os.environ.get("RINGBACK_TWILIO") or "{}")
RINGBACK_CLINIC = os.environ.get("RINGBACK_CLINIC", "riverbend")
RINGBACK_PORT = int(os.environ.get("RINGBACK_PORT", "8000"))
RINGBACK_POLICY = Path(os.environ.get("RINGBACK_POLICY", ROOT / "coordination" / "policy" / "files"))
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
    "telephony.doors",
    "coordination.followups",
    "audit.timeline",
    *filter(None, os.environ.get("RINGBACK_EXTRA_APPS", "").split(",")),
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

AUTH_USER_MODEL = "people.Person"
ROOT_URLCONF = "coordination.urls"
ASGI_APPLICATION = "coordination.asgi.application"
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
STATIC_URL = "/static/"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
