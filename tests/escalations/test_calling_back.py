"""The line drops: it stays open, somebody calls back, and at last a clinician decides."""

from typing import Any

from coordination.escalations import commands as ask
from coordination.escalations.events import (
    EscalationCallbackFailed,
    EscalationCallerReached,
    EscalationLineDropped,
    EscalationUnreachableDecided,
    Note,
)
from coordination.escalations.refusals import CallerIsReached, NotYoursToJudge, TooFewTries
from tests.escalations.people import (
    ATTEMPT,
    DANA,
    NEXT_ATTEMPT,
    NOOR,
    RAISED,
    SUE,
    as_,
    at,
    moment,
    raised,
)
from tests.escalations.sentences import Story, given, steps

DROPPED = EscalationLineDropped(at=at(30), call_back_by=at(151))
FAILED = EscalationCallbackFailed(
    attempt=ATTEMPT, at=at(60), outcome="no_answer", by=DANA.by, call_back_by=at(180), decide_by=None
)
FAILED_AGAIN = EscalationCallbackFailed(
    attempt=NEXT_ATTEMPT, at=at(100), outcome="busy", by=DANA.by, call_back_by=None, decide_by=at(220)
)


def story() -> Story:
    return Story(lambda when: moment((when - at()).total_seconds()))


def test_a_dropped_line_is_called_back_within_two_minutes_of_our_knowing() -> None:
    drop = ask.DropLine(at=moment(31), ended_at=at(30))
    given(RAISED).when(drop).then(DROPPED)
    given(RAISED, DROPPED).when(drop).nothing_happens()


def test_s10_a_dropped_line_closes_nothing_and_its_ladder_goes_on() -> None:
    tale = story()
    tale.tell(raised())
    tale.tell(ask.DropLine(at=moment(31), ended_at=at(30)))
    tale.ring_until(at(150))
    assert steps(tale.events) == [
        ("backup", "not_acknowledged", at(60)),
        ("on_call", "not_acknowledged", at(120)),
    ]


def test_who_has_it_and_does_not_call_back_in_two_minutes_has_it_no_more() -> None:
    tale = story()
    tale.tell(raised())
    tale.tell(ask.Acknowledge(**as_(DANA, 20)))
    tale.tell(ask.DropLine(at=moment(31), ended_at=at(30)))
    assert tale.next_alarm() == (at(151), "call_back")
    tale.ring()
    assert steps(tale.events) == [("backup", "not_called_back", at(151))]


def test_who_takes_it_after_the_line_dropped_has_two_minutes_to_call_back() -> None:
    tale = story()
    tale.tell(raised())
    tale.tell(ask.DropLine(at=moment(31), ended_at=at(30)))
    tale.tell(ask.Acknowledge(**as_(DANA, 50)))
    assert tale.next_alarm() == (at(170), "call_back")


def test_a_failed_try_asks_for_another_and_the_last_for_a_decision() -> None:
    first = ask.RecordTry(attempt=ATTEMPT, outcome="no_answer", **as_(DANA, 60))
    given(RAISED, DROPPED).when(first).then(FAILED)
    given(RAISED, DROPPED, FAILED).when(first).nothing_happens()
    second = ask.RecordTry(attempt=NEXT_ATTEMPT, outcome="busy", **as_(DANA, 100))
    given(RAISED, DROPPED, FAILED).when(second).then(FAILED_AGAIN)


def test_a_try_says_that_the_line_had_dropped_though_the_phone_system_did_not() -> None:
    tried = ask.RecordTry(attempt=ATTEMPT, outcome="no_answer", **as_(NOOR, 60))
    given(RAISED).when(tried).then(
        EscalationLineDropped(at=at(60), call_back_by=at(180)),
        EscalationCallbackFailed(
            attempt=ATTEMPT, at=at(60), outcome="no_answer", by=NOOR.by, call_back_by=at(180), decide_by=None
        ),
    )


def welfare_check(**who: Any) -> ask.DecideUnreachable:
    return ask.DecideUnreachable(decision="welfare_check", note="Lives alone, no answer twice.", **who)


def test_after_two_failed_tries_a_clinician_decides_and_nobody_else() -> None:
    tried = given(RAISED, DROPPED, FAILED, FAILED_AGAIN)
    tried.when(welfare_check(**as_(SUE, 130))).refuses(NotYoursToJudge, "a nurse")
    decided = tried.when(welfare_check(**as_(DANA, 130)))._decide()
    assert decided[-1] == EscalationUnreachableDecided(
        at=at(130),
        decision="welfare_check",
        by=DANA.by,
        name=DANA.name,
        call_back_by=None,
        settle_by=at(130 + 3600),
        noted=True,
        content=Note(text="Lives alone, no answer twice."),
    )


def test_a_clinician_decides_after_the_tries_and_not_before() -> None:
    early = ask.DecideUnreachable(decision="emergency_contact", note="", **as_(DANA, 70))
    given(RAISED, DROPPED, FAILED).when(early).refuses(TooFewTries, "2 failed tries to call back; 1 were")


def test_no_decision_in_two_minutes_asks_the_next() -> None:
    tale = story()
    tale.tell(raised())
    tale.tell(ask.Acknowledge(**as_(DANA, 20)))
    tale.tell(ask.DropLine(at=moment(31), ended_at=at(30)))
    tale.tell(ask.RecordTry(attempt=ATTEMPT, outcome="no_answer", **as_(DANA, 60)))
    tale.tell(ask.RecordTry(attempt=NEXT_ATTEMPT, outcome="busy", **as_(DANA, 100)))
    assert tale.next_alarm() == (at(220), "decide")
    tale.ring()
    assert steps(tale.events) == [("backup", "not_decided", at(220))]
    tale.tell(ask.Acknowledge(**as_(DANA, 230)))
    assert tale.next_alarm() == (at(350), "decide")


def test_to_keep_trying_begins_the_tries_anew() -> None:
    tale = story()
    tale.tell(raised())
    tale.tell(ask.RecordTry(attempt=ATTEMPT, outcome="no_answer", **as_(DANA, 60)))
    tale.tell(ask.RecordTry(attempt=NEXT_ATTEMPT, outcome="busy", **as_(DANA, 100)))
    tale.tell(ask.DecideUnreachable(decision="keep_trying", note="", **as_(DANA, 110)))
    assert tale.next_alarm() == (at(230), "call_back")


def test_a_caller_who_was_reached_is_not_called_back() -> None:
    reached = EscalationCallerReached(at=at(20), by=DANA.by, name=DANA.name, settle_by=at(3620))
    given(RAISED, reached).when(ask.DropLine(at=moment(31), ended_at=at(30))).nothing_happens()
    given(RAISED, reached).when(ask.RecordTry(attempt=ATTEMPT, outcome="no_answer", **as_(DANA, 60))).refuses(
        CallerIsReached
    )
