"""Bytes and query strings into structs; what does not fit is named by field.

msgspec's messages quote a value in one case only (an unknown enum member): that is left out (S8).
"""

import re
from typing import TypeVar

import msgspec
from django.http import HttpRequest, QueryDict

from coordination.http.problems import Problem, Slug

T = TypeVar("T", bound=msgspec.Struct)
AT = re.compile(r" - at `(?:key in )?\$\.?(?P<path>[^`]*)`$")
UNKNOWN = re.compile(r"Object contains unknown field `(?P<name>[A-Za-z_]{1,40})`")
# PostgreSQL keeps no null character in a text.
NULL = b"\\u0000"
MISSING = re.compile(r"Object missing required field `(?P<name>[a-z_0-9]+)`")


def errors_of(error: msgspec.ValidationError) -> dict[str, list[str]]:
    """`{"until": ["Expected `datetime`, got `int`"]}`; the whole body's own error is under "body"."""
    text = str(error)
    path = ""
    if found := AT.search(text):
        path = found["path"].replace("[...]", "")
        text = text[: found.start()]
    if found := UNKNOWN.match(text):
        return {_joined(path, found["name"]): ["There is no such field."]}
    if UNKNOWN.pattern[:27] in text:
        return {path or "body": ["There is a field that is not known."]}
    if found := MISSING.match(text):
        return {_joined(path, found["name"]): ["This is needed."]}
    if text.startswith("Invalid enum value"):
        text = "This is not one of its values"
    return {path or "body": [text.rstrip(".") + "."]}


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def body_of(request: HttpRequest, shape: type[T]) -> T:
    """The JSON body as `shape`. 415 for another media type, 400 for broken JSON, 422 for another shape."""
    raw = b""
    if (request.content_type or "") == "application/json":
        raw = request.body
    elif request.headers.get("Content-Length", "0") not in {"", "0"}:
        raise Problem(Slug.MEDIA_TYPE_UNSUPPORTED, "Send application/json.")
    if not raw and not _needs(shape):
        raw = b"{}"
    if NULL in raw:
        raise Problem(Slug.UNPROCESSABLE, errors={"body": ["A text holds a null character."]})
    try:
        return msgspec.json.decode(raw, type=shape)
    except msgspec.ValidationError as error:
        if not _is_json(raw):
            raise Problem(Slug.MALFORMED, "The body is not JSON.") from error
        raise Problem(Slug.UNPROCESSABLE, errors=errors_of(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Problem(Slug.MALFORMED, "The body is not JSON.") from error


def _needs(shape: type[msgspec.Struct]) -> bool:
    return any(field.required for field in msgspec.structs.fields(shape))


def _is_json(raw: bytes) -> bool:
    try:
        msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def parameters_of(query: QueryDict, shape: type[T]) -> T:
    """The query string as `shape`; 400 for a name twice, an unknown name, a value that does not fit."""
    twice = [name for name, values in query.lists() if len(values) > 1]
    if twice:
        raise Problem(Slug.PARAMETERS_INVALID, errors={"query": ["A parameter is given twice."]})
    if any("\x00" in value for value in query.values()):
        raise Problem(Slug.PARAMETERS_INVALID, errors={"query": ["A parameter holds a null character."]})
    try:
        return msgspec.convert(query.dict(), shape, strict=False)
    except msgspec.ValidationError as error:
        raise Problem(Slug.PARAMETERS_INVALID, errors=errors_of(error)) from error
