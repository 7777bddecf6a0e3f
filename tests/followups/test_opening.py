"""Opening, joining, learning who it was, promising, proposing to close."""

from msgspec.structs import replace

from coordination.followups.commands import Caller, Join, LearnCaller, Open, Promise, ProposeClose, Terms
from coordination.followups.events import (
    FollowupBreached,
    FollowupCallerLearned,
    FollowupCloseProposed,
    FollowupDueChanged,
    FollowupMerged,
    FollowupPromised,
    Note,
)
from coordination.followups.refusals import (
    AlreadyOpen,
    IsClosed,
    NoSuchFollowup,
    NotInTheFuture,
    WithoutDuty,
)
from tests.followups.people import (
    ANA,
    CALL,
    CALLER,
    CLOSED,
    HOUR,
    NEXT_CALL,
    NIGHT,
    NOON,
    OPENED,
    TERMS,
    at,
)
from tests.followups.sentences import given

OPEN = Open(
    kind="callback",
    call=CALL,
    caller=CALLER,
    series=0,
    since=NOON,
    plan="callback",
    terms=TERMS,
    why="abandoned",
    heard=True,
)
LATER = Terms(due=NOON + 2 * HOUR, duty="navigator", fallback_duty="supervisor")
JOIN = Join(call=NEXT_CALL, at=at(5), why="abandoned", heard=True, terms=LATER)
MESSAGE = Join(call=NEXT_CALL, at=at(5), why="voicemail", heard=False, terms=NIGHT)
MERGED = FollowupMerged(call=NEXT_CALL, at=at(5), why="abandoned", heard=True)
MERGED_MESSAGE = FollowupMerged(call=NEXT_CALL, at=at(5), why="voicemail", heard=False)
NURSE_BY_HALF_PAST = FollowupDueChanged(due=at(30), duty="nurse", fallback_duty="supervisor", why="voicemail")


def test_opens() -> None:
    given().when(OPEN).then(OPENED)


def test_opened_twice_by_the_same_call_is_opened_once() -> None:
    given(OPENED).when(OPEN).nothing_happens()


def test_refuses_to_open_what_another_call_has_opened() -> None:
    given(OPENED).when(replace(OPEN, call=NEXT_CALL)).refuses(AlreadyOpen)


def test_s5_refuses_to_open_without_a_duty() -> None:
    given().when(replace(OPEN, terms=replace(TERMS, duty=""))).refuses(WithoutDuty)


def test_s5_refuses_to_open_without_a_fallback() -> None:
    given().when(replace(OPEN, terms=replace(TERMS, fallback_duty=""))).refuses(WithoutDuty)


def test_another_call_joins_and_moves_nothing_later() -> None:
    given(OPENED).when(JOIN).then(MERGED)


def test_the_same_call_joins_once() -> None:
    given(OPENED, MERGED).when(JOIN).nothing_happens()


def test_the_call_that_opened_it_does_not_join() -> None:
    given(OPENED).when(replace(JOIN, call=CALL)).nothing_happens()


def test_nothing_joins_what_is_closed() -> None:
    given(OPENED, CLOSED).when(JOIN).refuses(IsClosed)


def test_nothing_joins_what_is_not_there() -> None:
    given().when(JOIN).refuses(NoSuchFollowup)


def test_s11_a_message_makes_it_sooner_and_a_nurses() -> None:
    given(OPENED).when(MESSAGE).then(MERGED_MESSAGE, NURSE_BY_HALF_PAST)


def test_s4_a_message_due_later_takes_the_duty_and_leaves_the_time() -> None:
    late = replace(MESSAGE, terms=replace(NIGHT, due=at(90)))
    given(OPENED).when(late).then(
        MERGED_MESSAGE,
        FollowupDueChanged(due=at(60), duty="nurse", fallback_duty="supervisor", why="voicemail"),
    )


def test_a_message_of_the_call_that_was_counted_as_missed_joins_it() -> None:
    given(OPENED).when(replace(MESSAGE, call=CALL)).then(
        replace(MERGED_MESSAGE, call=CALL), NURSE_BY_HALF_PAST
    )


def test_the_same_message_joins_once() -> None:
    given(OPENED, MERGED_MESSAGE, NURSE_BY_HALF_PAST).when(MESSAGE).nothing_happens()


def test_s4_a_message_takes_nothing_back_from_the_fallback() -> None:
    breached = FollowupBreached(due=at(60), now_duty="supervisor")
    given(OPENED, breached).when(replace(MESSAGE, terms=replace(NIGHT, due=at(95)))).then(MERGED_MESSAGE)


def test_learns_late_who_had_called() -> None:
    unknown = replace(OPENED, number=None, number_hash="", withheld=True, line="", why="voicemail")
    learned = FollowupCallerLearned(number=CALLER.number, number_hash="aa", withheld=False, line="main")
    given(unknown).when(LearnCaller(caller=CALLER)).then(learned)
    given(unknown, learned).when(LearnCaller(caller=CALLER)).nothing_happens()


def test_who_called_is_learned_once_and_for_all() -> None:
    other = Caller(number="+12025550199", number_hash="bb", withheld=False, line="main")
    given(OPENED).when(LearnCaller(caller=other)).nothing_happens()
    given().when(LearnCaller(caller=other)).refuses(NoSuchFollowup)


PROPOSE = ProposeClose(call=NEXT_CALL, at=at(20))
PROPOSED = FollowupCloseProposed(why="answered_later", call=NEXT_CALL, at=at(20))


def test_a_later_answered_call_proposes_closing() -> None:
    given(OPENED).when(PROPOSE).then(PROPOSED)


def test_the_same_call_proposes_once() -> None:
    given(OPENED, PROPOSED).when(PROPOSE).nothing_happens()


def test_what_is_closed_needs_no_proposal() -> None:
    given(OPENED, CLOSED).when(PROPOSE).nothing_happens()
    given().when(PROPOSE).refuses(NoSuchFollowup)


PROMISE = Promise(by=ANA, name="Ana Quintero", now=NOON, what="call about the form", for_when=at(120))
PROMISED = FollowupPromised(
    by=ANA, name="Ana Quintero", for_when=at(120), due=at(120), content=Note(text="call about the form")
)


def test_a_promise_sets_the_due_time() -> None:
    given(OPENED).when(PROMISE).then(PROMISED)


def test_the_same_promise_is_given_once() -> None:
    given(OPENED, PROMISED).when(PROMISE).nothing_happens()


def test_refuses_a_promise_for_the_past() -> None:
    given(OPENED).when(replace(PROMISE, for_when=NOON)).refuses(NotInTheFuture)


def test_refuses_a_promise_on_what_is_closed() -> None:
    given(OPENED, CLOSED).when(PROMISE).refuses(IsClosed)


def test_s11_no_promise_lets_an_unheard_message_wait() -> None:
    unheard = replace(OPENED, why="voicemail", heard=False)
    given(unheard).when(PROMISE).then(replace(PROMISED, due=at(60)))
