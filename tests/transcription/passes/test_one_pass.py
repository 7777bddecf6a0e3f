"""From a stored recording to words in the log, once."""

import pytest
from pytest_django.fixtures import Settings

from coordination.followups.row import FollowupRow
from telephony.calls.events import PURPOSES
from telephony.calls.telling import call_now
from tests.followups.calls import tell
from tests.telephony.recordings.sounds import wav
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
    said,
)
from tests.transcription.passes.recorded import began, no, store
from tests.transcription.passes.scripted import Scripted
from transcription.engines.port import RATE, Engine
from transcription.passes import ear, jobs, listening, one_pass
from transcription.passes.hands import Hands
from transcription.passes.row import TranscriptionPass
from transcription.passes.worker import work_once
from transcription.transcripts.events import SegmentWords, TranscriptMasked, TranscriptNotHeard

pytestmark = pytest.mark.django_db


@pytest.fixture
def every_block(monkeypatch: pytest.MonkeyPatch) -> None:
    """Decode speech as soon as it is over, append after every second, look for a no before every decoding."""
    monkeypatch.setattr(ear, "OLDEST", 2 * RATE)
    monkeypatch.setattr(listening, "EVERY", 0.0)
    monkeypatch.setattr(listening, "LOOK_EVERY", 0.0)


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    return with_engine(monkeypatch, Scripted())


def with_engine(monkeypatch: pytest.MonkeyPatch, engine: Scripted) -> Scripted:
    monkeypatch.setattr(one_pass, "engine", lambda: engine)
    return engine


def stopping_after(blocks: int) -> object:
    left = iter([True] * blocks)
    return lambda: next(left, False)


def test_a_stored_recording_becomes_words_by_channel(
    react: React, hands: Hands, tiny: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_pass, "engine", lambda: tiny)
    call = recorded(react, ogg("refill-answered"))
    assert work_once(hands)
    assert "three tablets left" in said(call, "caller")
    assert "walter quimby" in said(call, "caller")
    assert "your date of birth" in said(call, "staff")
    assert {one.speaker for one in heard(call)} == {"caller", "staff"}
    (done,) = completed(call)
    assert (done.heard_in, done.engine, done.model, done.language) == (
        "post_call",
        "faster_whisper",
        "tiny.en",
        "en",
    )
    assert (done.seconds, done.segments) == (26.94, len(heard(call)))
    assert done.took > 0
    assert (row(call).state, row(call).why) == ("done", "")


def test_the_same_recording_again_adds_no_event(react: React, hands: Hands, scripted: Scripted) -> None:
    call = recorded(react, ogg("refill-answered"))
    work_once(hands)
    before, asked = events_of(call), scripted.asked
    assert len(heard(call)) >= 6
    TranscriptionPass.objects.all().delete()
    jobs.want(call, "", urgent=False, seconds=26.9)
    assert work_once(hands)
    assert (events_of(call), scripted.asked) == (before, asked)
    assert (row(call).state, row(call).why) == ("done", "heard before")


def test_whoever_goes_on_in_the_middle_adds_what_is_missing_and_doubles_nothing(
    react: React, hands: Hands, scripted: Scripted, every_block: None
) -> None:
    whole = recorded(react, ogg("refill-answered"))
    work_once(hands)
    call = recorded(react, ogg("refill-answered"))
    for blocks in (6, 14, 20):
        work_once(hands, stopping_after(blocks))  # type: ignore[arg-type]
        assert row(call).state == "waiting"
        assert completed(call) == []
    assert 15.0 < min(row(call).heard) <= 21.0
    work_once(hands)
    assert lines(call) == lines(whole)
    ids = [one.segment for one in heard(call)]
    assert len(ids) == len(set(ids))
    assert [one.segments for one in completed(call)] == [len(ids)]


def test_a_lost_row_means_hearing_again_and_no_event_twice(
    react: React, hands: Hands, scripted: Scripted, every_block: None
) -> None:
    call = recorded(react, ogg("refill-answered"))
    work_once(hands, stopping_after(15))  # type: ignore[arg-type]
    first = lines(call)
    assert first
    TranscriptionPass.objects.all().delete()
    jobs.want(call, "", urgent=False, seconds=26.9)
    work_once(hands)
    assert lines(call)[: len(first)] == first
    ids = [one.segment for one in heard(call)]
    assert len(ids) == len(set(ids)) > len(first)


def test_s13_a_no_in_the_middle_stops_it_and_nothing_is_appended_after(
    react: React, hands: Hands, every_block: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = recorded(react, ogg("refill-answered"))
    counts: list[int] = []

    def say_no(number: int) -> None:
        if number == 4:
            counts.append(len(events_of(call)))
            tell(call, no())

    engine = with_engine(monkeypatch, Scripted(before=say_no))
    work_once(hands)
    assert counts == [len(events_of(call))]
    assert engine.asked == 4
    assert completed(call) == []
    assert (row(call).state, row(call).why) == ("done", "no consent")


def test_s13_a_no_that_is_only_in_the_recording_is_obeyed_after_the_call(
    react: React, hands: Hands, every_block: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = with_engine(monkeypatch, Scripted("please stop recording this call"))
    call = recorded(react, ogg("refill-answered"), purposes=PURPOSES)
    work_once(hands)
    known = call_now(call)
    assert {known.consent(purpose) for purpose in PURPOSES} == {"withdrawn"}
    assert known.stored is None
    assert completed(call) == []
    assert engine.asked <= 3


def test_s13_a_no_between_hearing_and_appending_is_obeyed_too(
    react: React, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "LOOK_EVERY", 3600.0)
    call = recorded(react, ogg("chest-pain-voicemail"))
    with_engine(monkeypatch, Scripted(before=lambda _: tell(call, no())))
    work_once(hands)
    assert events_of(call) == []
    assert (row(call).state, row(call).why) == ("done", "no consent")


def test_s3_what_was_listed_without_a_yes_is_not_heard(hands: Hands, scripted: Scripted) -> None:
    call = began(purposes=["recording"])
    store(call, ogg("chest-pain-voicemail"), "audio/ogg")
    jobs.want(call, "", urgent=False, seconds=13.0)
    work_once(hands)
    assert (scripted.asked, events_of(call)) == (0, [])
    assert row(call).why == "no consent"


@pytest.mark.parametrize("language", ["es", None])
def test_a_call_not_known_to_be_english_is_never_decoded_by_an_english_engine(
    react: React, hands: Hands, scripted: Scripted, language: str | None
) -> None:
    call = recorded(react, ogg("pregunta-de-cita"), language=language)
    seconds = row(call).seconds
    work_once(hands)
    assert scripted.asked == 0
    assert events_of(call) == [
        TranscriptNotHeard(
            heard_in="post_call", channel=side, start=0.0, end=seconds or 0.0, why="language", given_up=True
        )
        for side in ("caller", "staff")
    ]
    assert (row(call).state, row(call).why) == ("done", "language")
    react()
    (item,) = FollowupRow.objects.filter(calls__contains=[call])
    assert (item.kind, item.why, item.heard, item.fallback_duty) == (
        "interpreter",
        "language",
        False,
        "supervisor",
    )


def test_a_multilingual_engine_hears_a_spanish_call(
    react: React, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_engine(monkeypatch, Scripted("buenos dias", languages=None))
    call = recorded(react, ogg("pregunta-de-cita"), language="es")
    work_once(hands)
    assert {one.language for one in heard(call)} == {"es"}
    assert not_heard(call) == []


def test_one_channel_holds_everybody_and_nobody_is_told_apart(
    react: React, hands: Hands, scripted: Scripted
) -> None:
    call = recorded(react, mono("chest-pain-voicemail"), "audio/wav", message=True)
    work_once(hands)
    assert {(one.channel, one.speaker) for one in heard(call)} == {("mixed", "unknown")}


def test_a_system_that_writes_the_staff_first_is_believed(
    react: React, hands: Hands, scripted: Scripted, settings: Settings
) -> None:
    first = recorded(react, ogg("refill-answered"))
    work_once(hands)
    settings.RINGBACK_STAFF_LEFT = frozenset({"tests"})
    second = recorded(react, ogg("refill-answered"))
    work_once(hands)
    swapped = {"caller": "staff", "staff": "caller"}
    assert [(swapped[side], at) for side, at, _ in lines(first)] == [
        (side, at) for side, at, _ in lines(second)
    ]


def test_a_longer_recording_of_the_same_call_is_told_apart_from_the_first(
    react: React, hands: Hands, scripted: Scripted
) -> None:
    call = recorded(react, ogg("chest-pain-voicemail"))
    work_once(hands)
    store(call, ogg("refill-answered"), "audio/ogg")
    react()
    work_once(hands)
    assert [one.recording == row(call).recording for one in completed(call)] == [False, True]
    assert len({one.settings for one in completed(call)}) == 2


def test_a_card_said_across_a_crash_is_masked_all_the_same(
    react: React, hands: Hands, every_block: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken = ("what is the card number", "4111 1111", "go on", "1111 1111", "thank you", "bye")
    with_engine(monkeypatch, Scripted(*spoken))
    call = recorded(react, ogg("refill-answered"))
    for blocks in range(5, 27, 3):
        work_once(hands, stopping_after(blocks))  # type: ignore[arg-type]
    work_once(hands)
    text = " ".join(text for _, _, text in lines(call))
    assert "1111" not in text
    assert text.count("[card number]") == 2
    masks = [one for one in events_of(call) if isinstance(one, TranscriptMasked)]
    assert len(masks) == len({one.mask for one in masks}) == 2
    assert all(isinstance(one.content, SegmentWords) for one in heard(call))


def test_s10_a_long_pass_makes_room_for_a_message_and_goes_on_after_it(
    react: React, hands: Hands, scripted: Scripted, every_block: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "ROOM_AFTER", 10.0)
    long = recorded(react, ogg("refill-answered"))
    messages = []

    def leave_one(number: int) -> None:
        if number == 2:
            messages.append(recorded(react, ogg("chest-pain-voicemail"), message=True))

    scripted.before = leave_one
    work_once(hands)
    assert (row(long).state, completed(long)) == ("waiting", [])
    assert min(row(long).heard) >= 10.0
    work_once(hands)
    assert [len(completed(one)) for one in (*messages, long)] == [1, 0]
    work_once(hands)
    assert (row(long).state, row(long).why) == ("done", "")
    assert [one.seconds for one in completed(long)] == [26.94]


def test_thirty_seconds_of_nothing_are_heard_and_hold_no_word(
    react: React, hands: Hands, scripted: Scripted
) -> None:
    call = recorded(react, wav(30.0), "audio/wav")
    work_once(hands)
    (done,) = completed(call)
    assert (done.seconds, done.segments, scripted.asked, not_heard(call)) == (30.0, 0, 0, [])
