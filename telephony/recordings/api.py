"""/calls/{id}/recording: the sound of a call, whole or in ranges."""

import re
from collections.abc import AsyncIterator, Iterator
from uuid import UUID

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, StreamingHttpResponse

from audit.access import door
from audit.access.accessor import Accessor
from coordination.http.endpoints import Asked, Query, route
from coordination.http.problems import Problem, Slug
from coordination.people.roles import READERS
from telephony.calls.events import CallRecordingStored, RecordingObject
from telephony.calls.state import Call, call_of
from telephony.recordings.store import read

RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
AT_ONCE = 1024 * 1024


class GetRecording(Query):
    """The recording of a call, as it was stored; `Range` gives a part of it.

    After the caller's no it is not played, though it may not have been destroyed yet (S13).
    """

    operation = "call_recording"
    roles = READERS
    answer = None
    content_type = "audio/wav"
    problems = (404, 410, 416)

    def find(self, asked: Asked, id: UUID) -> StreamingHttpResponse:
        stored, content = recording_to_play(asked.accessor, id)
        wanted = _range(asked.request.headers.get("Range", ""), stored.bytes)
        whole = wanted is None
        wanted = wanted or range(stored.bytes)
        response = _streamed(asked.request, read(content, wanted.start, wanted.stop))
        response["Content-Type"] = stored.media_type
        response["Content-Length"] = str(len(wanted))
        response["Accept-Ranges"] = "bytes"
        response["Cache-Control"] = "no-store"
        if not whole:
            response.status_code = 206
            response["Content-Range"] = f"bytes {wanted.start}-{wanted.stop - 1}/{stored.bytes}"
        return response


def recording_to_play(accessor: Accessor, call: UUID) -> tuple[CallRecordingStored, RecordingObject]:
    """What may be heard of a call, after that is on record (S9). Raises a problem: 404 when there is none,
    403 after the caller's no (S13), 410 when it was destroyed."""
    stream = f"call/{call}"
    found = door.read_streams(accessor, "recording", [stream]).get(stream)
    if found is None:
        raise door.NotShown
    stored = _stored(call_of(found.events))
    if not isinstance(stored.content, RecordingObject):
        raise Problem(Slug.GONE, "This recording was destroyed.")
    return stored, stored.content


def _stored(call: Call) -> CallRecordingStored:
    if call.stored is not None:
        return call.stored
    if call.of(CallRecordingStored):
        raise Problem(Slug.NO_CONSENT, "The caller took the yes to recording back.")
    raise Problem(Slug.NOT_FOUND, "This call has no recording.")


def _range(header: str, length: int) -> range | None:
    """The bytes that were asked for; None for all of them. What is no single range of bytes is all."""
    asked = RANGE.fullmatch(header)
    if asked is None or not any(asked.groups()):
        return None
    first, last = asked.groups()
    start = int(first) if first else max(0, length - int(last))
    stop = min(int(last) + 1, length) if first and last else length
    if start >= stop:
        raise Problem(Slug.RANGE_UNSATISFIABLE, headers={"Content-Range": f"bytes */{length}"})
    return range(start, stop)


def _streamed(request: HttpRequest, plain: Iterator[bytes]) -> StreamingHttpResponse:
    """Piece by piece under either kind of server: neither holds the whole in memory."""
    if isinstance(request, ASGIRequest):
        return StreamingHttpResponse(_in_threads(plain))
    return StreamingHttpResponse(plain)


async def _in_threads(plain: Iterator[bytes]) -> AsyncIterator[bytes]:
    while piece := await sync_to_async(_gathered, thread_sensitive=False)(plain):
        yield piece


def _gathered(plain: Iterator[bytes]) -> bytes:
    gathered = bytearray()
    for piece in plain:
        gathered += piece
        if len(gathered) >= AT_ONCE:
            break
    return bytes(gathered)


routes = [route("calls/<uuid:id>/recording", GetRecording)]
