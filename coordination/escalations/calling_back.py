"""The line drops: call back, and again; then a clinician decides. Pure."""

from coordination.escalations import commands as ask
from coordination.escalations.answering import lost, taken
from coordination.escalations.events import (
    EscalationCallbackFailed,
    EscalationLineDropped,
    EscalationUnreachableDecided,
    Note,
)
from coordination.escalations.refusals import CallerIsReached, TooFewTries
from coordination.escalations.rights import must_be_the_owning_duty
from coordination.escalations.state import Open
from coordination.log.event import FORGOTTEN, Event


def drop_line(state: Open, command: ask.DropLine) -> list[Event]:
    """It stays open. Who was reached, was reached."""
    if state.is_quiet or state.dropped:
        return []
    return [_dropped(state, command)]


def _dropped(state: Open, command: ask.DropLine) -> EscalationLineDropped:
    at, ladder = command.at, state.raised.ladder
    back = at.after(at.now, ladder.called_back_within, ladder.clock)
    return EscalationLineDropped(at=command.ended_at, call_back_by=back)


def record_try(state: Open, command: ask.RecordTry) -> list[Event]:
    """Anybody of the staff may try. That somebody called back says that the line had dropped."""
    if command.attempt in state.attempts:
        return []
    if state.reached:
        raise CallerIsReached
    at, ladder = command.at, state.raised.ladder
    events: list[Event] = []
    if not state.dropped and not state.is_quiet:
        events.append(_dropped(state, ask.DropLine(at=at, ended_at=at.now)))
    last = state.in_vain + 1 >= ladder.tries
    again = at.after(at.now, ladder.called_back_within, ladder.clock)
    decide = at.after(at.now, ladder.decided_within, ladder.clock)
    failed = EscalationCallbackFailed(
        attempt=command.attempt,
        at=at.now,
        outcome=command.outcome,
        by=command.by,
        call_back_by=None if last or state.is_quiet else again,
        decide_by=decide if last and not state.is_quiet else None,
    )
    return [*events, failed]


def decide_unreachable(state: Open, command: ask.DecideUnreachable) -> list[Event]:
    """After the tries of the policy, and only then. To keep trying begins them anew."""
    must_be_the_owning_duty(state, command)
    if state.reached:
        raise CallerIsReached
    at, ladder = command.at, state.raised.ladder
    if not state.unreachable:
        raise TooFewTries(
            f"The policy asks for {ladder.tries} failed tries to call back; {state.in_vain} were recorded."
        )
    goes_on = command.decision == "keep_trying"
    again = at.after(at.now, ladder.called_back_within, ladder.clock)
    settled = at.after(at.now, ladder.settled_within, ladder.clock)
    decided = EscalationUnreachableDecided(
        at=at.now,
        decision=command.decision,
        by=command.by,
        name=command.name,
        call_back_by=again if goes_on else None,
        settle_by=None if goes_on else settled,
        noted=bool(command.note),
        content=Note(text=command.note) if command.note else FORGOTTEN,
    )
    return [*taken(state, at, command.by, command.name), decided]


def miss_callback(state: Open, command: ask.MissCallback) -> list[Event]:
    """Nobody called back in time."""
    due = state.call_back_by
    if state.is_quiet or due is None or command.at.now < due:
        return []
    return lost(state, command.at, "not_called_back", due)


def miss_decision(state: Open, command: ask.MissDecision) -> list[Event]:
    """Nobody reached the caller, and no clinician decided in time what to do."""
    due = state.decide_by
    if state.is_quiet or due is None or command.at.now < due:
        return []
    return lost(state, command.at, "not_decided", due)
