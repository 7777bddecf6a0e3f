"""A handoff is prepared, taken, and its call moved once."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from msgspec.structs import replace

from coordination.handoffs.commands import (
    Accept,
    AskMove,
    Command,
    GiveUpMove,
    NoteMoved,
    NoteMoveFailed,
    Prepare,
)
from coordination.handoffs.decisions import HANDOFF
from coordination.handoffs.events import (
    HandoffAccepted,
    HandoffMoveAsked,
    HandoffMoved,
    HandoffMoveFailed,
    HandoffPrepared,
    Quote,
)
from coordination.handoffs.refusals import NoSuchHandoff
from coordination.handoffs.state import Handoff
from coordination.log.event import Event
from tests.log.sentences import Given, decider

NOON = datetime(2026, 11, 23, 17, tzinfo=UTC)
LATER = NOON + timedelta(seconds=5)
UNTIL = NOON + timedelta(seconds=20)
NOOR = "person/00000000-0000-7000-8000-000000000001"
RECORD = HandoffPrepared(
    call=UUID(int=1),
    at=NOON,
    lane="human_only",
    queue="nurse",
    duty="nurse",
    backup_duty="supervisor",
    patient=None,
    request="symptom",
    why=("trigger:chest_pain",),
    next_step="escalated",
    told=("notice.en.1",),
    segment=UUID(int=2),
    start=10.0,
    end=12.0,
    content=Quote(text="words of nobody"),
)
ASKED = HandoffMoveAsked(at=NOON, to="client:nurses", until=UNTIL)
ASK = AskMove(now=NOON, to="client:nurses", until=UNTIL)
MOVED = HandoffMoved(at=LATER)
FAILED = HandoffMoveFailed(at=LATER, why="DialFailed")


def given(*history: Event) -> Given[Handoff]:
    return decider(HANDOFF).given(*history)


def accept(by: str = NOOR) -> Command:
    return Accept(now=LATER, by=by, name="Noor Haddad", via="escalation")


def test_the_record_is_written_down_and_again_when_more_is_known() -> None:
    given().when(Prepare(record=RECORD)).then(RECORD)
    known = replace(RECORD, at=LATER, patient=UUID(int=9))
    given(RECORD).when(Prepare(record=known)).then(known)


def test_the_same_record_later_is_no_news() -> None:
    given(RECORD).when(Prepare(record=replace(RECORD, at=LATER))).nothing_happens()


def test_somebody_takes_it_once() -> None:
    taken = HandoffAccepted(at=LATER, by=NOOR, name="Noor Haddad", via="escalation")
    given(RECORD).when(accept()).then(taken)
    given(RECORD, taken).when(accept()).nothing_happens()


def test_another_one_may_take_it_over() -> None:
    taken = HandoffAccepted(at=LATER, by="duty/on_call_clinician", name="on call", via="escalation")
    given(RECORD, taken).when(accept()).then(
        HandoffAccepted(at=LATER, by=NOOR, name="Noor Haddad", via="escalation")
    )


def test_refuses_to_take_what_nobody_prepared() -> None:
    given().when(accept()).refuses(NoSuchHandoff)


def test_a_call_is_moved_once() -> None:
    given(RECORD).when(ASK).then(ASKED)
    given(RECORD, ASKED).when(ASK).nothing_happens()
    given(RECORD, ASKED, MOVED).when(ASK).nothing_happens()
    given(RECORD, ASKED, FAILED).when(ASK).nothing_happens()
    given().when(ASK).nothing_happens()


def test_what_the_phone_system_says_of_it_counts_once() -> None:
    given(RECORD, ASKED).when(NoteMoved(now=LATER)).then(MOVED)
    given(RECORD, ASKED).when(NoteMoveFailed(now=LATER, why="DialFailed")).then(FAILED)
    given(RECORD, ASKED, MOVED).when(NoteMoveFailed(now=LATER, why="DialFailed")).nothing_happens()
    given(RECORD).when(NoteMoved(now=LATER)).nothing_happens()


def test_s12_a_move_of_which_nobody_knows_in_time_has_failed() -> None:
    unknown = HandoffMoveFailed(at=UNTIL, why="unknown")
    given(RECORD, ASKED).when(GiveUpMove(now=UNTIL)).then(unknown)
    given(RECORD, ASKED).when(GiveUpMove(now=LATER)).nothing_happens()
    given(RECORD, ASKED, MOVED).when(GiveUpMove(now=UNTIL)).nothing_happens()
    assert given(RECORD, ASKED).alarms() == {"move": UNTIL}
    assert given(RECORD, ASKED, MOVED).alarms() == {}
    assert given(RECORD, ASKED, FAILED).alarms() == {}
