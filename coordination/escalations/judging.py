"""Confirmed or dismissed, and resolved: by people alone. Pure."""

from coordination.escalations import commands as ask
from coordination.escalations.answering import taken
from coordination.escalations.events import (
    EscalationConfirmed,
    EscalationDismissed,
    EscalationResolved,
    Note,
)
from coordination.escalations.refusals import JudgedAlready, NotJudged, NotReached, WithoutWords
from coordination.escalations.rights import must_be_on_the_ladder, must_be_the_owning_duty
from coordination.escalations.state import Judged, Open
from coordination.log.event import FORGOTTEN, Event


def confirm(state: Open, command: ask.Confirm) -> list[Event]:
    """It was right to escalate. No clock ends with that: the caller is still to be reached."""
    must_be_the_owning_duty(state, command)
    if _is_said(state, "confirmed"):
        return [_confirmed(command)] if adds_words(state, command) else []
    return [*taken(state, command.at, command.by, command.name), _confirmed(command)]


def adds_words(state: Open, command: ask.Confirm) -> bool:
    """Whether it was confirmed without a word, and here are some: until then the caller's words are kept."""
    return state.judged == "confirmed" and not state.noted and bool(command.note)


def _confirmed(command: ask.Confirm) -> EscalationConfirmed:
    return EscalationConfirmed(
        at=command.at.now,
        by=command.by,
        name=command.name,
        noted=bool(command.note),
        content=Note(text=command.note) if command.note else FORGOTTEN,
    )


def dismiss(state: Open, command: ask.Dismiss) -> list[Event]:
    """It need not have been escalated, and why. Words that come after it begin a new ladder."""
    must_be_the_owning_duty(state, command)
    if _is_said(state, "dismissed"):
        return []
    if not command.why.strip():
        raise WithoutWords
    at, ladder = command.at, state.raised.ladder
    dismissed = EscalationDismissed(
        at=at.now,
        by=command.by,
        name=command.name,
        settle_by=at.after(at.now, ladder.settled_within, ladder.clock),
        noted=True,
        content=Note(text=command.why),
    )
    return [*taken(state, at, command.by, command.name), dismissed]


def _is_said(state: Open, judged: Judged) -> bool:
    if state.judged is not None and state.judged != judged:
        raise JudgedAlready(f"It was {state.judged} already. Raise it again if it goes on.")
    return state.judged == judged


def resolve(state: Open, command: ask.Resolve) -> list[Event]:
    """It ends when it was judged and the caller reached, or a clinician decided what to do instead."""
    must_be_on_the_ladder(state, command)
    if not state.is_quiet:
        raise NotReached
    if state.judged is None:
        raise NotJudged
    return [EscalationResolved(at=command.at.now, by=command.by)]
