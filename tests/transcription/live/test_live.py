"""A call's words while it lasts, over the real socket into the log."""

from pathlib import Path
from uuid import UUID

from tests.faults.waiting import until
from tests.transcription.live.conftest import Says, consenting, says_no
from tests.transcription.live.transcriber import doors, facts, frames_of, is_complete, transcriber
from transcription.engines.port import Engine
from transcription.transcripts.events import (
    SegmentWords,
    TranscriptNotHeard,
    TranscriptPassCompleted,
    TranscriptSegmentRecorded,
)


def segments(call: UUID) -> list[TranscriptSegmentRecorded]:
    found = [fact for fact in facts(call) if isinstance(fact, TranscriptSegmentRecorded)]
    return sorted(found, key=lambda one: one.start)


def text(call: UUID, channel: str) -> str:
    return " ".join(
        one.content.text
        for one in segments(call)
        if one.channel == channel and isinstance(one.content, SegmentWords)
    )


def test_words_of_both_parties_are_recorded_each_under_its_channel(
    english_call: UUID, address: Path, live_engine: Engine
) -> None:
    with transcriber(address, [live_engine]):
        held = doors(address).hold(english_call)
        for frame in frames_of("dizzy-after-new-pill"):
            held.hear(frame)
        held.ended = True
        until(lambda: is_complete(english_call), 90)
    assert "new pill for my blood pressure" in text(english_call, "caller")
    assert "sit down and stay on the line" in text(english_call, "staff")
    assert [one.speaker for one in segments(english_call)] == [
        "staff",
        "caller",
        "staff",
        "caller",
        "staff",
        "caller",
    ]
    assert [round(one.start) for one in segments(english_call)] == [0, 4, 12, 15, 21, 26]
    (done,) = [fact for fact in facts(english_call) if isinstance(fact, TranscriptPassCompleted)]
    assert (done.heard_in, done.segments, done.seconds, done.recording) == ("live", 6, 28.011, None)


def test_30_s_of_silence_are_no_words_and_no_work(english_call: UUID, address: Path, says: Says) -> None:
    with transcriber(address, [says]):
        held = doors(address).hold(english_call)
        for place in range(0, 30_000, 20):
            held.hear(("inbound", place, b"\xff" * 160))
        held.ended = True
        until(lambda: held.forgotten, 30)  # the transcriber answered for all of it
    assert (facts(english_call), says.seconds) == ([], [])


def test_a_language_that_the_engine_does_not_know_is_not_decoded(
    address: Path, committed: object, says: Says
) -> None:
    call = consenting("es")
    with transcriber(address, [says]):
        held = doors(address).hold(call)
        for frame in frames_of("pregunta-de-cita"):
            held.hear(frame)
        held.ended = True
        until(lambda: held.forgotten, 60)
    assert says.seconds == []
    assert segments(call) == []
    assert {one.why for one in facts(call) if isinstance(one, TranscriptNotHeard)} == {"language"}


def test_s13_nothing_that_is_held_becomes_words_after_a_no(
    english_call: UUID, address: Path, says: Says
) -> None:
    """The no is in the log while the engine hears: what it hears is not recorded, and nothing after it."""
    says.before = lambda: says_no(english_call)
    with transcriber(address, [says]) as sessions:
        held = doors(address).hold(english_call)
        for frame in frames_of("dizzy-after-new-pill"):
            held.hear(frame)
        until(lambda: held.forgotten, 60)
        assert sessions.of(english_call) is None
    assert len(says.seconds) == 1
    assert facts(english_call) == []


def test_s13_a_call_without_a_yes_is_not_listened_to(address: Path, committed: object, says: Says) -> None:
    call = consenting("en")
    says_no(call)
    with transcriber(address, [says]):
        held = doors(address).hold(call)
        for frame in frames_of("dizzy-after-new-pill"):
            held.hear(frame)
        until(lambda: held.forgotten, 30)
    assert (facts(call), says.seconds) == ([], [])


def test_clipped_audio_is_heard(english_call: UUID, address: Path, live_engine: Engine) -> None:
    """Four times too loud: what is above a quarter of the range is at its limit."""
    with transcriber(address, [live_engine]):
        held = doors(address).hold(english_call)
        for track, place, sound in frames_of("dizzy-after-new-pill"):
            if track == "outbound" and place < 8000:
                held.hear((track, place, bytes(map(clipped, sound))))
        held.ended = True
        until(lambda: is_complete(english_call), 60)
    assert "what is going on today" in text(english_call, "staff").lower()


def clipped(mulaw: int) -> int:
    """A byte of mu-law, four times as loud: two steps of its exponent, up to the limit."""
    inverted = ~mulaw & 0xFF
    exponent = (inverted >> 4 & 7) + 2
    louder = (inverted & 0x8F) | exponent << 4 if exponent <= 7 else (inverted & 0x80) | 0x7F
    return ~louder & 0xFF
