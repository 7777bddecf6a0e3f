"""From step to step of the ladder. Pure.

A step where nobody is there is gone through at once (S6). One whose time was over before anybody looked (the
clock had stopped) as well: all who should have been asked by now are told together, each once.
"""

from datetime import datetime

from coordination.escalations.events import (
    EscalationNotified,
    EscalationPassedOn,
    EscalationUnanswered,
    NoticeChannel,
    PassedOnWhy,
)
from coordination.escalations.folding import after
from coordination.escalations.ladder import Ladder, Step
from coordination.escalations.moment import Moment, Somebody
from coordination.escalations.state import Open
from coordination.log.event import Event

FIRST = 0


def begin(state: Open, at: Moment) -> list[Event]:
    """Tell the owner; where nobody is there, go on."""
    told = tell(state, at)
    if _is_deserted(state, at):
        return [*told, *climb(after(state, told), at, "nobody_there")]
    return told


def climb(
    state: Open, at: Moment, why: PassedOnWhy, *, begun: datetime | None = None, again: bool = False
) -> list[Event]:
    """Pass it on to the next step where somebody is, and tell them. `begun`: when that step should have begun
    (now); `again`: from the first step's next on, since somebody had it and has it no more."""
    events: list[Event] = []
    begun = begun or at.now
    place = FIRST if again else _place(state)
    while True:
        passed = _pass_on(state, at, why, place, begun)
        state = after(state, passed)
        told = tell(state, at)
        state = after(state, told)
        events += [*passed, *told]
        if state.step == "everyone":
            return events
        place = _place(state)
        if _is_deserted(state, at):
            why = "nobody_there"
        elif state.until <= at.now:
            why, begun = "not_acknowledged", state.until
        else:
            return events


def late(due: datetime, at: Moment) -> int:
    """Whole seconds after its time."""
    return max(0, int((at.now - due).total_seconds()))


def _place(state: Open) -> int:
    """Which step of its ladder it is at; past the last one when everyone is asked."""
    names = [step.step for step in state.raised.ladder.steps]
    return len(names) if state.step == "everyone" else names.index(state.step)


def _pass_on(state: Open, at: Moment, why: PassedOnWhy, place: int, begun: datetime) -> list[Event]:
    ladder = state.raised.ladder
    behind = 0 if why == "nobody_there" else late(begun, at)
    if place + 1 < len(ladder.steps):
        step = ladder.steps[place + 1]
        until = at.after(begun, step.seconds, ladder.clock)
        return [
            EscalationPassedOn(
                at=at.now,
                to=step.step,
                duty=step.duty,
                round=state.round,
                why=why,
                until=until,
                late_seconds=behind,
            )
        ]
    everyone = EscalationPassedOn(
        at=at.now,
        to="everyone",
        duty=ladder.steps[-1].duty,
        round=state.round + 1,
        why=why,
        until=at.after(at.now, ladder.again_every, ladder.clock),
        late_seconds=behind,
    )
    if state.step == "everyone":
        return [everyone]
    return [EscalationUnanswered(at=at.now, round=state.round, late_seconds=behind), everyone]


def _asked(state: Open) -> tuple[Step, ...]:
    ladder: Ladder = state.raised.ladder
    return ladder.steps if state.step == "everyone" else (ladder.steps[_place(state)],)


def _is_deserted(state: Open, at: Moment) -> bool:
    raised = state.raised
    return all(
        at.is_empty(step, raised.ladder) and at.rung(step, raised.queue, raised.raised_in) is None
        for step in _asked(state)
    )


def tell(state: Open, at: Moment) -> list[Event]:
    """The screens of whoever was not told yet; telephones and browsers in every round anew."""
    events: list[Event] = []
    seen = set(state.notified)
    for step in _asked(state):
        for one in at.told(step):
            if one.by not in seen:
                seen.add(one.by)
                events.append(_on_screen(state, step, one, at))
        mode = state.raised.raised_in
        events += [_asked_by(state, step, one, at, "push") for one in at.pushed(step, mode)]
        rung = at.rung(step, state.raised.queue, mode)
        if rung is not None:
            events += [_asked_by(state, step, rung, at, channel) for channel in _channels(at)]
    return events


def _on_screen(state: Open, step: Step, one: Somebody, at: Moment) -> EscalationNotified:
    return EscalationNotified(
        at=at.now,
        step=state.step,
        round=state.round,
        duty=step.duty,
        person=one.by,
        name=one.name,
        channel="screen",
        outcome="delivered",
    )


def _channels(at: Moment) -> tuple[NoticeChannel, ...]:
    return ("phone", "sms") if at.writes else ("phone",)


def _asked_by(
    state: Open, step: Step, one: Somebody, at: Moment, channel: NoticeChannel
) -> EscalationNotified:
    return EscalationNotified(
        at=at.now,
        step=state.step,
        round=state.round,
        duty=step.duty,
        person=one.by,
        name=one.name,
        channel=channel,
        outcome="asked",
    )
