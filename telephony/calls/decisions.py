"""What may become a fact of a call. Pure: the same state and command give the same events.

Phone systems are believed about what happened and never about what is allowed: what of a call's sound may be
kept is recording.py's.
"""

from collections.abc import Sequence

from coordination.log.decider import Decider
from coordination.log.event import Event
from telephony.calls.commands import (
    AnswerConsent,
    Command,
    NoteGap,
    RecordFact,
    Refuse,
    RequestRoute,
    SetProtection,
)
from telephony.calls.events import (
    PURPOSES,
    CallConsentDeclined,
    CallConsentGiven,
    CallConsentWithdrawn,
    CallFact,
    CallGapNoted,
    CallProtectionSet,
    CallRecordingStopped,
    CallRouteRequested,
    Purpose,
    StopReason,
)
from telephony.calls.recording import of_recording
from telephony.calls.state import NOTHING, Call, evolve, known


def decide(call: Call, command: Command) -> Sequence[Event]:
    """The facts that a command adds; none when they are known."""
    match command:
        case RecordFact(fact=fact):
            return [] if known(call, fact) else [fact]
        case AnswerConsent():
            return _answer(call, command)
        case Refuse(purposes=purposes, at=at):
            noes = {one: False for one in purposes if call.consent(one) in {"given", "unknown"}}
            return _answer(call, AnswerConsent(answers=noes, how="staff_key", at=at))
        case NoteGap(from_=from_, to=to):
            gap = CallGapNoted(at=from_, from_=from_, to=to)
            return [] if known(call, gap) else [gap]
        case SetProtection() | RequestRoute():
            return _once(call, command)
        case _:
            return of_recording(call, command)


def _once(call: Call, command: SetProtection | RequestRoute) -> list[Event]:
    match command:
        case SetProtection(protection=protection, by=by, at=at):
            known = protection in call.protections
            return [] if known else [CallProtectionSet(at=at, protection=protection, by=by)]
        case RequestRoute(to=to, queue=queue, at=at):
            asked = any(one.queue == queue for one in call.of(CallRouteRequested))
            needless = asked or call.ended_at is not None
            return [] if needless else [CallRouteRequested(at=at, to=to, queue=queue)]


def _answer(call: Call, command: AnswerConsent) -> list[Event]:
    events: list[Event] = []
    for purpose in PURPOSES:
        if purpose in command.answers:
            fact = _consent_fact(call, purpose, command)
            if not known(call, fact):
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


CALL: Decider[Call] = Decider(kind="call", initial=NOTHING, evolve=evolve, decide=decide)
