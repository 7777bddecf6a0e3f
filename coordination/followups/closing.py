"""Closing and reopening. Pure."""

from coordination.followups import commands as ask
from coordination.followups.events import FollowupClosed, FollowupReopened, Note
from coordination.followups.refusals import ClosedOtherwise, NotTheOwner, TooFewAttempts, WithoutDuty
from coordination.followups.state import Closed, Open
from coordination.log.event import FORGOTTEN, Event

LEAST_ATTEMPTS = 2  # Whatever a plan says: nobody is given up after one try.


def close(state: Open | Closed, command: ask.Close) -> list[Event]:
    """Ends the work. The owner of a claim in force closes it, or a supervisor; unclaimed, anybody."""
    if isinstance(state, Closed):
        if state.outcome == command.outcome:
            return []
        raise ClosedOtherwise
    held = state.holder(command.now)
    if held is not None and held.by != command.by and not command.supervisor:
        raise NotTheOwner(f"{held.name} has claimed this. Only {held.name} or a supervisor can close it.")
    needed = max(LEAST_ATTEMPTS, command.attempts_needed)
    if command.outcome == "could_not_reach" and state.in_vain < needed:
        raise TooFewAttempts(
            f"The plan asks for {needed} attempts before this outcome; {state.in_vain} were logged."
        )
    return [FollowupClosed(outcome=command.outcome, by=command.by)]


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
