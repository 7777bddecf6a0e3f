"""Attempts, snooze, breach, closing, reopening."""

from uuid import UUID

import pytest
from msgspec.structs import replace

from coordination.followups.commands import (
    Breach,
    Claim,
    Close,
    EndSnooze,
    RecordAttempt,
    Reopen,
    Snooze,
    Terms,
)
from coordination.followups.decisions import FOLLOWUP
from coordination.followups.events import (
    ClosingOutcome,
    FollowupAttemptRecorded,
    FollowupBreached,
    FollowupClaimed,
    FollowupClosed,
    FollowupOpened,
    FollowupReopened,
    FollowupSnoozed,
    FollowupSnoozeEnded,
    Note,
)
from coordination.followups.refusals import (
    ClosedOtherwise,
    IsClosed,
    NoSuchFollowup,
    NotInTheFuture,
    NotItsDuty,
    NotTheOwner,
    TakenByAnother,
    TooFewAttempts,
    WithoutDuty,
)
from coordination.followups.state import Open
from coordination.log.decider import state_of
from coordination.log.event import Event
from tests.followups.people import ANA, ATTEMPT, BEN, CLAIMED, CLOSED, OPENED, SUE, at
from tests.followups.sentences import given

TRY = RecordAttempt(
    by=ANA,
    name="Ana Quintero",
    now=at(5),
    attempt=ATTEMPT,
    channel="phone",
    outcome="no_answer",
    next_due=at(35),
)
TRIED = FollowupAttemptRecorded(
    attempt=ATTEMPT, at=at(5), channel="phone", outcome="no_answer", by=ANA, next_due=at(35)
)


def open_after(*events: Event) -> Open:
    state = state_of(FOLLOWUP, events)
    assert isinstance(state, Open)
    return state


def test_records_an_attempt_and_when_the_next_is_due() -> None:
    given(OPENED, CLAIMED).when(TRY).then(TRIED)
    assert open_after(OPENED, CLAIMED, TRIED).due == at(35)


def test_the_same_attempt_is_recorded_once() -> None:
    given(OPENED, TRIED).when(TRY).nothing_happens()


def test_refuses_an_attempt_on_anothers() -> None:
    given(OPENED, CLAIMED).when(replace(TRY, by=BEN)).refuses(TakenByAnother, "Ana Quintero")


def test_refuses_an_attempt_on_what_is_closed() -> None:
    given(OPENED, CLOSED).when(TRY).refuses(IsClosed)


def test_after_a_contact_nothing_is_to_be_tried_and_the_due_time_stands() -> None:
    reached = replace(TRIED, outcome="reached", next_due=None)
    given(OPENED).when(replace(TRY, outcome="reached")).then(reached)
    assert open_after(OPENED, reached).due == at(60)
    assert open_after(OPENED, reached).in_vain == 0


def test_a_note_is_kept_as_content() -> None:
    given(OPENED).when(replace(TRY, note="asks for mornings")).then(
        replace(TRIED, noted=True, content=Note(text="asks for mornings"))
    )


def test_each_attempt_in_vain_counts() -> None:
    again = replace(TRIED, attempt=UUID(int=7), outcome="left_message")
    assert open_after(OPENED, TRIED, again).in_vain == 2


SNOOZE = Snooze(by=ANA, name="Ana Quintero", now=at(5), until=at(240))
SNOOZED = FollowupSnoozed(by=ANA, until=at(240))


def test_snoozes_and_the_due_time_stands() -> None:
    given(OPENED).when(SNOOZE).then(SNOOZED)
    assert open_after(OPENED, SNOOZED).due == at(60)
    assert FOLLOWUP.alarms is not None
    assert FOLLOWUP.alarms(open_after(OPENED, SNOOZED)) == {"breach": at(60), "snooze_ends": at(240)}


def test_snoozed_twice_is_snoozed_once() -> None:
    given(OPENED, SNOOZED).when(SNOOZE).nothing_happens()


def test_refuses_to_snooze_into_the_past() -> None:
    given(OPENED).when(replace(SNOOZE, until=at(5))).refuses(NotInTheFuture)


def test_refuses_to_snooze_anothers() -> None:
    given(OPENED, CLAIMED).when(replace(SNOOZE, by=BEN)).refuses(TakenByAnother)


def test_a_snooze_ends_by_its_alarm() -> None:
    given(OPENED, SNOOZED).when(EndSnooze(now=at(240))).then(FollowupSnoozeEnded())


def test_a_snooze_ends_neither_early_nor_twice() -> None:
    given(OPENED, SNOOZED).when(EndSnooze(now=at(239))).nothing_happens()
    given(OPENED, SNOOZED, FollowupSnoozeEnded()).when(EndSnooze(now=at(240))).nothing_happens()


BREACHED = FollowupBreached(due=at(60), now_duty="supervisor")


def test_s5_a_breach_goes_to_the_fallback() -> None:
    given(OPENED).when(Breach(now=at(60))).then(BREACHED)
    assert open_after(OPENED, BREACHED).duty == "supervisor"


def test_a_breach_happens_neither_early_nor_twice() -> None:
    given(OPENED).when(Breach(now=at(59.9))).nothing_happens()
    given(OPENED, BREACHED).when(Breach(now=at(61))).nothing_happens()


def test_what_is_closed_is_not_breached() -> None:
    given(OPENED, CLOSED).when(Breach(now=at(61))).nothing_happens()


def test_s10_no_snooze_hides_a_breach() -> None:
    assert open_after(OPENED, SNOOZED, BREACHED).snoozed_until is None


def test_a_new_due_time_can_be_breached_again() -> None:
    given(OPENED, BREACHED, replace(TRIED, next_due=at(90))).when(Breach(now=at(90))).then(
        FollowupBreached(due=at(90), now_duty="supervisor")
    )


CLOSE = Close(by=ANA, name="Ana Quintero", now=at(10), outcome="reached", attempts_needed=3)


def test_closes() -> None:
    given(OPENED, CLAIMED).when(CLOSE).then(CLOSED)


def test_closed_twice_with_the_same_outcome_is_closed_once() -> None:
    given(OPENED, CLOSED).when(CLOSE).nothing_happens()


def test_refuses_another_outcome_afterwards() -> None:
    given(OPENED, CLOSED).when(replace(CLOSE, outcome="spam")).refuses(ClosedOtherwise)


def test_refuses_completion_by_someone_who_is_not_the_owner() -> None:
    given(OPENED, CLAIMED).when(replace(CLOSE, by=BEN)).refuses(NotTheOwner, "Only Ana Quintero")


def test_a_supervisor_closes_anothers() -> None:
    given(OPENED, CLAIMED).when(replace(CLOSE, by=SUE, supervisor=True)).then(
        FollowupClosed(outcome="reached", by=SUE)
    )


def test_anybody_closes_once_the_claim_has_lapsed() -> None:
    given(OPENED, CLAIMED).when(replace(CLOSE, by=BEN, now=at(15))).then(
        FollowupClosed(outcome="reached", by=BEN)
    )


REVIEW = replace(OPENED, followup_kind="review", plan="review", duty="nurse")
MESSAGE = replace(OPENED, why="voicemail", plan="voicemail", duty="nurse", heard=False)
OF_NURSES = replace(CLOSE, outcome="declined", owning=frozenset({"nurse", "on_call_clinician"}))


@pytest.mark.parametrize("opened", [REVIEW, MESSAGE])
def test_s10_what_is_a_nurses_to_look_at_is_closed_by_no_other_duty(opened: FollowupOpened) -> None:
    front = replace(OF_NURSES, duties=frozenset({"front_desk"}))
    claimed = FollowupClaimed(by=ANA, name="Ana Quintero", at=at(1), until=at(16))
    given(opened).when(front).refuses(NotItsDuty, "Only a nurse, on call clinician or supervisor")
    given(opened, claimed).when(front).refuses(NotItsDuty)
    closed = FollowupClosed(outcome="declined", by=ANA)
    given(opened).when(replace(front, duties=frozenset({"nurse"}))).then(closed)
    given(opened, BREACHED).when(replace(front, duties=frozenset({"nurse"}))).then(closed)
    given(opened).when(replace(front, supervisor=True)).then(closed)


@pytest.mark.parametrize(
    "outcome", ["reached", "answered_later", "declined", "duplicate", "spam", "wrong_number"]
)
def test_closes_without_attempts_with_any_outcome_but_could_not_reach(outcome: ClosingOutcome) -> None:
    given(OPENED).when(replace(CLOSE, outcome=outcome)).then(FollowupClosed(outcome=outcome, by=ANA))


GIVEN_UP = replace(CLOSE, outcome="could_not_reach")
TWICE = replace(TRIED, attempt=UUID(int=2))
THRICE = replace(TRIED, attempt=UUID(int=3))


def test_refuses_could_not_reach_before_the_plans_attempts() -> None:
    given(OPENED, TRIED, TWICE).when(GIVEN_UP).refuses(TooFewAttempts, "3 attempts before this outcome; 2")


def test_closes_as_could_not_reach_after_the_plans_attempts() -> None:
    given(OPENED, TRIED, TWICE, THRICE).when(GIVEN_UP).then(FollowupClosed(outcome="could_not_reach", by=ANA))


def test_refuses_could_not_reach_after_one_attempt_whatever_the_plan_says() -> None:
    given(OPENED, TRIED).when(replace(GIVEN_UP, attempts_needed=0)).refuses(TooFewAttempts, "2 attempts")


def test_refuses_to_close_what_is_not_there() -> None:
    given().when(CLOSE).refuses(NoSuchFollowup)


REOPEN = Reopen(
    by=ANA,
    name="Ana Quintero",
    now=at(70),
    terms=Terms(due=at(130), duty="navigator", fallback_duty="supervisor"),
    why="called again",
)
REOPENED = FollowupReopened(
    by=ANA, due=at(130), duty="navigator", fallback_duty="supervisor", content=Note(text="called again")
)


def test_reopens_with_a_new_due_time() -> None:
    given(OPENED, CLOSED).when(REOPEN).then(REOPENED)
    again = open_after(OPENED, BREACHED, CLOSED, REOPENED)
    assert (again.due, again.duty, again.breached) == (at(130), "navigator", False)


def test_reopened_twice_is_reopened_once() -> None:
    given(OPENED, CLOSED, REOPENED).when(REOPEN).nothing_happens()


def test_s5_refuses_to_reopen_without_a_fallback() -> None:
    given(OPENED, CLOSED).when(replace(REOPEN, terms=replace(REOPEN.terms, fallback_duty=""))).refuses(
        WithoutDuty
    )


def test_refuses_to_reopen_what_is_not_there() -> None:
    given().when(REOPEN).refuses(NoSuchFollowup)


def test_attempts_of_the_time_before_do_not_count_again() -> None:
    given(OPENED, TRIED, TWICE, THRICE, CLOSED, REOPENED).when(GIVEN_UP).refuses(TooFewAttempts, "; 0 were")


def test_a_claim_after_a_reopening_is_new() -> None:
    claim = Claim(by=BEN, name="Ben Osei", now=at(71), until=at(86))
    given(OPENED, CLAIMED, CLOSED, REOPENED).when(claim).then(
        FollowupClaimed(by=BEN, name="Ben Osei", at=at(71), until=at(86))
    )


def test_no_alarm_is_left_when_closed() -> None:
    assert FOLLOWUP.alarms is not None
    assert FOLLOWUP.alarms(state_of(FOLLOWUP, (OPENED, CLAIMED, CLOSED))) == {}
    assert FOLLOWUP.alarms(state_of(FOLLOWUP, (OPENED, CLAIMED))) == {
        "breach": at(60),
        "claim_lapses": at(15),
    }
