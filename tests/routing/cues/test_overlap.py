"""Two voices at once, by their times."""

from datetime import timedelta

from coordination.policy.cues import TalkingOver
from coordination.routing.cues.overlap import talking_over
from coordination.routing.triggers.heard import Heard
from tests.routing.triggers.saying import heard
from transcription.transcripts.events import Speaker

RULE = TalkingOver(at_least=timedelta(seconds=2), words=4)
CALLER = "no listen to me this is not what I said"  # ten words, 0.4 s each: 4 seconds
STAFF = "ma'am if you let me explain what the doctor"  # nine words


def at(start: float, text: str, speaker: Speaker, number: int) -> Heard:
    return heard(text, speaker, start=start, number=number)


def test_both_for_two_seconds_is_talking_over() -> None:
    [one] = talking_over([at(0.0, CALLER, "caller", 0), at(2.0, STAFF, "staff", 1)], RULE)
    assert (one.family, one.words) == ("talking_over", "is not what I said")
    assert (one.first, one.last, one.start, one.end) == (5, 9, 2.0, 4.0)


def test_whoever_speaks_last() -> None:
    one, two = at(0.0, STAFF, "staff", 0), at(1.2, CALLER, "caller", 1)
    assert [found.words for found in talking_over([one, two], RULE)] == ["no listen to me this is"]


def test_less_than_two_seconds_is_conversation() -> None:
    assert talking_over([at(0.0, CALLER, "caller", 0), at(2.1, STAFF, "staff", 1)], RULE) == []


def test_somebody_who_says_okay_interrupts_nobody() -> None:
    slow = at(0.0, "mm-hmm okay", "staff", 1)
    assert talking_over([at(0.0, CALLER, "caller", 0), slow], RULE) == []


def test_a_channel_that_carries_both_tells_nothing() -> None:
    assert talking_over([at(0.0, CALLER, "unknown", 0), at(0.0, STAFF, "staff", 1)], RULE) == []
