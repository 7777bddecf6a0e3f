"""Messages that the phone system recorded, brought here after it told us of them.

Fetched beside the request, which must be answered at once. A fetch that fails is made again by
`manage.py reconcile`: the fact that the recording began names it.
"""

import hashlib
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from io import BufferedRandom
from uuid import UUID

import structlog
from django.db import close_old_connections

from telephony.adapters.asterisk.refusals import ChannelGone
from telephony.adapters.connected import asterisk, twilio
from telephony.calls.commands import StopRecording
from telephony.calls.events import CallRecordingStarted, Via
from telephony.calls.recording import require_consent
from telephony.calls.telling import call_now, tell
from telephony.recordings.audio import WrongAudioError, examined
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
    """Bring a phone system's recording into the object store, if the caller's yes still stands."""
    known = call_now(call)
    require_consent(known)
    begun = known.of(CallRecordingStarted)
    if any(one.via == "asterisk_recording" and one.outside_id == recording for one in begun):
        _from_asterisk(call, recording)
        return
    adapter = twilio()
    if adapter is None:
        return
    with tempfile.TemporaryFile() as file:
        length = adapter.rest.fetch(f"Recordings/{recording}.wav", file)
        _keep(call, adapter.source, "twilio_recording", file, length)


def _from_asterisk(call: UUID, recording: str) -> None:
    """Bring it here and destroy it there. One that is still under way is left to its end; of one that is
    gone, or has no sound in it, nothing was kept."""
    adapter = asterisk()
    if adapter is None or adapter.ari.is_recording(recording):
        return
    with tempfile.TemporaryFile() as file:
        try:
            length = adapter.ari.fetch(recording, file)
            _keep(call, adapter.source, "asterisk_recording", file, length)
        except (ChannelGone, WrongAudioError):
            dropped = StopRecording(why="failed", at=datetime.now(UTC))
            tell(call, dropped, source=adapter.source)
    adapter.ari.destroy_recording(recording)


def _keep(call: UUID, source: str, via: Via, file: BufferedRandom, length: int) -> None:
    audio = examined(file, "audio/wav", length)
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    sound = Sound(audio=audio, bytes=length, sha256=digest, via=via, at=datetime.now(UTC))
    keep_sound(call, source, sound, _pieces(file))


def _pieces(file: BufferedRandom) -> Iterator[bytes]:
    file.seek(0)
    return iter(lambda: file.read(PIECE), b"")
