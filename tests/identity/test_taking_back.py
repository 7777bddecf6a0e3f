"""A wrong link is taken back; a call that left work waits for its patient only so long."""

from datetime import timedelta
from uuid import UUID

from coordination.identity.commands import AwaitMatch, Describe, GiveUpWaiting, Withdraw
from coordination.identity.decisions import IDENTITY
from coordination.identity.events import (
    Described,
    IdentityCallerDescribed,
    IdentityMatchAwaited,
    IdentityPatientWithdrawn,
    IdentityUnmatched,
    Why,
)
from coordination.identity.refusals import (
    NoSuchConfirmation,
    NothingDescribed,
    OnlyAPersonConfirms,
    ReasonNeeded,
)
from coordination.log.event import FORGOTTEN
from tests.identity.people import CONFIRMATION, MARA, NADIA, NOON, NORA, WALTER, confirmed, patient
from tests.log.sentences import decider

CALL = decider(IDENTITY)
HOUR = timedelta(hours=1)
AGAIN = UUID("00000000-0000-4000-8000-0000000000c2")
CALLBACK = UUID("00000000-0000-4000-8000-0000000000f1")
SECOND = UUID("00000000-0000-4000-8000-0000000000f2")
WITHDRAW = Withdraw(
    confirmation=CONFIRMATION, by=MARA, why="wrong_patient", text=" the other twin ", match_by=NOON + 2 * HOUR
)
WITHDRAWN = IdentityPatientWithdrawn(
    confirmation=CONFIRMATION,
    patient=patient(NORA),
    by=MARA,
    why="wrong_patient",
    match_by=NOON + 2 * HOUR,
    content=Why(text="the other twin"),
)
AWAITED = IdentityMatchAwaited(followup=CALLBACK, by=NOON + HOUR)
UNMATCHED = IdentityUnmatched(since=NOON + HOUR, followups=(CALLBACK,))
SAYS = Described(name="Nora Bell")


def test_a_wrong_link_is_taken_back_with_a_reason_and_stays_on_record() -> None:
    CALL.given(confirmed(NORA)).when(WITHDRAW).then(WITHDRAWN)
    state = CALL.given(confirmed(NORA), WITHDRAWN).state()
    assert (state.patients, state.withdrawn) == ((), (WITHDRAWN,))


def test_taken_back_twice_is_once() -> None:
    CALL.given(confirmed(NORA), WITHDRAWN).when(WITHDRAW).nothing_happens()


def test_refuses_to_take_back_what_is_not_there_or_without_a_reason_or_as_a_machine() -> None:
    CALL.given().when(WITHDRAW).refuses(NoSuchConfirmation)
    no_reason = Withdraw(confirmation=CONFIRMATION, by=MARA, why="wrong_patient", text=" ", match_by=NOON)
    CALL.given(confirmed(NORA)).when(no_reason).refuses(ReasonNeeded)
    machine = Withdraw(
        confirmation=CONFIRMATION, by="system:x@1", why="wrong_patient", text="so", match_by=NOON
    )
    CALL.given(confirmed(NORA)).when(machine).refuses(OnlyAPersonConfirms)


def test_of_two_patients_one_is_taken_back() -> None:
    both = (confirmed(NORA), confirmed(NADIA, confirmation=AGAIN, about="a refill"))
    assert CALL.given(*both, WITHDRAWN).state().patients == (patient(NADIA),)


def test_a_call_that_left_work_waits_for_its_patient() -> None:
    wait = AwaitMatch(followup=CALLBACK, by=NOON + HOUR)
    CALL.given().when(wait).then(AWAITED)
    CALL.given(AWAITED).when(wait).nothing_happens()
    assert CALL.given(AWAITED).alarms() == {"unmatched": NOON + HOUR}
    sooner = IdentityMatchAwaited(followup=SECOND, by=NOON)
    assert CALL.given(AWAITED, sooner).alarms() == {"unmatched": NOON}


def test_a_call_without_work_waits_for_nobody() -> None:
    assert CALL.given().alarms() == {}
    assert CALL.given(confirmed(NORA), WITHDRAWN).alarms() == {}


def test_when_the_time_is_over_it_is_unmatched_once() -> None:
    CALL.given(AWAITED).when(GiveUpWaiting(now=NOON)).nothing_happens()
    CALL.given(AWAITED).when(GiveUpWaiting(now=NOON + HOUR)).then(UNMATCHED)
    CALL.given(AWAITED, UNMATCHED).when(GiveUpWaiting(now=NOON + 9 * HOUR)).nothing_happens()
    assert CALL.given(AWAITED, UNMATCHED).alarms() == {}


def test_a_confirmed_call_is_not_unmatched_though_the_alarm_rings() -> None:
    CALL.given(AWAITED, confirmed(NORA)).when(GiveUpWaiting(now=NOON + HOUR)).nothing_happens()
    assert CALL.given(AWAITED, confirmed(NORA)).alarms() == {}


def test_after_a_link_is_taken_back_it_waits_again() -> None:
    taken_back = CALL.given(AWAITED, confirmed(NORA), WITHDRAWN)
    assert taken_back.alarms() == {"unmatched": NOON + 2 * HOUR}
    taken_back.when(GiveUpWaiting(now=NOON + 2 * HOUR)).then(
        IdentityUnmatched(since=NOON + 2 * HOUR, followups=(CALLBACK,))
    )
    other = confirmed(NADIA, confirmation=AGAIN, about="a refill")
    assert CALL.given(AWAITED, confirmed(NORA), other, WITHDRAWN).alarms() == {}


def test_more_work_of_an_unmatched_call_waits_anew() -> None:
    more = IdentityMatchAwaited(followup=SECOND, by=NOON + 3 * HOUR)
    again = CALL.given(AWAITED, UNMATCHED, more)
    assert again.alarms() == {"unmatched": NOON + 3 * HOUR}
    again.when(GiveUpWaiting(now=NOON + 3 * HOUR)).then(
        IdentityUnmatched(since=NOON + 3 * HOUR, followups=(CALLBACK, SECOND))
    )


def test_who_was_said_to_be_the_patient_is_written_down() -> None:
    describe = Describe(description=AGAIN, by=MARA, described=SAYS)
    fact = IdentityCallerDescribed(description=AGAIN, by=MARA, content=SAYS)
    CALL.given().when(describe).then(fact)
    CALL.given(fact).when(describe).nothing_happens()
    assert CALL.given(fact).state().patients == ()
    CALL.given().when(Describe(description=AGAIN, by=MARA, described=Described(name=" "))).refuses(
        NothingDescribed
    )
    CALL.given().when(Describe(description=AGAIN, by="system:x@1", described=SAYS)).refuses(
        OnlyAPersonConfirms
    )


def test_what_was_described_can_be_destroyed() -> None:
    gone = IdentityCallerDescribed(description=AGAIN, by=MARA, content=FORGOTTEN)
    assert CALL.given(gone).state().described == ()


def test_a_confirmation_of_somebody_else_is_no_news_of_the_first() -> None:
    assert CALL.given(confirmed(WALTER)).state().link(AGAIN) is None
