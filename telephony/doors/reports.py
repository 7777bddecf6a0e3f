"""From a CloudEvent's bytes to the command that tells a call of it, or to what is wrong and where."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec

from coordination.policy.published import Policy
from telephony.calls.commands import AnswerConsent, Command, RecordFact
from telephony.calls.events import (
    CallAnswered,
    CallEnded,
    CallFact,
    CallHeld,
    CallIvrSelected,
    CallOffered,
    CallQueued,
    CallResumed,
    CallScriptSpoken,
    CallTransferred,
    CallVoicemailLeft,
    Purpose,
)
from telephony.doors.shapes import (
    SHAPES,
    Answered,
    ConsentAnswered,
    Data,
    Ended,
    Envelope,
    IvrSelected,
    NoticePlayed,
    Offered,
    Queued,
    Transferred,
)

# Nothing of ours can reckon near the ends of the calendar. A clock that lost its battery says 1970: that is
# taken, since a call at the wrong time is better than no call.
EARLIEST, LATEST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
_AT = re.compile(r" - at `\$(?P<path>[^`]*)`$")
_MISSING = re.compile(r"^Object missing required field `(?P<field>[^`]+)`$")


class ShapeRefused(Exception):
    """An event is not in its shape. `pointer` is a JSON pointer into it; no value of it is repeated."""

    def __init__(self, pointer: str, sentence: str) -> None:
        super().__init__(sentence)
        self.pointer = pointer
        self.sentence = sentence


def read_report(raw: msgspec.Raw | bytes) -> tuple[Envelope, Data]:
    """The event in its shape, or ShapeRefused."""
    try:
        envelope = msgspec.json.decode(raw, type=Envelope)
    except msgspec.ValidationError as error:
        raise _refusal(error, "") from None
    if not EARLIEST <= envelope.time < LATEST:
        raise ShapeRefused("/time", "No call can have been made then: look at the clock.")
    shape = SHAPES.get(envelope.type)
    if shape is None:
        raise ShapeRefused("/type", f"Not a type that is taken here; taken are {', '.join(SHAPES)}.")
    try:
        data = msgspec.json.decode(envelope.data, type=shape)
    except msgspec.ValidationError as error:
        raise _refusal(error, "/data", shape) from None
    if isinstance(data, ConsentAnswered) and not _answers(data):
        raise ShapeRefused("/data", "Says nothing about recording, transcription or analysis.")
    return envelope, data


def _refusal(error: msgspec.ValidationError, below: str, shape: type[Data] | None = None) -> ShapeRefused:
    """What the decoder says, with a pointer, and without what was sent (S8)."""
    said = str(error)
    place = _AT.search(said)
    pointer = below + (place["path"].replace(".", "/") if place else "")
    said = said[: place.start()] if place else said
    if missing := _MISSING.match(said):
        return ShapeRefused(f"{pointer}/{missing['field']}", "Missing.")
    if said.startswith("Object contains unknown field"):
        known = ", ".join(field.encode_name for field in msgspec.structs.fields(shape)) if shape else ""
        return ShapeRefused(pointer, f"Has a field that is not known here; known are: {known or 'none'}.")
    if said.startswith("Invalid enum value"):
        return ShapeRefused(pointer, "Not one of the values that this may have.")
    return ShapeRefused(pointer, f"{said}.")


def command_of(envelope: Envelope, data: Data, known: Policy) -> Command:
    """What the event asks the call to take down."""
    at = envelope.time.astimezone(UTC)
    if isinstance(data, ConsentAnswered):
        return AnswerConsent(answers=_answers(data), how=data.how, at=at)
    return RecordFact(fact=_fact(envelope, data, known))


def _answers(data: ConsentAnswered) -> dict[Purpose, bool]:
    said: Mapping[Purpose, bool | msgspec.UnsetType] = {
        "recording": data.recording,
        "transcription": data.transcription,
        "analysis": data.analysis,
    }
    return {purpose: yes for purpose, yes in said.items() if isinstance(yes, bool)}


PLAIN: dict[str, type[CallFact]] = {
    "call.held": CallHeld,
    "call.resumed": CallResumed,
    "call.voicemail_left": CallVoicemailLeft,
}


def _fact(envelope: Envelope, data: Data, known: Policy) -> CallFact:
    at = envelope.time.astimezone(UTC)
    fact: CallFact
    match data:
        case Offered():
            fact = offered_fact(envelope, data, known)
        case NoticePlayed(language=language, version=version):
            by = f"phone:{envelope.source}"
            fact = CallScriptSpoken(
                at=at, script="notice", version=version, purpose="notice", language=language, by=by
            )
        case IvrSelected(menu=menu, choice=choice):
            fact = CallIvrSelected(at=at, menu=menu, choice=choice)
        case Queued(queue=queue):
            fact = CallQueued(at=at, queue=queue, queue_known=queue in known.duties)
        case Answered(extension=extension):
            fact = CallAnswered(at=at, extension=extension)
        case Transferred(to=to, kind=kind):
            fact = CallTransferred(at=at, to=to, transfer_kind=kind)
        case Ended(reason=reason):
            fact = CallEnded(at=at, reason=reason)
        case _:
            fact = PLAIN[envelope.type](at=at)
    return fact


def offered_fact(envelope: Envelope, data: Offered, known: Policy) -> CallOffered:
    """Our line by its name, else by the number that was dialed or that we dialed from."""
    inbound = data.direction == "inbound"
    ours, theirs = (data.to, data.from_) if inbound else (data.from_, data.to)
    by_number = next((key for key, line in known.lines.items() if line.number == ours), None)
    line = data.line or by_number or "unknown"
    return CallOffered(
        at=envelope.time.astimezone(UTC),
        direction=data.direction,
        number=theirs,
        line=line,
        line_known=line in known.lines,
        source=envelope.source,
        pbx_call_id=envelope.subject,
    )
