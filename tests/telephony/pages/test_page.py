"""What may happen to a page."""

from datetime import datetime

import pytest

from coordination.log.decider import state_of
from coordination.log.event import Event
from telephony.pages.commands import (
    BeginDialing,
    GiveUp,
    NoteAnswered,
    NoteFailed,
    NotePlaced,
    PressKey,
    WithdrawPage,
)
from telephony.pages.decisions import PAGE, alarms
from telephony.pages.events import PageAcknowledged, PageFailed, PageFailure, PageWithdrawn
from tests.telephony.pages.sentences import (
    ANSWERED,
    DIALING,
    PLACED,
    REQUEST,
    REQUESTED,
    TAKEN,
    UNANSWERED,
    at,
    given,
)

DIAL = BeginDialing(now=at(1), source="twilio")
RINGS = NotePlaced(now=at(2), source="twilio", pbx_call_id="CA1")
WITHDRAWN = PageWithdrawn(at=at(10))


def due(*history: Event) -> datetime | None:
    """When it is given up; there is one alarm at most, by which the worker finds those that wait for it."""
    found = alarms(state_of(PAGE, history))
    assert len(found) <= 1
    assert found.keys() <= {"unrung" if len(history) == 1 else "gives_up"}
    return next(iter(found.values()), None)


def test_is_requested_once_however_often_it_is_asked_for() -> None:
    given().when(REQUEST).then(REQUESTED)
    given(REQUESTED).when(REQUEST).nothing_happens()
    given(REQUESTED, DIALING, UNANSWERED).when(REQUEST).nothing_happens()


def test_nothing_is_taken_down_of_a_page_that_nobody_requested() -> None:
    for command in (DIAL, RINGS, PressKey(now=at(3), key="1"), GiveUp(now=at(99)), WithdrawPage(now=at(9))):
        given().when(command).nothing_happens()


def test_the_intent_to_ring_is_written_once() -> None:
    given(REQUESTED).when(DIAL).then(DIALING)
    given(REQUESTED, DIALING).when(BeginDialing(now=at(5), source="twilio")).nothing_happens()
    given(REQUESTED, DIALING, PLACED).when(BeginDialing(now=at(5), source="asterisk")).nothing_happens()


def test_nobody_is_rung_for_a_page_that_is_over_or_too_late() -> None:
    given(REQUESTED, WITHDRAWN).when(DIAL).nothing_happens()
    given(REQUESTED, PageFailed(at=at(0), why="practice")).when(DIAL).nothing_happens()
    given(REQUESTED).when(BeginDialing(now=at(45), source="twilio")).nothing_happens()


def test_the_phone_systems_own_words_are_taken_down_once() -> None:
    given(REQUESTED, DIALING).when(RINGS).then(PLACED)
    given(REQUESTED, DIALING, PLACED).when(RINGS).nothing_happens()
    given(REQUESTED, DIALING, PLACED).when(NoteAnswered(now=at(20))).then(ANSWERED)
    given(REQUESTED, DIALING, PLACED, ANSWERED).when(NoteAnswered(now=at(21))).nothing_happens()


def test_only_the_key_acknowledges() -> None:
    picked_up = (REQUESTED, DIALING, PLACED, ANSWERED)
    given(*picked_up).when(PressKey(now=at(26), key="1")).then(TAKEN)
    for key in "23456789*#0":
        given(*picked_up).when(PressKey(now=at(26), key=key)).nothing_happens()
    given(*picked_up, TAKEN).when(PressKey(now=at(27), key="1")).nothing_happens()


def test_a_key_that_comes_late_is_still_an_acknowledgment() -> None:
    late = PageAcknowledged(at=at(50), key="1")
    given(REQUESTED, DIALING, PLACED, UNANSWERED).when(PressKey(now=at(50), key="1")).then(late)
    given(REQUESTED, DIALING, PLACED, WITHDRAWN).when(PressKey(now=at(50), key="1")).then(late)


@pytest.mark.parametrize("why", ["busy", "no_answer", "failed", "not_capable", "emergency_number"])
def test_ends_by_the_phone_systems_word(why: PageFailure) -> None:
    failed = PageFailed(at=at(3), why=why)
    given(REQUESTED, DIALING).when(NoteFailed(now=at(3), why=why)).then(failed)
    given(REQUESTED, DIALING, failed).when(NoteFailed(now=at(4), why="busy")).nothing_happens()
    given(REQUESTED, DIALING, PLACED, ANSWERED, TAKEN).when(NoteFailed(now=at(30), why=why)).nothing_happens()


def test_a_machine_that_picked_up_pressed_no_key() -> None:
    ends = NoteFailed(now=at(40), why="no_answer")
    given(REQUESTED, DIALING, PLACED, ANSWERED).when(ends).then(PageFailed(at=at(40), why="no_key"))


def test_a_phone_system_that_never_says_a_word_ends_it_by_the_clock() -> None:
    assert due(REQUESTED) == due(REQUESTED, DIALING) == due(REQUESTED, DIALING, PLACED) == at(45)
    given(REQUESTED).when(GiveUp(now=at(45))).then(PageFailed(at=at(45), why="failed"))
    given(REQUESTED, DIALING).when(GiveUp(now=at(45))).then(PageFailed(at=at(45), why="failed"))
    given(REQUESTED, DIALING, PLACED).when(GiveUp(now=at(45))).then(UNANSWERED)
    given(REQUESTED, DIALING).when(GiveUp(now=at(44.9))).nothing_happens()


def test_who_picks_up_has_three_quarters_of_a_minute_to_press_the_key() -> None:
    picked_up = (REQUESTED, DIALING, PLACED, ANSWERED)
    assert due(*picked_up) == at(65)
    given(*picked_up).when(GiveUp(now=at(64.9))).nothing_happens()
    given(*picked_up).when(GiveUp(now=at(65))).then(PageFailed(at=at(65), why="no_key"))


def test_nothing_is_due_when_it_is_over() -> None:
    for last in (UNANSWERED, TAKEN, WITHDRAWN):
        assert due(REQUESTED, DIALING, last) is None


def test_is_withdrawn_once_and_not_when_it_is_over() -> None:
    withdraw = WithdrawPage(now=at(10))
    given(REQUESTED).when(withdraw).then(WITHDRAWN)
    given(REQUESTED, DIALING, PLACED).when(withdraw).then(WITHDRAWN)
    given(REQUESTED, DIALING, WITHDRAWN).when(withdraw).nothing_happens()
    given(REQUESTED, DIALING, PLACED, ANSWERED, TAKEN).when(withdraw).nothing_happens()
    given(REQUESTED, DIALING, UNANSWERED).when(withdraw).nothing_happens()
