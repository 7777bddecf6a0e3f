"""Closing and reopening. Pure."""

from coordination.followups import commands as ask
from coordination.followups.events import FollowupClosed, FollowupReopened, Note
from coordination.followups.refusals import (
    ClosedOtherwise,
    NotItsDuty,
    NotTheOwner,
    TooFewAttempts,
    WithoutDuty,
)
from coordination.followups.state import Closed, Open
from coordination.http.words import in_words
from coordination.log.event import FORGOTTEN, Event

REVIEW, SUPERVISOR = "review", "supervisor"
LEAST_ATTEMPTS = 2  # Whatever a plan says: nobody is given up after one try.


def close(state: Open | Closed, command: ask.Close) -> list[Event]:
    """Ends the work. The owner of a claim in force closes it, or a supervisor; unclaimed, anybody, but what a
    duty must look at is closed by that duty alone (S10)."""
    if isinstance(state, Closed):
        if state.outcome == command.outcome:
            return []
        raise ClosedOtherwise
    held = state.holder(command.now)
    if held is not None and held.by != command.by and not command.supervisor:
        raise NotTheOwner(f"{held.name} has claimed this. Only {held.name} or a supervisor can close it.")
    must_be_its_duty(state, command)
    needed = max(LEAST_ATTEMPTS, command.attempts_needed)
    if command.outcome == "could_not_reach" and state.in_vain < needed:
        raise TooFewAttempts(
            f"The plan asks for {needed} attempts before this outcome; {state.in_vain} were logged."
        )
    return [FollowupClosed(outcome=command.outcome, by=command.by)]


def must_be_its_duty(state: Open, command: ask.Close) -> None:
    """Raise NotItsDuty for a review, or a message that nobody has heard, of a duty that this person has not:
    its plan's, or the one that answers for it now."""
    to_look_at = state.kind == REVIEW or (bool(state.messages) and not state.heard)
    allowed = command.owning | {state.duty}
    if not to_look_at or command.supervisor or command.duties & allowed:
        return
    names = ", ".join(in_words(duty) for duty in sorted(allowed - {SUPERVISOR}))
    raise NotItsDuty(f"Only a {names} or supervisor closes this: what was said must be looked at first.")


def reopen(state: Open | Closed, command: ask.Reopen) -> list[Event]:
    """Begins the work again, with a new due time. What is open stays as it is."""
    if isinstance(state, Open):
        return []
    terms = command.terms
    if not terms.duty or not terms.fallback_duty:
        raise WithoutDuty
    return [
        FollowupReopened(
            by=command.by,
            due=terms.due,
            duty=terms.duty,
            fallback_duty=terms.fallback_duty,
            content=Note(text=command.why) if command.why else FORGOTTEN,
        )
    ]
