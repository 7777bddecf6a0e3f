"""What may become a fact of a call's recording. Pure.

Sound is kept only after a yes (S3), and a no ends it at once and for good (S13).
"""

from datetime import datetime, timedelta

import msgspec

from coordination.log.event import Event
from telephony.calls.commands import (
    PauseRecording,
    RecordingCommand,
    ResumeRecording,
    SilenceRecording,
    StartRecording,
    StopRecording,
    StoreRecording,
)
from telephony.calls.events import (
    STREAMED,
    CallConsentGiven,
    CallRecordingPaused,
    CallRecordingResumed,
    CallRecordingStarted,
    CallRecordingStopped,
    CallRecordingStored,
)
from telephony.calls.refusals import CallIsOver, ConsentUnknown, NoConsent
from telephony.calls.state import Call, known


def of_recording(call: Call, command: RecordingCommand) -> list[Event]:
    """The facts that a command about the recording adds; none when they are known. Raises NoConsent,
    ConsentUnknown, CallIsOver."""
    match command:
        case StartRecording():
            return _start(call, command)
        case StopRecording():
            return _stop(call, command)
        case PauseRecording() | ResumeRecording():
            return _pause_or_resume(call, command)
        case StoreRecording():
            return _store(call, command)
        case SilenceRecording():
            return _silence(call, command)


def require_consent(call: Call) -> None:
    """S3 and S13: raises unless the caller said yes to recording, and never no."""
    match call.consent("recording"):
        case "unknown":
            raise ConsentUnknown
        case "declined" | "withdrawn":
            raise NoConsent
        case "given":
            return


def _start(call: Call, command: StartRecording) -> list[Event]:
    require_consent(call)
    same = [
        s for s in call.of(CallRecordingStarted) if (s.via, s.outside_id) == (command.via, command.outside_id)
    ]
    if same:
        return []
    return [CallRecordingStarted(at=command.at, via=command.via, outside_id=command.outside_id)]


def _stop(call: Call, command: StopRecording) -> list[Event]:
    """Media that came without a yes was never kept: that is said once, though nothing had begun."""
    said = any(stop.why == command.why for stop in call.of(CallRecordingStopped))
    if call.capturing or (command.why == "no_consent" and not said):
        return [CallRecordingStopped(at=command.at, why=command.why)]
    return []


def _pause_or_resume(call: Call, command: PauseRecording | ResumeRecording) -> list[Event]:
    if call.ended_at is not None:
        raise CallIsOver
    match command:
        case PauseRecording():
            return [CallRecordingPaused(at=command.at)] if call.paused_at is None else []
        case ResumeRecording():
            return [CallRecordingResumed(at=command.at)] if call.paused_at is not None else []


def _store(call: Call, command: StoreRecording) -> list[Event]:
    require_consent(call)
    if any(kept.sha256 == command.sha256 for kept in call.of(CallRecordingStored)):
        return []
    events: list[Event] = []
    begins_at = _begin_of(call, command)
    if not any(s.via == command.via for s in call.of(CallRecordingStarted)):
        events.append(CallRecordingStarted(at=begins_at, via=command.via, estimated=True))
    stored = CallRecordingStored(
        at=command.at,
        media_type=command.media_type,
        channels=command.channels,
        seconds=command.seconds,
        bytes=command.bytes,
        sha256=command.sha256,
        begins_at=begins_at,
        content=command.content,
    )
    stopped = CallRecordingStopped(at=_end_of(call, command, begins_at), why="ended")
    if known(call, stopped):  # another sound ended with this one: both count
        stopped = CallRecordingStopped(at=command.at, why="ended")
    return [*events, stored, stopped]


def _silence(call: Call, command: SilenceRecording) -> list[Event]:
    require_consent(call)
    copies = [kept for kept in call.of(CallRecordingStored) if kept.origin == command.origin]
    if not copies or any(set(command.silences) <= set(copy.silences) for copy in copies):
        return []
    return [
        msgspec.structs.replace(
            copies[0],
            at=command.at,
            media_type="audio/wav",
            bytes=command.bytes,
            sha256=command.sha256,
            replaces=command.origin,
            silences=command.silences,
            content=command.content,
        )
    ]


def _begin_of(call: Call, command: StoreRecording) -> datetime:
    """When the sound begins: its own start, where a door or Asterisk said it; else the end less its length,
    where that lies after the yes; else the answer, else the yes. Never before the yes (S3)."""
    begun = [s.at for s in call.of(CallRecordingStarted) if s.via == command.via]
    if begun and (command.via in STREAMED or command.via == "asterisk_recording"):
        return begun[0]
    yes = next(yes for yes in call.of(CallConsentGiven) if yes.purpose == "recording")
    offered = call.offered.at if call.offered else yes.at
    # A message's yes is our own guess, made when it was over: it was given by speaking after the greeting.
    earliest = min(offered, yes.at) if command.via == "twilio_recording" else yes.at
    if call.ended_at is not None and command.seconds is not None:
        counted_back = call.ended_at - timedelta(seconds=command.seconds)
        if counted_back >= earliest:
            return counted_back
    answered = call.answered_at
    return answered if answered is not None and answered > earliest else earliest


def _end_of(call: Call, command: StoreRecording, begins_at: datetime) -> datetime:
    """When the sound ends, which is before it is brought to us: a stream's with its last frame; else its
    length after its beginning, and not after the call; of unknown length with the call."""
    if command.via in STREAMED:
        return command.at
    ended = call.ended_at if call.ended_at is not None and call.ended_at >= begins_at else None
    if command.seconds is None:
        return ended or command.at
    end = begins_at + timedelta(seconds=command.seconds)
    return min(end, ended) if ended is not None else end
