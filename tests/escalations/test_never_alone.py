"""S5, S6, S10: whatever is asked and whatever rings, in whichever order, an open escalation has one owner, a
backup and a next alarm, and only a person ends it."""

from datetime import timedelta
from functools import reduce
from uuid import UUID

from hypothesis import given as over
from hypothesis import strategies as st
from msgspec.structs import replace

from coordination.escalations import commands as ask
from coordination.escalations.decisions import ALARMS, alarms, decide
from coordination.escalations.events import EscalationNotified
from coordination.escalations.moment import Moment, Somebody
from coordination.escalations.state import EMPTY, Empty, Open, Resolved, Shadowed, State, evolve
from coordination.log.errors import Refused
from tests.escalations.people import (
    DANA,
    EMERGENCY,
    NOOR,
    OSEI,
    PRIYA,
    SAME_DAY,
    SUE,
    WORDS,
    as_,
    moment,
    place,
    raised,
)

ASKED_BY_PEOPLE = ("acknowledge", "reach", "try", "decide", "confirm", "dismiss", "resolve")
DONE_BY_MACHINES = ("raise", "phone", "unrung", "message", "tell", "drop", *ALARMS)
VERBS = st.sampled_from([*ASKED_BY_PEOPLE, *DONE_BY_MACHINES, *["next"] * 8])
PEOPLE = st.sampled_from([DANA, PRIYA, SUE, OSEI, NOOR])
ROOMS = st.sampled_from(["all", "nobody", "supervisor", "telephone"])
LATER = st.one_of(st.integers(0, 130), st.integers(0, 8000))
NUMBERS = st.integers(0, 5)
LATER_STEPS = st.lists(st.tuples(VERBS, LATER, PEOPLE, ROOMS, NUMBERS), max_size=60)
# Mostly something has been raised: what is asked of nothing is soon told.
FIRST = st.tuples(st.sampled_from(["raise"] * 9 + ["next"]), LATER, PEOPLE, ROOMS, NUMBERS)
STEPS = st.tuples(FIRST, LATER_STEPS).map(lambda both: [both[0], *both[1]])
LADDERS = st.sampled_from([EMERGENCY, SAME_DAY])


def room(name: str, now: Moment) -> Moment:
    match name:
        case "nobody":
            return replace(now, there={}, rings=frozenset())
        case "supervisor":
            return replace(now, there={"supervisor": (SUE,)})
        case "telephone":
            return replace(now, there={}, writes=True)
        case _:
            return now


def command(verb: str, at: Moment, who: Somebody, number: int, first: ask.Raise) -> ask.Command:
    by = {**as_(who), "at": at}
    id_ = UUID(int=number + 1)
    known: dict[str, ask.Command] = {
        "raise": replace(first, at=at, words=replace(WORDS, place=place(number * 10.0, number * 10.0 + 2))),
        "phone": ask.AcknowledgeByPhone(at=at, by=OSEI.by, name=OSEI.name),
        "unrung": ask.NoteUnrung(
            at=at, step="on_call", round=number, by=OSEI.by, name=OSEI.name, why="no_answer"
        ),
        "message": ask.NoteMessage(
            channel="sms", at=at, step="on_call", round=number, by=OSEI.by, name=OSEI.name, why="gateway_away"
        ),
        "tell": ask.Tell(at=at, said_at=at.now, script="s", version="s.en.1", language="en", by=who.by),
        "drop": ask.DropLine(at=at, ended_at=at.now),
        "acknowledge": ask.Acknowledge(**by),
        "reach": ask.Reach(**by),
        "try": ask.RecordTry(attempt=id_, outcome="no_answer", **by),
        "decide": ask.DecideUnreachable(
            decision="keep_trying" if number % 2 else "welfare_check", note="", **by
        ),
        "confirm": ask.Confirm(note="", **by),
        "dismiss": ask.Dismiss(why="A film.", **by),
        "resolve": ask.Resolve(**by),
        **{name: rings(at=at) for name, rings in ALARMS.items()},
    }
    return known[verb]


def check(state: State, now: Moment, ladder_duties: frozenset[str]) -> None:
    if not isinstance(state, Open):
        assert alarms(state) == {}
        return
    assert state.raised.duty
    assert state.raised.backup_duty not in {"", state.raised.duty}
    owners = [state.holder.by] if state.holder is not None else [state.answering]
    assert len(owners) == 1
    assert owners[0].startswith("person/") or owners[0] in ladder_duties
    due = alarms(state)
    assert due, "nothing rings any more"
    assert all(one.tzinfo is not None for one in due.values())
    clock = min(due.values()) - now.now
    assert clock <= timedelta(days=4), "the next alarm is so far away that nobody is waited for"


@over(STEPS, LADDERS)
def test_s5_s6_s10_an_open_one_always_has_an_owner_a_backup_and_a_next_alarm_and_no_machine_ends_it(
    steps: list[tuple[str, int, Somebody, str, int]], ladder: object
) -> None:
    first = raised()
    if ladder is SAME_DAY:
        first = raised(ladder=SAME_DAY, duty="supervisor", backup_duty="privacy_officer", clinical=False)
    state: State = EMPTY
    seconds = 0
    for verb, later, who, there, number in steps:
        seconds += later
        now = room(there, moment(seconds))
        if verb == "next":  # the clock process, whenever it looks
            due = [(when, name) for name, when in alarms(state).items() if when <= now.now]
            if not due:
                continue
            verb = min(due)[1]  # noqa: PLW2901 - what rings is what is asked
        asked = command(verb, now, who, number, first)
        before = state
        try:
            events = decide(state, asked)
        except Refused:
            assert verb in ASKED_BY_PEOPLE, "a machine's fact is never refused"
            continue
        state = reduce(evolve, events, state)
        check(state, now, first.ladder.duties)
        if verb not in ASKED_BY_PEOPLE:
            assert not (isinstance(before, Open) and isinstance(state, Resolved)), verb
        _rings_once(before, state, verb)


def _rings_once(before: State, state: State, verb: str) -> None:
    """An alarm that rang is not due at the same time again: it fires once."""
    if verb in ALARMS and isinstance(before, Open) and isinstance(state, Open) and before != state:
        was, is_ = alarms(before), alarms(state)
        assert verb not in was or was[verb] != is_.get(verb)


@over(STEPS)
def test_s14_nothing_asked_of_practice_or_shadow_ever_rings_a_telephone(
    steps: list[tuple[str, int, Somebody, str, int]],
) -> None:
    for mode in ("practice", "shadow"):
        first, state, seconds = raised(raised_in=mode), EMPTY, 0
        folded: State = state
        for verb, later, who, there, number in steps:
            seconds += later
            name = "step" if verb == "next" else verb
            try:
                events = decide(folded, command(name, room(there, moment(seconds)), who, number, first))
            except Refused:
                continue
            assert not [e for e in events if isinstance(e, EscalationNotified) and e.outcome == "asked"]
            folded = reduce(evolve, events, folded)
            assert mode == "practice" or not isinstance(folded, Open)


def test_the_four_states_are_all_there_are() -> None:
    assert State == Empty | Shadowed | Open | Resolved
