"""Who takes it, the second clock, and whom it goes to when the caller was not reached in time."""

from coordination.escalations import commands as ask
from coordination.escalations.events import (
    EscalationAcknowledged,
    EscalationCallerReached,
    EscalationNotified,
    EscalationPassedOn,
)
from coordination.escalations.refusals import NoSuchEscalation, NotOfThisDuty, TakenByAnother
from coordination.escalations.state import Open
from tests.escalations.people import DANA, NOOR, OSEI, PRIYA, RAISED, SUE, as_, at, moment, raised
from tests.escalations.sentences import Story, given, steps

TAKEN = EscalationAcknowledged(
    at=at(20),
    by=DANA.by,
    name=DANA.name,
    via="screen",
    reach_by=at(620),
    call_back_by=None,
    decide_by=None,
    settle_by=None,
)


def test_acknowledging_begins_the_second_clock() -> None:
    given(RAISED).when(ask.Acknowledge(**as_(DANA, 20))).then(TAKEN)


def test_of_two_who_acknowledge_one_has_it() -> None:
    given(RAISED, TAKEN).when(ask.Acknowledge(**as_(PRIYA, 32))).refuses(
        TakenByAnother, "Dana Whitlock, RN acknowledged this 12 s ago."
    )
    given(RAISED, TAKEN).when(ask.Acknowledge(**as_(DANA, 32))).nothing_happens()


def test_only_who_is_on_its_ladder_can_stop_its_clock() -> None:
    given(RAISED).when(ask.Acknowledge(**as_(NOOR, 20))).refuses(NotOfThisDuty, "nurse")
    given(RAISED).when(ask.Reach(**as_(NOOR, 20))).refuses(NotOfThisDuty)


def test_there_is_nothing_to_take_before_it_was_raised() -> None:
    given().when(ask.Acknowledge(**as_(DANA))).refuses(NoSuchEscalation)


def test_a_key_on_the_telephone_takes_it() -> None:
    by_phone = ask.AcknowledgeByPhone(at=moment(130), by=OSEI.by, name=OSEI.name)
    given(RAISED).when(by_phone).then(
        EscalationAcknowledged(
            at=at(130),
            by=OSEI.by,
            name=OSEI.name,
            via="phone",
            reach_by=at(730),
            call_back_by=None,
            decide_by=None,
            settle_by=None,
        )
    )
    given(RAISED, TAKEN).when(by_phone).nothing_happens()


def test_who_reaches_the_caller_has_it_whoever_had_it() -> None:
    reached = EscalationCallerReached(at=at(90), by=PRIYA.by, name=PRIYA.name, settle_by=at(90 + 3600))
    tale = given(RAISED, TAKEN).when(ask.Reach(**as_(PRIYA, 90)))
    tale.then(
        EscalationAcknowledged(
            at=at(90),
            by=PRIYA.by,
            name=PRIYA.name,
            via="screen",
            reach_by=at(690),
            call_back_by=None,
            decide_by=None,
            settle_by=None,
        ),
        reached,
    )
    given(RAISED, TAKEN, reached).when(ask.Reach(**as_(PRIYA, 95))).nothing_happens()


def test_a_caller_not_reached_in_ten_minutes_goes_to_the_backup_and_it_says_so() -> None:
    tale = Story(lambda when: moment((when - at()).total_seconds()))
    tale.tell(raised())
    tale.tell(ask.Acknowledge(**as_(DANA, 20)))
    events = tale.ring()
    assert events == [
        EscalationPassedOn(
            at=at(620), to="backup", duty="medical_director", round=1, why="not_reached", until=at(680)
        ),
        EscalationNotified(
            at=at(620),
            step="backup",
            round=1,
            duty="medical_director",
            person=PRIYA.by,
            name=PRIYA.name,
            channel="screen",
            outcome="delivered",
        ),
    ]
    assert isinstance(tale.state, Open)
    assert tale.state.holder is None
    tale.ring()
    assert steps(tale.events)[-1] == ("on_call", "not_acknowledged", at(680))


def test_who_did_not_reach_the_caller_may_take_it_again() -> None:
    missed = EscalationPassedOn(
        at=at(620), to="backup", duty="medical_director", round=1, why="not_reached", until=at(680)
    )
    given(RAISED, TAKEN, missed).when(ask.Acknowledge(**as_(DANA, 630))).then(
        EscalationAcknowledged(
            at=at(630),
            by=DANA.by,
            name=DANA.name,
            via="screen",
            reach_by=at(1230),
            call_back_by=None,
            decide_by=None,
            settle_by=None,
        )
    )


def test_a_reached_caller_stops_every_clock_but_the_one_to_settle_it() -> None:
    tale = Story(lambda when: moment((when - at()).total_seconds()))
    tale.tell(raised())
    tale.tell(ask.Reach(**as_(DANA, 30)))
    assert tale.next_alarm() == (at(30 + 3600), "settle")
    events = tale.ring()
    assert events == [
        EscalationPassedOn(
            at=at(3630),
            to="supervisor",
            duty="supervisor",
            round=1,
            why="not_settled",
            until=at(3630 + 3600),
        )
    ]
    assert tale.next_alarm() == (at(3630 + 3600), "settle")
    tale.tell(ask.Acknowledge(**as_(SUE, 3700)))
    assert tale.next_alarm() == (at(3700 + 3600), "settle")
