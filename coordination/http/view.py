"""The Django view of one address: sign-in by the framework, everything else by the endpoints."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from coordination.http.asking import accessor_of, check_role
from coordination.http.authentication import BearerAuthentication, CookieAuthentication
from coordination.http.endpoint import Endpoint
from coordination.http.schema import EndpointSchema


class AlwaysJson(BaseContentNegotiation):
    """Answers are JSON whatever Accept says; there is nothing to choose from."""

    def select_parser(self, request: Request, parsers: Iterable[Any]) -> Any:
        return next(iter(parsers))

    def select_renderer(
        self, request: Request, renderers: Iterable[Any], format_suffix: str | None = None
    ) -> Any:
        first = next(iter(renderers))
        return first, first.media_type


class EndpointView(APIView):
    """One address; `endpoints` has the operation of each of its methods."""

    endpoints: dict[str, type[Endpoint]] = {}
    route: str = ""
    authentication_classes = (BearerAuthentication, CookieAuthentication)
    permission_classes = ()
    renderer_classes = (JSONRenderer,)
    content_negotiation_class = AlwaysJson
    schema = EndpointSchema()

    def get_authenticators(self) -> list[Any]:
        endpoint = (
            self.endpoints.get((self.request.method or "").lower())
            if getattr(self, "request", None)
            else None
        )
        # Signing in does not depend on who was signed in before.
        return [] if endpoint is not None and endpoint.roles is None else super().get_authenticators()

    def perform_answer(self, request: Request, **at: Any) -> HttpResponseBase:
        endpoint = self.endpoints[(request.method or "").lower()]
        inner: HttpRequest = request._request
        # The framework found out who asks; below it there is only Django's request.
        inner.user = request.user
        inner.auth = request.auth  # type: ignore[attr-defined]
        accessor = None
        if endpoint.roles is not None:
            accessor = accessor_of(inner, endpoint)
            check_role(inner, endpoint, accessor, at)
        response = endpoint(accessor).respond(inner, **at)
        response.setdefault("Cache-Control", "no-store")
        return response


def view_of(address: str, endpoints: Sequence[type[Endpoint]]) -> Callable[..., HttpResponse]:
    """The view of `address`. TypeError when one lacks roles or operation, or two share a method."""
    for endpoint in endpoints:
        for name in ("roles", "operation"):
            if not hasattr(endpoint, name):
                raise TypeError(f"{endpoint.__name__} at {address} declares no {name}")
        endpoint.route = f"/api/v1/{address}"
    by_method = {endpoint.method: endpoint for endpoint in endpoints}
    if len(by_method) != len(endpoints):
        raise TypeError(f"{address}: two endpoints of one method")
    members: dict[str, Any] = dict.fromkeys(by_method, EndpointView.perform_answer)
    members |= {
        "endpoints": by_method,
        "route": f"/api/v1/{address}",
        "http_method_names": [*by_method],
        "__doc__": endpoints[0].__doc__,
    }
    cls = cast("type[EndpointView]", type(endpoints[0].__name__ + "View", (EndpointView,), members))
    return cast("Callable[..., HttpResponse]", cls.as_view())
