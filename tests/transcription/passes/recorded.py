"""Calls with a recording in the object store, as the doors leave them."""

import hashlib
import io
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID, uuid4

from coordination.log.event import Event
from coordination.log.stream import now
from telephony.calls.events import (
    CallAnswered,
    CallConsentDeclined,
    CallConsentGiven,
    CallEnded,
    CallScriptSpoken,
    CallVoicemailLeft,
    Purpose,
    Via,
)
from telephony.recordings.audio import examined
from telephony.recordings.keeping import Sound, keep_sound
from tests.followups.calls import offered, some_number, tell

SOURCE = "tests"
# Without a yes to analysis there is no second hearing, which most tests are not about.
HEARD_ONCE: tuple[Purpose, ...] = ("recording", "transcription")


def notice(language: str = "en") -> CallScriptSpoken:
    return CallScriptSpoken(
        at=now() - timedelta(seconds=58),
        script="notice",
        version=f"notice.{language}.1",
        purpose="notice",
        language=language,
        by="phone:tests",
    )


def yes(*purposes: Purpose) -> list[Event]:
    at = now() - timedelta(seconds=50)
    return [CallConsentGiven(at=at, purpose=purpose, how="key") for purpose in purposes]


def no(purpose: Purpose = "transcription") -> Event:
    return CallConsentDeclined(at=now(), purpose=purpose, how="key")


def began(*facts: Event, language: str | None = "en", purposes: Sequence[Purpose] = HEARD_ONCE) -> UUID:
    """A call of a minute ago whose caller heard the notice and said yes to `purposes`."""
    call = uuid4()
    played = [notice(language)] if language is not None else []
    tell(call, offered(some_number(), now() - timedelta(minutes=1)), *played, *yes(*purposes), *facts)
    return call


def ended(call: UUID, *, message: bool = False) -> None:
    """After a message, else after a talk with a person."""
    talked = CallAnswered(at=now() - timedelta(seconds=40))
    tell(call, CallVoicemailLeft(at=now()) if message else talked, CallEnded(at=now(), reason="completed"))


def store(call: UUID, sound: bytes, media_type: str = "audio/wav", via: Via = "upload") -> str:
    """The sound as an upload stores it, or another door; its sha256."""
    audio = examined(io.BytesIO(sound), media_type, len(sound))
    digest = hashlib.sha256(sound).hexdigest()
    kept = Sound(audio=audio, bytes=len(sound), sha256=digest, via=via, at=now())
    keep_sound(call, SOURCE, kept, iter([sound]))
    return digest
