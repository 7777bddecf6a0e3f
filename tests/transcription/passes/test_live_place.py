"""Where live words lie in a recording, as sentences."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from coordination.log.event import Logged
from telephony.calls.events import CallRecordingStarted, CallRecordingStored, Via
from telephony.calls.state import Call
from tests.transcription.transcripts.heard import heard
from transcription.passes.live_place import Place, place_of_live

T0 = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return T0 + timedelta(seconds=seconds)


def streamed(seconds: float, via: Via = "audiosocket") -> Call:
    return Call(facts=frozenset({CallRecordingStarted(at=at(seconds), via=via)}))


def stored(begins: float | None) -> CallRecordingStored:
    return CallRecordingStored(
        at=at(60),
        media_type="audio/wav",
        channels=2,
        seconds=30.0,
        bytes=1,
        sha256="ab",
        begins_at=None if begins is None else at(begins),
    )


def written(start: float, recorded: float, heard_in: str = "live") -> Logged:
    """Words of a second, from `start` of the stream on, that stood in the log at `recorded`."""
    return Logged(
        event_id=uuid4(),
        stream="transcript/x",
        version=1,
        type="transcript.segment_recorded",
        schema=1,
        occurred_at=at(recorded),
        recorded_at=at(recorded),
        actor="system:transcriber@1",
        role="system",
        clinic="c",
        mode="live",
        correlation=None,
        causation=None,
        policy="",
        event=heard("yes I", start, heard_in="live" if heard_in == "live" else "post_call"),
    )


def test_a_recording_of_the_stream_itself_begins_with_it() -> None:
    assert place_of_live(streamed(10), stored(10), []) == Place(shift=0.0, unsure=0.0)


def test_a_recording_of_the_phone_systems_own_lies_where_the_clocks_say_and_that_is_a_guess() -> None:
    assert place_of_live(streamed(12.5), stored(10), []) == Place(shift=2.5, unsure=3.0)


def test_a_stream_that_was_only_listened_to_began_when_its_first_words_say() -> None:
    late, soon = written(start=2.0, recorded=15.0), written(start=8.0, recorded=20.5)
    later_pass = written(start=50.0, recorded=40.0, heard_in="post_call")
    assert place_of_live(Call(), stored(10), [late, soon, later_pass]) == Place(shift=1.5, unsure=3.0)


def test_where_nothing_is_known_both_begin_together_and_that_is_a_guess() -> None:
    assert place_of_live(streamed(12.5), stored(None), []) == Place(shift=0.0, unsure=3.0)
    assert place_of_live(Call(), stored(10), []) == Place(shift=0.0, unsure=3.0)
