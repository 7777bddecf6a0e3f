"""The browser application: its files by whitenoise, its one page for every other address."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from coordination.http.problems import Slug, problem_response

MISSING = "The browser application is not built: run `npm ci && npm run build` in frontend/.\n"


@lru_cache(maxsize=1)
def _read(path: Path, changed: float) -> bytes:
    return path.read_bytes()


@csrf_exempt
def page(request: HttpRequest) -> HttpResponse:
    """index.html for every address that is nobody else's; it shows its own "not found"."""
    if request.method not in {"GET", "HEAD"}:
        return problem_response(Slug.METHOD_NOT_ALLOWED)
    index = Path(settings.WHITENOISE_ROOT or "") / "index.html"
    try:
        body = _read(index, index.stat().st_mtime)
    except OSError:
        return HttpResponse(MISSING, status=404, content_type="text/plain; charset=utf-8")
    response = HttpResponse(body, content_type="text/html; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@csrf_exempt  # an address that does not exist is 404, not a missing token
def unknown(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """An address of the API, or of a door, that does not exist."""
    return problem_response(Slug.NOT_FOUND)


for view in (page, unknown):
    view.open_door = "holds no data"  # type: ignore[attr-defined]
