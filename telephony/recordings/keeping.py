"""From plain sound to a fact: seal it into the store, then say so, or leave nothing behind."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec

from telephony.calls.commands import StoreRecording
from telephony.calls.events import CallRecordingStored, Via
from telephony.calls.telling import call_now, tell
from telephony.recordings.audio import Audio
from telephony.recordings.store import discard, keep


class Sound(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the plain bytes before they are sealed."""

    audio: Audio
    bytes: int
    sha256: str
    via: Via
    at: datetime


def keep_sound(call: UUID, source: str, sound: Sound, plain: Iterable[bytes]) -> None:
    """Store the sound and append its fact; nothing happens when the very same bytes are kept already.

    Raises ConsentUnknown or NoConsent; then, as after any failure, the store holds nothing of it.
    """
    if any(one.sha256 == sound.sha256 for one in call_now(call).of(CallRecordingStored)):
        return
    kept = keep(plain)
    appended = False
    try:
        command = StoreRecording(
            at=sound.at,
            via=sound.via,
            media_type=sound.audio.media_type,
            channels=sound.audio.channels,
            seconds=sound.audio.seconds,
            bytes=sound.bytes,
            sha256=sound.sha256,
            content=kept,
        )
        outcome = tell(call, command, source=source, at=sound.at)
        appended = any(isinstance(one.event, CallRecordingStored) for one in outcome.appended)
    finally:
        if not appended:
            discard(kept)
