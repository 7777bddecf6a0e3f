"""Structs out as JSON."""

import msgspec
from django.http import HttpResponse

ENCODER = msgspec.json.Encoder()


def json_bytes(item: object) -> bytes:
    """Times are RFC 3339 with Z, uuids bare."""
    return ENCODER.encode(item)


def json_response(item: object, status: int = 200) -> HttpResponse:
    return HttpResponse(json_bytes(item), status=status, content_type="application/json")
