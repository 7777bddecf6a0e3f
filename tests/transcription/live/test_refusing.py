"""S13: a no that is heard in the words of a call."""

from pathlib import Path
from uuid import UUID

from coordination.log.stream import load
from telephony.calls.events import CallConsentWithdrawn
from telephony.calls.telling import call_now, stream_of
from telephony.recordings.tracks import Track
from tests.faults.waiting import until
from tests.transcription.live.conftest import Says
from tests.transcription.live.test_live import segments
from tests.transcription.live.transcriber import doors, frames_of, transcriber


def speak(call: UUID, address: Path, says: Says, track: Track) -> None:
    """One party says what the engine hears in everything; the other is silent."""
    with transcriber(address, [says]):
        held = doors(address).hold(call)
        for one, place, sound in frames_of("dizzy-after-new-pill"):
            if one == "outbound":
                held.hear((track, place, sound))
        held.ended = True
        until(lambda: held.forgotten, 60)


def test_s13_a_no_that_is_heard_stops_everything_at_once(
    english_call: UUID, address: Path, says: Says
) -> None:
    says.text = "Please don't record this."
    speak(english_call, address, says, "inbound")
    assert len(says.seconds) == 1  # what came after it was not decoded any more
    noes = [fact for fact in load(stream_of(english_call)).events if isinstance(fact, CallConsentWithdrawn)]
    assert {(no.purpose, no.how) for no in noes} == {
        ("recording", "heard"),
        ("transcription", "heard"),
        ("analysis", "heard"),
    }


def test_what_staff_say_is_no_callers_no(english_call: UUID, address: Path, says: Says) -> None:
    says.text = "I will stop recording now."
    speak(english_call, address, says, "outbound")
    assert len(segments(english_call)) == len(says.seconds) == 3
    assert call_now(english_call).consent("recording") == "given"
