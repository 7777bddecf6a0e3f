"""One call's facts for tests: a caller on the main line, at seconds after eight in the morning."""

from datetime import UTC, datetime, timedelta

from telephony.calls.commands import StoreRecording
from telephony.calls.events import (
    CallConsentDeclined,
    CallConsentGiven,
    CallConsentWithdrawn,
    CallOffered,
    CallRecordingStarted,
    Purpose,
    RecordingObject,
    Via,
)

EIGHT = datetime(2026, 11, 20, 13, 0, tzinfo=UTC)
SEALED = RecordingObject(name="recordings/one", key=b"k" * 32)


def at(seconds: float) -> datetime:
    return EIGHT + timedelta(seconds=seconds)


def offered(seconds: float = 0, number: str | None = "+12025550140") -> CallOffered:
    return CallOffered(
        at=at(seconds),
        direction="inbound",
        number=number,
        line="main",
        line_known=True,
        source="tests",
        pbx_call_id="a-1",
    )


def yes(seconds: float, purpose: Purpose = "recording") -> CallConsentGiven:
    return CallConsentGiven(at=at(seconds), purpose=purpose, how="key")


def no(seconds: float, purpose: Purpose = "recording") -> CallConsentDeclined:
    return CallConsentDeclined(at=at(seconds), purpose=purpose, how="key")


def withdrawn(seconds: float, purpose: Purpose = "recording") -> CallConsentWithdrawn:
    return CallConsentWithdrawn(at=at(seconds), purpose=purpose, how="key")


def started(seconds: float, via: Via = "twilio_media") -> CallRecordingStarted:
    return CallRecordingStarted(at=at(seconds), via=via)


def store(seconds: float = 60, sha256: str = "ab" * 32, via: Via = "upload") -> StoreRecording:
    return StoreRecording(
        at=at(seconds),
        via=via,
        media_type="audio/wav",
        channels=2,
        seconds=30.0,
        bytes=480_044,
        sha256=sha256,
        content=SEALED,
    )
