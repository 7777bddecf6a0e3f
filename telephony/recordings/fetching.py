"""Messages that the phone system recorded, brought here after it told us of them.

Fetched beside the request, which must be answered at once. A fetch that fails is made again by
`manage.py reconcile`: the fact that the recording began names it.
"""

import hashlib
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import IO
from uuid import UUID

import structlog
from django.db import close_old_connections

from telephony.adapters.connected import twilio
from telephony.calls.decisions import require_consent
from telephony.calls.telling import call_now
from telephony.recordings.audio import examined
from telephony.recordings.keeping import Sound, keep_sound

log = structlog.get_logger()
_threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="recording")
PIECE = 256 * 1024


def fetch_soon(call: UUID, recording: str) -> None:
    """Fetch in another thread; a failure is logged and left to `reconcile`."""
    _threads.submit(_fetch_quietly, call, recording)


def _fetch_quietly(call: UUID, recording: str) -> None:
    try:
        fetch_now(call, recording)
    except Exception:
        log.exception("recording not fetched", call=str(call))
    finally:
        close_old_connections()


def fetch_now(call: UUID, recording: str) -> None:
    """Bring one of Twilio's recordings into the object store, if the caller's yes still stands."""
    adapter = twilio()
    if adapter is None:
        return
    require_consent(call_now(call))
    with tempfile.TemporaryFile() as file:
        length = adapter.rest.fetch(f"Recordings/{recording}.wav", file)
        audio = examined(file, "audio/wav", length)
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        moment = datetime.now(UTC)
        sound = Sound(audio=audio, bytes=length, sha256=digest, via="twilio_recording", at=moment)
        keep_sound(call, adapter.source, sound, _pieces(file))


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    return iter(lambda: file.read(PIECE), b"")
