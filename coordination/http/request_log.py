"""One line a request, and its id."""

import re
import time
import uuid
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse
from prometheus_client import Counter, Histogram

log = structlog.get_logger()
GIVEN = re.compile(r"^[A-Za-z0-9-]{8,64}$")
SILENT = frozenset({"healthz", "readyz", "metrics"})
ANSWERED = Counter(
    "ringback_http_answers", "Answers by route, method and status.", ["route", "method", "status"]
)
TOOK = Histogram("ringback_http_seconds", "Time to the answer, by route and method.", ["route", "method"])


class RequestLog:
    """Middleware, outermost. The route's pattern is logged, never the address: ids and words stay out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-Id", "")
        request_id = given if GIVEN.match(given) else uuid.uuid4().hex
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request=request_id)
        began = time.perf_counter()
        response = self.get_response(request)
        took = time.perf_counter() - began
        match = request.resolver_match
        route = match.route if match else "static"
        method = request.method if request.method in {"GET", "POST", "DELETE", "HEAD", "OPTIONS"} else "other"
        ANSWERED.labels(route, method, response.status_code).inc()
        TOOK.labels(route, method).observe(took)
        if route not in SILENT:
            level = "error" if response.status_code >= 500 else "info"
            getattr(log, level)(
                "answered", method=method, route=route, status=response.status_code, ms=round(took * 1000, 1)
            )
        response["X-Request-Id"] = request_id
        return response
