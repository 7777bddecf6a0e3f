"""The rules of follow-ups: (state, command) -> events, or a refusal. Pure.

Any working role may do any of it: the duty says who answers for the work, not who may help. What is
somebody's own is a claim: others leave it alone until it lapses, a supervisor need not wait.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from coordination.followups import commands as ask
from coordination.followups.closing import close, reopen
from coordination.followups.events import (
    FollowupAssigned,
    FollowupAttemptRecorded,
    FollowupBreached,
    FollowupCallerLearned,
    FollowupClaimed,
    FollowupCloseProposed,
    FollowupDialed,
    FollowupDueChanged,
    FollowupLapsed,
    FollowupMerged,
    FollowupOpened,
    FollowupPromised,
    FollowupReleased,
    FollowupRenewed,
    FollowupSnoozed,
    FollowupSnoozeEnded,
    FollowupWordsNoted,
    Note,
    Quote,
)
from coordination.followups.refusals import (
    AlreadyOpen,
    IsClosed,
    NoSuchFollowup,
    NotClaimed,
    NotTheOwner,
    WithoutDuty,
)
from coordination.followups.rights import must_be_ahead, must_not_be_anothers
from coordination.followups.state import EMPTY, Closed, Empty, Open, State, evolve
from coordination.log.decider import Decider
from coordination.log.event import FORGOTTEN, Event


def decide(state: State, command: ask.Command) -> list[Event]:
    """What follows from a command."""
    if isinstance(command, ask.Open):
        return open_(state, command)
    if isinstance(state, Empty):
        raise NoSuchFollowup
    if isinstance(command, ask.Reopen):
        return reopen(state, command)
    if isinstance(command, ask.Close):
        return close(state, command)
    if isinstance(state, Closed):
        return when_closed(command)
    rule: Callable[[Open, Any], list[Event]] = RULES[type(command)]
    return rule(state, command)


def open_(state: State, command: ask.Open) -> list[Event]:
    terms, caller = command.terms, command.caller
    if not terms.duty or not terms.fallback_duty:
        raise WithoutDuty
    if isinstance(state, Open) and command.call is not None and command.call in state.calls:
        return []
    if not isinstance(state, Empty):
        raise AlreadyOpen
    return [
        FollowupOpened(
            followup_kind=command.kind,
            call=command.call,
            number=caller.number,
            number_hash=caller.number_hash,
            withheld=caller.withheld,
            line=caller.line,
            series=command.series,
            since=command.since,
            plan=command.plan,
            due=terms.due,
            duty=terms.duty,
            fallback_duty=terms.fallback_duty,
            why=command.why,
            heard=command.heard,
        )
    ]


def when_closed(command: ask.Command) -> list[Event]:
    """Facts and alarms that come late change nothing; a person is told."""
    if isinstance(command, ask.ByPerson | ask.Join | ask.NoteWords):
        raise IsClosed
    return []


def join(state: Open, command: ask.Join) -> list[Event]:
    """One more call. It can make the work due sooner, and a message makes it a nurse's; never looser."""
    if state.covers(command.call, message=command.why == "voicemail"):
        return []
    events: list[Event] = [
        FollowupMerged(call=command.call, at=command.at, why=command.why, heard=command.heard)
    ]
    terms = command.terms
    due = min(state.due, terms.due)
    stricter = not command.heard and not state.breached and (state.heard or due < state.due)
    duty, fallback = (terms.duty, terms.fallback_duty) if stricter else (state.duty, state.fallback_duty)
    if (due, duty, fallback) != (state.due, state.duty, state.fallback_duty):
        events.append(FollowupDueChanged(due=due, duty=duty, fallback_duty=fallback, why=command.why))
    return events


def note_words(state: Open, command: ask.NoteWords) -> list[Event]:
    """More to look at: it can make the work due sooner, never later (S10)."""
    if command.trigger in state.words:
        return []
    events: list[Event] = [
        FollowupWordsNoted(
            call=command.call,
            trigger=command.trigger,
            family=command.family,
            tier=command.tier,
            found=command.found,
            segment=command.segment,
            start=command.start,
            end=command.end,
            content=Quote(text=command.words) if command.words else FORGOTTEN,
        )
    ]
    terms = command.terms
    if terms is not None and not state.breached and terms.due < state.due:
        events.append(
            FollowupDueChanged(due=terms.due, duty=terms.duty, fallback_duty=terms.fallback_duty, why="words")
        )
    return events


def learn_caller(state: Open, command: ask.LearnCaller) -> list[Event]:
    if state.caller_known:
        return []
    caller = command.caller
    return [
        FollowupCallerLearned(
            number=caller.number,
            number_hash=caller.number_hash,
            withheld=caller.withheld,
            line=caller.line,
        )
    ]


def propose_close(state: Open, command: ask.ProposeClose) -> list[Event]:
    if command.call in state.proposed_by:
        return []
    return [FollowupCloseProposed(why="answered_later", call=command.call, at=command.at)]


def promise(state: Open, command: ask.Promise) -> list[Event]:
    """A promise sets the due time, but no promise lets a message wait that nobody has heard (S11)."""
    if (command.by, command.for_when) in state.promises:
        return []
    must_be_ahead(command.for_when, command.now)
    due = command.for_when if state.heard else min(command.for_when, state.due)
    return [
        FollowupPromised(
            by=command.by,
            name=command.name,
            for_when=command.for_when,
            due=due,
            content=Note(text=command.what),
        )
    ]


def claim(state: Open, command: ask.Claim) -> list[Event]:
    """Compare and set. A claim that has lapsed is none, and its end is written down first."""
    held = state.holder(command.now)
    if held is not None and held.by == command.by:
        return []
    must_not_be_anothers(state, command.by, command.now)
    taken = FollowupClaimed(by=command.by, name=command.name, at=command.now, until=command.until)
    return [*_lapsed(state, command.now), taken]


def renew(state: Open, command: ask.Renew) -> list[Event]:
    held = state.holder(command.now)
    if held is None:
        raise NotClaimed
    if held.by != command.by:
        raise NotTheOwner(f"{held.name} has claimed this.")
    return [FollowupRenewed(until=command.until)] if command.until > held.until else []


def release(state: Open, command: ask.Release) -> list[Event]:
    held = state.holder(command.now)
    if held is None:
        return _lapsed(state, command.now)
    if held.by != command.by and not command.supervisor:
        raise NotTheOwner(f"{held.name} has claimed this. Only {held.name} or a supervisor can release it.")
    return [FollowupReleased(by=command.by)]


def assign(state: Open, command: ask.Assign) -> list[Event]:
    held = state.holder(command.now)
    if held is not None and held.by == command.to:
        return []
    if not command.supervisor:
        must_not_be_anothers(state, command.by, command.now)
    given = FollowupAssigned(
        to=command.to, name=command.to_name, by=command.by, at=command.now, until=command.until
    )
    return [*_lapsed(state, command.now), given]


def record_attempt(state: Open, command: ask.RecordAttempt) -> list[Event]:
    if command.attempt in state.attempts:
        return []
    if not command.supervisor:
        must_not_be_anothers(state, command.by, command.now)
    return [
        FollowupAttemptRecorded(
            attempt=command.attempt,
            at=command.now,
            channel=command.channel,
            outcome=command.outcome,
            by=command.by,
            next_due=None if command.outcome == "reached" else command.next_due,
            noted=bool(command.note),
            content=Note(text=command.note) if command.note else FORGOTTEN,
        )
    ]


def dial(state: Open, command: ask.Dial) -> list[Event]:
    if command.call in state.dialed:
        return []
    if not command.supervisor:
        must_not_be_anothers(state, command.by, command.now)
    return [FollowupDialed(call=command.call, at=command.now, by=command.by)]


def snooze(state: Open, command: ask.Snooze) -> list[Event]:
    if state.snoozed_until == command.until:
        return []
    must_be_ahead(command.until, command.now)
    if not command.supervisor:
        must_not_be_anothers(state, command.by, command.now)
    return [FollowupSnoozed(by=command.by, until=command.until)]


def lapse_claim(state: Open, command: ask.LapseClaim) -> list[Event]:
    return _lapsed(state, command.now)


def breach(state: Open, command: ask.Breach) -> list[Event]:
    """Not done in time: the fallback answers, whoever holds it keeps it, and no snooze hides it."""
    if state.breached or command.now < state.due:
        return []
    return [FollowupBreached(due=state.due, now_duty=state.fallback_duty)]


def end_snooze(state: Open, command: ask.EndSnooze) -> list[Event]:
    over = state.snoozed_until is not None and state.snoozed_until <= command.now
    return [FollowupSnoozeEnded()] if over else []


def _lapsed(state: Open, now: datetime) -> list[Event]:
    over = state.claim is not None and state.claim.until <= now
    return [FollowupLapsed(by=state.claim.by)] if over and state.claim is not None else []


RULES: dict[type[ask.Command], Callable[[Open, Any], list[Event]]] = {
    ask.Join: join,
    ask.NoteWords: note_words,
    ask.LearnCaller: learn_caller,
    ask.ProposeClose: propose_close,
    ask.Promise: promise,
    ask.Claim: claim,
    ask.Renew: renew,
    ask.Release: release,
    ask.Assign: assign,
    ask.RecordAttempt: record_attempt,
    ask.Dial: dial,
    ask.Snooze: snooze,
    ask.LapseClaim: lapse_claim,
    ask.Breach: breach,
    ask.EndSnooze: end_snooze,
}


def alarms(state: State) -> dict[str, datetime]:
    """What comes due by itself."""
    if not isinstance(state, Open):
        return {}
    due: dict[str, datetime] = {}
    if not state.breached:
        due["breach"] = state.due
    if state.claim is not None:
        due["claim_lapses"] = state.claim.until
    if state.snoozed_until is not None:
        due["snooze_ends"] = state.snoozed_until
    return due


ALARM_COMMANDS: dict[str, Callable[[datetime], ask.Command]] = {
    "breach": lambda now: ask.Breach(now=now),
    "claim_lapses": lambda now: ask.LapseClaim(now=now),
    "snooze_ends": lambda now: ask.EndSnooze(now=now),
}


def alarm_command(name: str, due: datetime, now: datetime) -> ask.Command:
    """The command of an alarm that rang. It is judged by `now`: an alarm may ring late, or twice."""
    return ALARM_COMMANDS[name](now)


FOLLOWUP: Decider[State] = Decider(
    kind="followup",
    initial=EMPTY,
    evolve=evolve,
    decide=decide,
    alarms=alarms,
    alarm_command=alarm_command,
)
