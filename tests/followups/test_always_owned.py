"""S5: whatever is asked, in whichever order, an open follow-up has a duty, a due time and a fallback."""

from datetime import datetime, timedelta
from typing import get_args
from uuid import UUID

from hypothesis import given as over
from hypothesis import strategies as st

from coordination.followups import commands as ask
from coordination.followups.decisions import FOLLOWUP, alarm_command
from coordination.followups.doing import Who
from coordination.followups.events import AttemptOutcome, ClosingOutcome
from coordination.followups.state import Closed, Empty, Open, State
from coordination.log.errors import Refused
from tests.followups.people import ANA, BEN, CALLER, NOON, SUE

DUTIES = {"navigator", "nurse", "supervisor", "on_call_clinician"}
PEOPLE = st.sampled_from([(ANA, False), (BEN, False), (SUE, True)])
IDS = st.integers(0, 4).map(lambda n: UUID(int=n))
SPANS = st.integers(-30, 600).map(lambda minutes: timedelta(minutes=minutes))
OUTCOMES = st.sampled_from(get_args(AttemptOutcome))
ENDINGS = st.sampled_from(get_args(ClosingOutcome))
VERBS = "open join message propose promise claim renew release assign attempt snooze close reopen alarm"
COMMANDS = st.sampled_from(VERBS.split())
STEPS = st.lists(st.tuples(COMMANDS, st.integers(0, 90), PEOPLE, IDS, SPANS, OUTCOMES, ENDINGS), max_size=40)


def check(state: State) -> None:
    if not isinstance(state, Open):
        return
    assert state.duty in DUTIES
    assert state.fallback_duty in DUTIES
    assert state.due.tzinfo is not None
    assert FOLLOWUP.alarms is not None
    if state.breached:
        assert state.duty == state.fallback_duty
        assert state.snoozed_until is None or state.snoozed_until > state.due
    else:
        assert FOLLOWUP.alarms(state)["breach"] == state.due


@over(STEPS)
def test_s5_no_sequence_leaves_an_open_followup_without_duty_due_and_fallback(
    steps: list[tuple[str, int, tuple[str, bool], UUID, timedelta, AttemptOutcome, ClosingOutcome]],
) -> None:
    state: State = FOLLOWUP.initial
    now = NOON
    for verb, later, (by, boss), id_, span, outcome, ending in steps:
        now += timedelta(minutes=later)
        who = Who(by=by, name=by, now=now, supervisor=boss)
        terms = ask.Terms(due=now + span, duty="navigator", fallback_duty="supervisor")
        nurse = ask.Terms(due=now + span, duty="nurse", fallback_duty="supervisor")
        commands: dict[str, ask.Command] = {
            "open": ask.Open(
                kind="callback",
                call=id_,
                caller=CALLER,
                series=0,
                since=now,
                plan="callback",
                terms=terms,
                why="abandoned",
                heard=True,
            ),
            "join": ask.Join(call=id_, at=now, why="busy", heard=True, terms=terms),
            "message": ask.Join(call=id_, at=now, why="voicemail", heard=False, terms=nurse),
            "propose": ask.ProposeClose(call=id_, at=now),
            "promise": ask.Promise(what="x", for_when=now + span, **who),
            "claim": ask.Claim(until=now + timedelta(minutes=15), **who),
            "renew": ask.Renew(until=now + timedelta(minutes=15), **who),
            "release": ask.Release(**who),
            "assign": ask.Assign(to=BEN, to_name="Ben", until=now + timedelta(hours=1), **who),
            "attempt": ask.RecordAttempt(
                attempt=id_, channel="phone", outcome=outcome, next_due=now + abs(span), **who
            ),
            "snooze": ask.Snooze(until=now + span, **who),
            "close": ask.Close(outcome=ending, attempts_needed=2, **who),
            "reopen": ask.Reopen(terms=terms, why="x", **who),
            "alarm": _due_alarm(state, now),
        }
        try:
            events = FOLLOWUP.decide(state, commands[verb])
        except Refused:
            continue
        for event in events:
            state = FOLLOWUP.evolve(state, event)
        check(state)
        assert FOLLOWUP.decide(state, commands[verb]) == [] or verb in _AGAIN, verb


# What is not the same a second time: an id decides, and it was another.
_AGAIN = {"open", "alarm", "reopen"}


def _due_alarm(state: State, now: datetime) -> ask.Command:
    assert FOLLOWUP.alarms is not None
    names = [*FOLLOWUP.alarms(state)] or ["breach"]
    return alarm_command(names[0], NOON, now)


def test_the_three_states_are_all_there_are() -> None:
    assert State == Empty | Open | Closed
