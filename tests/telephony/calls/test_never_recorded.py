"""S3 and S13 over every sequence: nothing of a caller's sound is begun or kept where no yes stands."""

from collections.abc import Callable
from functools import reduce

from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coordination.log.errors import Refused
from telephony.calls.commands import (
    AnswerConsent,
    Command,
    PauseRecording,
    RecordFact,
    ResumeRecording,
    StartRecording,
    StopRecording,
)
from telephony.calls.decisions import decide
from telephony.calls.events import (
    CallAnswered,
    CallConsentDeclined,
    CallConsentGiven,
    CallConsentWithdrawn,
    CallEnded,
    CallRecordingStarted,
    CallRecordingStored,
)
from telephony.calls.state import NOTHING, evolve
from tests.telephony.calls.facts import at, no, offered, store, withdrawn, yes

BEGINS_OR_KEEPS = (CallRecordingStarted, CallRecordingStored)
ASKED: dict[str, Callable[[float], Command]] = {
    "offered": lambda when: RecordFact(fact=offered(when)),
    "answered": lambda when: RecordFact(fact=CallAnswered(at=at(when))),
    "ended": lambda when: RecordFact(fact=CallEnded(at=at(when), reason="completed")),
    "said yes": lambda when: AnswerConsent(answers={"recording": True}, how="key", at=at(when)),
    "said yes to words": lambda when: AnswerConsent(answers={"transcription": True}, how="key", at=at(when)),
    "said no": lambda when: AnswerConsent(answers={"recording": False}, how="speech", at=at(when)),
    "told yes": lambda when: RecordFact(fact=yes(when)),
    "told no": lambda when: RecordFact(fact=no(when)),
    "told no after all": lambda when: RecordFact(fact=withdrawn(when)),
    "start": lambda when: StartRecording(via="twilio_media", at=at(when)),
    "stop": lambda when: StopRecording(why="ended", at=at(when)),
    "pause": lambda when: PauseRecording(at=at(when)),
    "resume": lambda when: ResumeRecording(at=at(when)),
    "store": lambda when: replace(store(when), sha256=f"{int(when):064x}"),
}
MOMENT = st.integers(0, 90)  # seconds: facts come late, and in any order
STEPS = st.lists(st.tuples(st.sampled_from([*ASKED, "start", "store", "said yes"]), MOMENT), max_size=12)


@settings(max_examples=60)
@given(STEPS)
@example([("start", 5)])
@example([("said yes", 5), ("start", 6), ("said no", 7), ("start", 8), ("store", 60)])
@example([("told no", 50), ("said yes", 5), ("start", 60)])
@example([("said yes", 5), ("start", 6), ("store", 60)])
def test_s3_s13_no_sequence_begins_or_keeps_a_recording_without_a_yes_or_after_a_no(
    steps: list[tuple[str, int]],
) -> None:
    call, yeses, noes = NOTHING, 0, 0
    for what, when in steps:
        try:
            made = decide(call, ASKED[what](when))
        except Refused:
            continue
        for fact in made:
            if isinstance(fact, BEGINS_OR_KEEPS):
                assert yeses, f"{what} without a yes"
                assert not noes, f"{what} after a no"
            of_sound = getattr(fact, "purpose", "recording") == "recording"
            yeses += isinstance(fact, CallConsentGiven) and of_sound
            noes += isinstance(fact, CallConsentDeclined | CallConsentWithdrawn) and of_sound
        call = reduce(evolve, made, call)
