"""Reports that come twice and in any order tell of the same call."""

from datetime import timedelta

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from telephony.calls.commands import AnswerConsent, Command, NoteGap, RecordFact
from telephony.calls.decisions import decide
from telephony.calls.events import (
    CallAnswered,
    CallEnded,
    CallFact,
    CallGapNoted,
    CallHeld,
    CallIvrSelected,
    CallQueued,
    CallResumed,
    CallScriptSpoken,
    CallTransferred,
    CallVoicemailLeft,
    EndReason,
)
from telephony.calls.state import NOTHING, Call, Phase, call_of, evolve
from tests.telephony.calls.facts import at, offered
from tests.telephony.calls.sentences import given

seconds = st.integers(0, 40).map(at)
facts = st.one_of(
    st.integers(0, 3).map(offered),
    st.builds(CallIvrSelected, at=seconds, menu=st.just("main"), choice=st.sampled_from("12")),
    st.builds(CallQueued, at=seconds, queue=st.just("front_desk"), queue_known=st.just(True)),
    st.builds(CallAnswered, at=seconds, extension=st.sampled_from(["201", None])),
    st.builds(CallHeld, at=seconds),
    st.builds(CallResumed, at=seconds),
    st.builds(CallTransferred, at=seconds, to=st.just("210"), transfer_kind=st.just("blind")),
    st.builds(CallVoicemailLeft, at=seconds),
    st.builds(
        CallEnded,
        at=seconds,
        reason=st.sampled_from(["completed", "abandoned", "busy"]),
        answer_told=st.booleans(),
    ),
    st.builds(
        CallScriptSpoken,
        at=seconds,
        script=st.just("notice"),
        version=st.just("1"),
        purpose=st.just("notice"),
        language=st.sampled_from(["en", "es"]),
        by=st.just("tests"),
    ),
)
answers = st.builds(
    AnswerConsent,
    answers=st.dictionaries(
        st.sampled_from(["recording", "transcription", "analysis"]), st.booleans(), min_size=1
    ),
    how=st.just("key"),
    at=seconds,
)
reports = st.lists(st.one_of(facts.map(lambda fact: RecordFact(fact=fact)), answers), max_size=14)


def told(commands: list[Command]) -> tuple[Call, int]:
    """The call after these reports, and how many events they made."""
    call, events = NOTHING, 0
    for command in commands:
        for event in decide(call, command):
            call = evolve(call, event)
            events += 1
    return call, events


@over(reports, st.randoms(use_true_random=False))
def test_any_order_and_any_number_of_reports_is_the_same_call(
    said: list[Command], random: st.DataObject
) -> None:
    once, events = told(said)
    shuffled = said + said
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again, doubled = told(shuffled)
    assert again == once
    assert doubled == events


@over(st.lists(facts, max_size=10))
def test_the_order_in_the_log_does_not_matter(said: list[CallFact]) -> None:
    assert call_of(said) == call_of(reversed(said))


def test_a_fact_reported_again_is_no_event() -> None:
    given(offered()).when(RecordFact(fact=offered())).nothing_happens()


def test_the_same_words_at_another_time_are_another_fact() -> None:
    held = CallHeld(at=at(5))
    given(offered(), held).when(RecordFact(fact=CallHeld(at=at(9)))).then(CallHeld(at=at(9)))


def test_the_end_may_be_told_before_the_answer() -> None:
    call = call_of([CallEnded(at=at(30), reason="completed"), CallAnswered(at=at(9)), offered()])
    assert (call.phase, call.outcome, call.seconds) == ("ended", "completed", 30.0)
    assert call.answered_at == at(9)


def test_a_person_who_answered_was_not_an_abandoned_call() -> None:
    call = call_of([offered(), CallEnded(at=at(30), reason="abandoned"), CallAnswered(at=at(9))])
    assert call.outcome == "completed"


def test_an_answer_stamped_after_the_end_leaves_the_call_abandoned() -> None:
    call = call_of([offered(), CallEnded(at=at(30), reason="abandoned"), CallAnswered(at=at(31))])
    assert call.outcome == "abandoned"
    assert call.answered_at is None


@pytest.mark.parametrize(
    ("told_of", "phase"),
    [
        ([], "offered"),
        ([CallQueued(at=at(2), queue="x", queue_known=False)], "queued"),
        ([CallAnswered(at=at(3))], "answered"),
        ([CallResumed(at=at(9)), CallHeld(at=at(5)), CallAnswered(at=at(3))], "answered"),
        ([CallHeld(at=at(5)), CallAnswered(at=at(3))], "held"),
        ([CallVoicemailLeft(at=at(9))], "voicemail"),
        ([CallEnded(at=at(9), reason="failed"), CallQueued(at=at(2), queue="x", queue_known=True)], "ended"),
    ],
)
def test_where_a_call_is(told_of: list[CallFact], phase: Phase) -> None:
    assert call_of([offered(), *told_of]).phase == phase


@pytest.mark.parametrize("reason", ["completed", "abandoned", "busy", "no_answer", "failed"])
def test_an_unanswered_call_ends_as_the_phone_system_says(reason: EndReason) -> None:
    assert call_of([offered(), CallEnded(at=at(9), reason=reason)]).outcome == reason


def test_a_measured_time_takes_the_place_of_our_guess_in_either_order() -> None:
    guessed = CallAnswered(at=at(12), estimated=True)
    measured = CallAnswered(at=at(9))
    assert call_of([guessed, measured]) == call_of([measured]) == call_of([measured, guessed])
    given(measured).when(RecordFact(fact=guessed)).nothing_happens()
    given(guessed).when(RecordFact(fact=measured)).then(measured)


def test_a_guess_is_made_once() -> None:
    guessed = CallAnswered(at=at(12), estimated=True)
    later = CallAnswered(at=at(12) + timedelta(seconds=1), estimated=True)
    given(guessed).when(RecordFact(fact=later)).nothing_happens()


def test_a_gap_is_noted_once() -> None:
    note = NoteGap(from_=at(0), to=at(90))
    gap = CallGapNoted(at=at(0), from_=at(0), to=at(90))
    given(offered()).when(note).then(gap)
    given(offered(), gap).when(note).nothing_happens()


def test_a_closed_line_that_nobody_answered_was_abandoned() -> None:
    closed = CallEnded(at=at(30), reason="completed", answer_told=False)
    assert call_of([offered(), closed]).outcome == "abandoned"
    assert call_of([offered(), closed, CallAnswered(at=at(9))]).outcome == "completed"
    assert call_of([offered(), closed, CallVoicemailLeft(at=at(9))]).outcome == "completed"
