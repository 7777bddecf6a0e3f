"""The OpenAPI document, made once a process from the endpoints."""

from functools import cache

import msgspec
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator


@cache
def document() -> bytes:
    """OpenAPI 3.1 as JSON."""
    described = SchemaGenerator(api_version="1").get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return msgspec.json.encode(described)


@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    """/api/v1/schema/: published, so without sign-in."""
    return HttpResponse(document(), content_type="application/json")


schema.open_door = "published"  # type: ignore[attr-defined]
