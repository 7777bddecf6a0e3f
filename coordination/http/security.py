"""Security headers of every answer, and no cache for the API's."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# Styles may be inline: the component library sets them at run time. Scripts may not.
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; media-src 'self' blob:; worker-src 'self' blob:; connect-src 'self' {sockets}; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
PRIVATE = ("/api/", "/readyz", "/healthz", "/metrics", "/telephony/")
PERMISSIONS = "camera=(), geolocation=(), microphone=(self), payment=(), usb=()"


class SecurityHeaders:
    """Middleware. Django's own adds nosniff, Referrer-Policy and, over TLS, HSTS."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        scheme = "wss" if request.is_secure() else "ws"
        # Some browsers do not count a socket of the same host as 'self'.
        response.setdefault(
            "Content-Security-Policy", POLICY.format(sockets=f"{scheme}://{request.get_host()}")
        )
        response.setdefault("Permissions-Policy", PERMISSIONS)
        if request.path.startswith(PRIVATE):
            response.setdefault("Cache-Control", "no-store")
        return response
