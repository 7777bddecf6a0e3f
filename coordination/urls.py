"""Every address. An app's `api` module brings its own: `routes` under /api/v1/, `root_routes` at the root."""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from django.apps import apps
from django.urls import include, path, re_path

from coordination.http import published, spa, system

OURS = ("coordination", "telephony", "transcription", "audit")


def api_modules() -> list[ModuleType]:
    """The `api` modules of the installed apps that are ours, in the order of the settings."""
    names = [f"{app.name}.api" for app in apps.get_app_configs() if app.name.partition(".")[0] in OURS]
    return [import_module(name) for name in names if find_spec(name)]


def _all(kind: str) -> list[Any]:
    return [one for module in api_modules() for one in getattr(module, kind, [])]


urlpatterns = [
    path("api/v1/", include([*_all("routes"), path("schema/", published.schema)])),
    *_all("root_routes"),
    path("healthz", system.healthz, name="healthz"),
    path("readyz", system.readyz, name="readyz"),
    path("metrics", system.metrics, name="metrics"),
    re_path(r"^(?:api|assets|telephony|ws|static)(?:/|$)", spa.unknown),
    re_path(r"^.*$", spa.page),
]

handler400 = "coordination.http.errors.bad_request"
handler403 = "coordination.http.errors.forbidden"
handler404 = "coordination.http.errors.not_found"
handler500 = "coordination.http.errors.fault"
