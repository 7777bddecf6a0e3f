"""The second hearing leans to words of danger: it proposes that somebody listens, and changes no word."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace

from coordination.policy.published import policy
from telephony.calls.events import PURPOSES, Purpose
from telephony.calls.telling import call_now
from tests.conftest import Clock
from tests.followups.calls import tell
from tests.transcription.passes.hearing import (
    React,
    completed,
    events_of,
    heard,
    lines,
    mono,
    not_heard,
    ogg,
    recorded,
    row,
)
from tests.transcription.passes.recorded import no, yes
from tests.transcription.passes.scripted import Scripted
from transcription.engines.port import RATE, EngineFailed
from transcription.passes import ear, jobs, listening, one_pass, second
from transcription.passes.hands import Hands
from transcription.passes.progress import is_over, progress_of
from transcription.passes.row import TranscriptionPass
from transcription.passes.worker import work_once
from transcription.transcripts.appending import append_segments
from transcription.transcripts.events import PossibleWords, TranscriptPossibleHeard
from transcription.transcripts.refusals import AnalysisRefused

pytestmark = pytest.mark.django_db


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    """Hears "yes I see" in everything, and "I have chest pain" when it leans."""
    one = Scripted()
    one.second = Scripted("I have chest pain")
    monkeypatch.setattr(one_pass, "engine", lambda: one)
    return one


@pytest.fixture(autouse=True)
def every_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """Decode speech as soon as it is over, append after every second, look for a no before every decoding."""
    monkeypatch.setattr(ear, "OLDEST", 2 * RATE)
    monkeypatch.setattr(listening, "EVERY", 0.0)
    monkeypatch.setattr(listening, "LOOK_EVERY", 0.0)


def call_with(
    react: React, story: str = "chest-pain-voicemail", *, purposes: Sequence[Purpose] = PURPOSES
) -> UUID:
    return recorded(react, ogg(story), purposes=purposes)


def proposed(call: UUID) -> list[TranscriptPossibleHeard]:
    return [one for one in events_of(call) if isinstance(one, TranscriptPossibleHeard)]


def all_work(hands: Hands) -> int:
    count = 0
    while work_once(hands):
        count += 1
    return count


def test_words_that_only_the_second_hearing_has_are_proposed_and_no_word_changes(
    react: React, hands: Hands, engine: Scripted
) -> None:
    call = call_with(react)
    work_once(hands)
    before = lines(call)
    assert all_work(hands) == 1
    (first, *_) = proposed(call)
    assert (first.family, first.channel, first.settings != completed(call)[0].settings) == (
        "chest_pain",
        "caller",
        True,
    )
    assert first.content == PossibleWords(text="chest pain")
    assert lines(call) == before
    assert len(completed(call)) == 1
    assert ("chest", "pain") in engine.leant_to
    assert (row(call).state, row(call).second, row(call).why) == ("done", True, "")


def test_a_proposal_lies_in_an_utterance_of_the_transcript(
    react: React, hands: Hands, engine: Scripted
) -> None:
    call = call_with(react)
    all_work(hands)
    assert proposed(call)
    assert {one.segment for one in proposed(call)} <= {one.segment for one in heard(call)}


def test_only_who_may_be_the_caller_is_heard_a_second_time(
    react: React, hands: Hands, engine: Scripted
) -> None:
    call = call_with(react, "refill-answered")
    work_once(hands)
    staff_too = engine.asked
    work_once(hands)
    assert {one.channel for one in proposed(call)} == {"caller"}
    assert 0 < engine.second.asked < staff_too
    everybody = recorded(react, mono("chest-pain-voicemail"), "audio/wav", purposes=PURPOSES)
    all_work(hands)
    assert {(one.channel, one.speaker) for one in proposed(everybody)} == {("mixed", "unknown")}


def test_what_both_hear_is_no_proposal(react: React, hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    one = Scripted("I have chest pain")
    one.second = Scripted("I have chest pain")
    monkeypatch.setattr(one_pass, "engine", lambda: one)
    call = call_with(react)
    assert all_work(hands) == 2
    assert proposed(call) == []


def test_hearing_it_again_proposes_nothing_again(react: React, hands: Hands, engine: Scripted) -> None:
    call = call_with(react)
    all_work(hands)
    before = events_of(call)
    TranscriptionPass.objects.all().delete()
    stored = call_now(call).stored
    assert stored is not None
    jobs.want(call, stored.origin, urgent=False, seconds=stored.seconds)
    assert all_work(hands) == 2
    assert events_of(call) == before
    assert (row(call).state, row(call).second) == ("done", True)


def test_whoever_goes_on_in_the_middle_proposes_the_same(
    react: React, hands: Hands, engine: Scripted
) -> None:
    whole = call_with(react)
    all_work(hands)
    call = call_with(react)
    work_once(hands)
    for blocks in (4, 7, 9):
        left = [False, *[True] * blocks]
        work_once(hands, left.pop)
        assert (row(call).state, row(call).second) == ("waiting", True)
    all_work(hands)
    assert [(one.family, one.start) for one in proposed(call)] == [
        (one.family, one.start) for one in proposed(whole)
    ]


@pytest.mark.parametrize("purposes", [("recording", "transcription")])
def test_s3_without_a_yes_to_analysis_nothing_is_heard_a_second_time(
    react: React, hands: Hands, engine: Scripted, purposes: Sequence[Purpose]
) -> None:
    call = call_with(react, purposes=purposes)
    assert all_work(hands) == 1
    assert (engine.second.asked, row(call).second, proposed(call)) == (0, False, [])


def test_a_yes_to_analysis_that_is_told_late_counts(react: React, hands: Hands, engine: Scripted) -> None:
    call = call_with(react, purposes=("recording", "transcription"))
    all_work(hands)
    tell(call, *yes("analysis"))
    react()
    assert all_work(hands) == 1
    assert proposed(call)


def test_s13_a_no_to_analysis_before_it_means_that_it_is_not_made(
    react: React, hands: Hands, engine: Scripted
) -> None:
    call = call_with(react)
    work_once(hands)
    tell(call, no("analysis"))
    assert all_work(hands) == 1
    assert (engine.second.asked, proposed(call), row(call).why) == (0, [], "no second hearing")


def test_s13_a_no_to_analysis_in_its_middle_ends_it_and_nothing_is_appended_after(
    react: React, hands: Hands, engine: Scripted
) -> None:
    call = call_with(react)
    work_once(hands)
    counts: list[int] = []

    def say_no(number: int) -> None:
        if number == 2:
            counts.append(len(events_of(call)))
            tell(call, no("analysis"))

    engine.second.before = say_no
    all_work(hands)
    assert counts == [len(events_of(call))]
    assert (engine.second.asked, row(call).why) == (2, "no consent")


def test_s13_no_proposal_is_appended_after_a_no_to_analysis(
    react: React, hands: Hands, engine: Scripted
) -> None:
    call = call_with(react)
    all_work(hands)
    known = proposed(call)
    tell(call, no("analysis"))
    with pytest.raises(AnalysisRefused):
        append_segments(call, known)


def test_a_clinic_that_wants_no_second_hearing_has_none(
    react: React, hands: Hands, engine: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = policy()
    nothing = replace(one, transcription=replace(one.transcription, leaning={}))
    monkeypatch.setattr(second, "policy", lambda: nothing)
    call = call_with(react)
    assert all_work(hands) == 1
    assert row(call).second is False


def test_what_the_second_hearing_cannot_hear_proposes_nothing_and_is_nobodys_work(
    react: React, hands: Hands, engine: Scripted, clock: Clock
) -> None:
    def breaks(_: int) -> None:
        raise EngineFailed("scripted failed")

    engine.second.before = breaks
    call = call_with(react)
    work_once(hands)
    for _ in range(5):
        assert row(call).state == "waiting"
        clock.advance(timedelta(minutes=11))
        assert work_once(hands)
    assert row(call).state == "done"
    assert (proposed(call), not_heard(call)) == ([], [])


def test_a_second_hearing_of_which_its_worker_dies_is_given_up_and_parks_nothing(
    react: React, hands: Hands, engine: Scripted, clock: Clock
) -> None:
    call = call_with(react)
    work_once(hands)
    for _ in range(5):
        assert jobs.claim(hands.worker) is not None
        clock.advance(jobs.LEASE + timedelta(seconds=1))
    assert work_once(hands)
    assert (row(call).state, row(call).why) == ("done", "its worker died, every time")
    assert (engine.second.asked, not_heard(call)) == (0, [])


def test_the_words_are_all_there_while_the_second_hearing_waits(
    react: React, hands: Hands, engine: Scripted
) -> None:
    call = call_with(react)
    assert (is_over(call), progress_of(call)) == (False, 0.0)
    work_once(hands)
    assert (row(call).state, row(call).second) == ("waiting", True)
    assert (is_over(call), progress_of(call)) == (True, None)
