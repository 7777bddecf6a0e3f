"""What may become a fact of a call. Pure: the same state and command give the same events.

Phone systems are believed about what happened and never about what is allowed: sound is kept only
after a yes (S3), and a no ends it at once and for good (S13).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

import msgspec

from coordination.log.decider import Decider
from coordination.log.errors import Refused
from coordination.log.event import Event
from coordination.policy.protections import Protection
from telephony.calls.events import (
    PURPOSES,
    STREAMED,
    CallConsentDeclined,
    CallConsentGiven,
    CallConsentWithdrawn,
    CallFact,
    CallGapNoted,
    CallProtectionSet,
    CallRecordingPaused,
    CallRecordingResumed,
    CallRecordingStarted,
    CallRecordingStopped,
    CallRecordingStored,
    CallRouteRequested,
    Purpose,
    RecordingObject,
    Silence,
    StopReason,
    Via,
)
from telephony.calls.state import NOTHING, Call, as_stated, evolve, same_but_time


class ConsentUnknown(Refused):
    sentence = "The caller has not answered the question about recording: nothing is kept."


class NoConsent(Refused):
    sentence = "The caller said no to recording: nothing is kept."


class CallIsOver(Refused):
    sentence = "The call is over: there is nothing to pause or to resume."


class RecordFact(msgspec.Struct, frozen=True, kw_only=True):
    """A phone system reports something. Reported before: no event."""

    fact: CallFact


class AnswerConsent(msgspec.Struct, frozen=True, kw_only=True):
    """The caller answered, for some purposes."""

    answers: dict[Purpose, bool]
    how: str
    at: datetime
    estimated: bool = False


class RefuseRecording(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody pressed "stop" for the caller: a no to recording, unless one stands already."""

    at: datetime


class StartRecording(msgspec.Struct, frozen=True, kw_only=True):
    """Begin to keep sound: refused without a yes."""

    via: Via
    at: datetime
    outside_id: str | None = None


class StopRecording(msgspec.Struct, frozen=True, kw_only=True):
    """Keep no more sound."""

    why: StopReason
    at: datetime


class PauseRecording(msgspec.Struct, frozen=True, kw_only=True):
    """A person keeps what is said next out of the recording. It may be pressed before recording begins."""

    at: datetime


class ResumeRecording(msgspec.Struct, frozen=True, kw_only=True):
    """A person lets the sound be kept again: nothing else ever does."""

    at: datetime


class StoreRecording(msgspec.Struct, frozen=True, kw_only=True):
    """Sound lies sealed in the object store: refused without a yes, known by its hash."""

    at: datetime
    via: Via
    media_type: str
    channels: int
    seconds: float | None
    bytes: int
    sha256: str
    content: RecordingObject


class SilenceRecording(msgspec.Struct, frozen=True, kw_only=True):
    """A copy of a recording without what must not be kept lies sealed in the object store.

    Nothing happens when that recording is unknown, or has a copy already that lacks as much.
    """

    at: datetime
    origin: str
    silences: tuple[Silence, ...]
    bytes: int
    sha256: str
    content: RecordingObject


class NoteGap(msgspec.Struct, frozen=True, kw_only=True):
    """The phone system was out of reach: say from when to when."""

    from_: datetime
    to: datetime


class SetProtection(msgspec.Struct, frozen=True, kw_only=True):
    """The call is specially protected from now on. Set before: no event."""

    protection: Protection
    by: Literal["line", "queue", "reason", "person"]
    at: datetime


class RequestRoute(msgspec.Struct, frozen=True, kw_only=True):
    """Have the phone system send the call to a queue. Asked before for that queue, or over: no event."""

    to: str
    queue: str
    at: datetime


RecordingCommand = (
    StartRecording | StopRecording | PauseRecording | ResumeRecording | StoreRecording | SilenceRecording
)
Command = (
    RecordFact | AnswerConsent | RefuseRecording | NoteGap | SetProtection | RequestRoute | RecordingCommand
)


def decide(call: Call, command: Command) -> Sequence[Event]:
    """The facts that a command adds; none when they are known."""
    match command:
        case RecordFact(fact=fact):
            return [] if _known(call, fact) else [fact]
        case AnswerConsent():
            return _answer(call, command)
        case RefuseRecording(at=at):
            refused = call.consent("recording") in {"declined", "withdrawn"}
            no = AnswerConsent(answers={"recording": False}, how="staff_key", at=at)
            return [] if refused else _answer(call, no)
        case NoteGap(from_=from_, to=to):
            gap = CallGapNoted(at=from_, from_=from_, to=to)
            return [] if _known(call, gap) else [gap]
        case SetProtection() | RequestRoute():
            return _once(call, command)
        case _:
            return _of_recording(call, command)


def _once(call: Call, command: SetProtection | RequestRoute) -> list[Event]:
    match command:
        case SetProtection(protection=protection, by=by, at=at):
            known = protection in call.protections
            return [] if known else [CallProtectionSet(at=at, protection=protection, by=by)]
        case RequestRoute(to=to, queue=queue, at=at):
            asked = any(one.queue == queue for one in call.of(CallRouteRequested))
            needless = asked or call.ended_at is not None
            return [] if needless else [CallRouteRequested(at=at, to=to, queue=queue)]


def _of_recording(call: Call, command: RecordingCommand) -> list[Event]:
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


def _known(call: Call, fact: CallFact) -> bool:
    stated = as_stated(fact)
    if fact.estimated:
        return any(same_but_time(stated, other) for other in call.facts)
    return stated in call.facts


def _answer(call: Call, command: AnswerConsent) -> list[Event]:
    events: list[Event] = []
    for purpose in PURPOSES:
        if purpose in command.answers:
            fact = _consent_fact(call, purpose, command)
            if not _known(call, fact):
                events.append(fact)
    recording_refused = command.answers.get("recording") is False
    if recording_refused and events and call.capturing:
        withdrawn = isinstance(events[0], CallConsentWithdrawn)
        why: StopReason = "withdrawn" if withdrawn else "declined"
        events.append(CallRecordingStopped(at=command.at, why=why))
    return events


def _consent_fact(call: Call, purpose: Purpose, command: AnswerConsent) -> CallFact:
    before = any(yes.purpose == purpose and yes.at < command.at for yes in call.of(CallConsentGiven))
    cls: type[CallConsentGiven | CallConsentDeclined | CallConsentWithdrawn]
    if command.answers[purpose]:
        cls = CallConsentGiven
    else:
        cls = CallConsentWithdrawn if before else CallConsentDeclined
    return cls(at=command.at, estimated=command.estimated, purpose=purpose, how=command.how)


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
    if _known(call, stopped):  # another sound ended with this one: both count
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


CALL: Decider[Call] = Decider(kind="call", initial=NOTHING, evolve=evolve, decide=decide)
