"""/healthz, /readyz, /metrics: for machines that watch us. No patient word in any of them."""

import msgspec
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from coordination.http import parts
from coordination.http.answering import json_response
from coordination.http.readiness import Part, all_parts

__all__ = ["healthz", "metrics", "parts", "readyz"]  # the parts register themselves when they are imported


class Ready(msgspec.Struct, frozen=True, kw_only=True):
    """The answer of /readyz."""

    ok: bool
    parts: dict[str, Part]


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers. It says nothing about its parts."""
    return json_response({"ok": True})


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Each part; 503 when one that calls depend on is down."""
    found = all_parts()
    down = any(not one.ok and one.critical for one in found.values())
    ready = Ready(ok=all(one.ok for one in found.values()), parts=found)
    return json_response(ready, status=503 if down else 200)


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus' text format. Keep it from the outside: it has no sign-in."""
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)


for view in (healthz, readyz, metrics):
    view.open_door = "no patient word in it"  # type: ignore[attr-defined]
