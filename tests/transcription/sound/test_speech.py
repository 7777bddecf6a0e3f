"""Where somebody speaks: the same in a call that lasts and in its recording, and never where nobody does."""

import io
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.transcription.nothing_said import KINDS, on_a_line
from transcription.engines.port import RATE
from transcription.sound.reading import opened
from transcription.sound.speech import LIMITS, Speech, Utterance

if TYPE_CHECKING:
    from transcription.engines.port import Samples

SPEECH = Path("telephony/simulator/audio/refill-answered.ogg")


@cache
def caller() -> "Samples":
    """27 s of a caller who says three sentences."""
    with opened(io.BytesIO(SPEECH.read_bytes())) as sound:
        samples: Samples = np.concatenate(list(sound.blocks()), axis=1)[0]
        return samples


def found(samples: "Samples", size: int = RATE, begins_at: int = 0) -> list[Utterance]:
    speech = Speech(begins_at=begins_at)
    ended = [
        one for place in range(0, len(samples), size) for one in speech.feed(samples[place : place + size])
    ]
    return [*ended, *speech.end()]


def places(utterances: list[Utterance]) -> list[tuple[int, int, bool]]:
    return [(one.start, one.end, one.joined) for one in utterances]


def test_frames_of_a_call_and_blocks_of_its_recording_are_the_same_utterances() -> None:
    blocks = found(caller(), RATE)
    assert len(blocks) == 3
    assert places(found(caller(), 320)) == places(blocks)
    assert places(found(caller(), len(caller()))) == places(blocks)


def test_an_utterance_holds_exactly_the_samples_of_its_place() -> None:
    for one in found(caller()):
        assert np.array_equal(one.samples, caller()[one.start : one.end])


def test_speech_that_is_heard_from_the_middle_of_a_call_keeps_the_calls_own_time() -> None:
    assert [one.start for one in found(caller(), begins_at=16_000)] == [
        one.start + 16_000 for one in found(caller())
    ]


def test_an_utterance_ends_when_600_milliseconds_were_quiet() -> None:
    first = found(caller())[0]
    speech, told = Speech(), 0
    for place in range(0, len(caller()), 320):
        if speech.feed(caller()[place : place + 320]):
            told = place + 320
            break
    voice_until = first.end - round(LIMITS.after * RATE)
    assert 0.6 <= (told - voice_until) / RATE <= 0.66


def test_what_is_being_said_can_be_looked_at_before_it_has_ended() -> None:
    speech, first = Speech(), found(caller())[0]
    assert speech.unfinished() is None
    speech.feed(caller()[: first.start + RATE])
    unfinished = speech.unfinished()
    assert unfinished is not None
    assert (unfinished.start, unfinished.end) == (first.start, first.start + RATE)


def test_who_speaks_without_a_pause_is_cut_every_15_seconds_where_it_is_quietest() -> None:
    voiced = np.concatenate([one.samples[4_000:-8_000] for one in found(caller())])
    long = np.tile(voiced, 8)  # about a minute and a half without a pause of 600 ms
    cut = found(long)
    joined = [one for one in cut if one.joined]
    assert len(joined) >= 3
    assert all(len(one.samples) <= 15 * RATE for one in cut)
    assert all(after.start == before.end for before, after in pairwise(cut) if after.joined)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_speech_where_nobody_speaks(kind: str) -> None:
    assert found(on_a_line(KINDS[kind](12.0))) == []


def test_a_voice_is_found_in_the_noise_of_a_line() -> None:
    noise = on_a_line(KINDS["line noise"](len(caller()) / RATE))
    noisy = caller() + noise[: len(caller())]
    assert len(found(noisy)) == 3


def test_a_click_is_no_utterance() -> None:
    click = np.zeros(3 * RATE, np.float32)
    click[RATE : RATE + 40] = 0.9
    assert found(click) == []


def test_an_hour_of_a_call_holds_no_more_than_one_utterance() -> None:
    speech = Speech()
    for _ in range(20):
        for place in range(0, len(caller()), RATE):
            speech.feed(caller()[place : place + RATE])
            assert len(speech._held) <= 16 * RATE
