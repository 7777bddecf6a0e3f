"""Somebody takes it, reaches the caller, or should have. Pure."""

from datetime import datetime

from coordination.escalations import commands as ask
from coordination.escalations.climbing import climb, late
from coordination.escalations.events import (
    EscalationAcknowledged,
    EscalationCallerReached,
    EscalationNotified,
    EscalationPassedOn,
    NoticeChannel,
    Outcome,
    PassedOnWhy,
    Via,
)
from coordination.escalations.ladder import Step
from coordination.escalations.moment import Moment
from coordination.escalations.refusals import TakenByAnother
from coordination.escalations.rights import must_be_on_the_ladder
from coordination.escalations.state import Open
from coordination.http.words import ago
from coordination.log.event import Event


def acknowledge(state: Open, command: ask.Acknowledge) -> list[Event]:
    """Compare and set: one person answers for it. Who reaches the caller takes it over all the same."""
    must_be_on_the_ladder(state, command)
    held = state.holder
    if held is not None and held.by != command.by:
        raise TakenByAnother(f"{held.name} acknowledged this {ago(held.at, command.at.now)}.", since=held.at)
    return taken(state, command.at, command.by, command.name)


def acknowledge_by_phone(state: Open, command: ask.AcknowledgeByPhone) -> list[Event]:
    """A key that comes after somebody else's is too late, and no fault."""
    if state.holder is not None or state.is_quiet:
        return []
    return _acknowledged(state, command.at, command.by, command.name, "phone")


def note_unrung(state: Open, command: ask.NoteUnrung) -> list[Event]:
    """A telephone that is not answered is not waited for, where it was the only one to ask (S6)."""
    if (command.step, command.round) in state.unrung:
        return []
    now_asked = (state.step, state.round) == (command.step, command.round)
    step = _step(state, command.step)
    failed = _noted(state, command, "phone", "failed")
    waits = state.holder is None and not state.is_quiet and now_asked
    if step is not None and waits and command.at.is_empty(step, state.raised.ladder):
        return [failed, *climb(state, command.at, "not_rung")]
    return [failed]


def note_message(state: Open, command: ask.NoteMessage) -> list[Event]:
    """How a message went. Nobody waits for it: the telephone rings beside it."""
    if (command.channel, command.by, command.step, command.round) in state.written:
        return []
    return [_noted(state, command, command.channel, "failed" if command.why else "delivered")]


def _noted(
    state: Open, command: ask.NoteUnrung | ask.NoteMessage, channel: NoticeChannel, outcome: Outcome
) -> EscalationNotified:
    step = _step(state, command.step)
    return EscalationNotified(
        at=command.at.now,
        step=step.step if step is not None else "everyone",
        round=command.round,
        duty=step.duty if step is not None else state.answering,
        person=command.by,
        name=command.name,
        channel=channel,
        outcome=outcome,
        why=command.why,
    )


def _step(state: Open, name: str) -> Step | None:
    """The step of that name; none where everyone was asked."""
    return next((one for one in state.raised.ladder.steps if one.step == name), None)


def reach(state: Open, command: ask.Reach) -> list[Event]:
    """She speaks with the caller: it is hers, whoever had it."""
    must_be_on_the_ladder(state, command)
    if state.reached and state.holder is not None and state.holder.by == command.by:
        return []
    at, ladder = command.at, state.raised.ladder
    reached = EscalationCallerReached(
        at=at.now,
        by=command.by,
        name=command.name,
        settle_by=at.after(at.now, ladder.settled_within, ladder.clock),
    )
    return [*taken(state, at, command.by, command.name), reached]


def taken(state: Open, at: Moment, by: str, name: str) -> list[Event]:
    """Nothing, when it is hers already."""
    if state.holder is not None and state.holder.by == by:
        return []
    return _acknowledged(state, at, by, name, "screen")


def _acknowledged(state: Open, at: Moment, by: str, name: str, via: Via) -> list[Event]:
    """The clocks that begin with it: which, depends on what is left to do."""
    ladder = state.raised.ladder
    waits = not state.is_quiet
    gone = waits and state.dropped

    def in_(seconds: int) -> datetime:
        return at.after(at.now, seconds, ladder.clock)

    return [
        EscalationAcknowledged(
            at=at.now,
            by=by,
            name=name,
            via=via,
            reach_by=in_(ladder.reached_within) if waits else None,
            call_back_by=in_(ladder.called_back_within) if gone and not state.unreachable else None,
            decide_by=in_(ladder.decided_within) if gone and state.unreachable else None,
            settle_by=None if waits else in_(ladder.settled_within),
        )
    ]


def miss_reach(state: Open, command: ask.MissReach) -> list[Event]:
    """Who took it did not reach the caller in time: the others are asked, and she is told."""
    due = state.reach_by
    if state.holder is None or due is None or command.at.now < due:
        return []
    return lost(state, command.at, "not_reached", due)


def lost(state: Open, at: Moment, why: PassedOnWhy, due: datetime) -> list[Event]:
    """Nobody has it any more. With a holder the ladder begins with the next after the owner; without one it
    goes on from where it is, sooner than it would have."""
    return climb(state, at, why, begun=min(due, at.now), again=state.holder is not None)


def miss_settling(state: Open, command: ask.MissSettling) -> list[Event]:
    """It is over for the caller, and nobody has judged and resolved it: the last duty of the ladder is asked,
    and again, until somebody does."""
    due, at = state.alarms().get("settle"), command.at
    if due is None or at.now < due:
        return []
    ladder = state.raised.ladder
    last = ladder.steps[-1]
    return [
        EscalationPassedOn(
            at=at.now,
            to=last.step,
            duty=last.duty,
            round=state.round,
            why="not_settled",
            until=at.after(at.now, ladder.settled_within, ladder.clock),
            late_seconds=late(due, at),
        )
    ]


def climb_on(state: Open, command: ask.Climb) -> list[Event]:
    """The time of this step is over, and nobody has taken it."""
    if state.holder is not None or state.is_quiet or command.at.now < state.until:
        return []
    return climb(state, command.at, "not_acknowledged", begun=state.until)
