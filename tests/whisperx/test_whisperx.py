"""WhisperX, in the environment that has it (`make test-whisperx`): the port's promises, by the real thing."""

import io
from pathlib import Path

import numpy as np
import pytest
from structlog.testing import capture_logs

from tests.bench.speech import telephone_wav
from tests.transcription.hearing.spoken import story
from tests.transcription.nothing_said import KINDS, on_a_line
from transcription.engines.choosing import load
from transcription.engines.port import RATE, EngineMissing, LeanableEngine
from transcription.engines.whisper_x import NOT_ALIGNED
from transcription.hearing.files import hear_file
from transcription.hearing.hearing import Segment, hear_channel
from transcription.sound.speech import Speech

pytestmark = pytest.mark.timeout(600)
AUDIO = Path("telephony/simulator/audio/refill-answered.ogg")
# Other people's warnings, of packages that are not ours to mend.
IGNORED = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def whisperx() -> LeanableEngine:
    with capture_logs() as logs:
        engine = load("whisperx", "tiny.en")
    assert [one["say"] for one in logs if one["event"] == "words are not aligned"] == [NOT_ALIGNED]
    return engine


@IGNORED
def test_a_call_is_heard_by_channel_with_words_in_their_places(whisperx: LeanableEngine) -> None:
    with AUDIO.open("rb") as file:
        found = [
            (channel, one) for channel, one in hear_file(whisperx, file, "en") if isinstance(one, Segment)
        ]
    caller = " ".join(one.text for channel, one in found if channel == 0)
    staff = " ".join(one.text for channel, one in found if channel == 1)
    print(f"\ncaller: {caller}\nstaff: {staff}")
    assert "three tablets left" in caller
    assert "date of birth" in staff
    for _, segment in found:
        assert segment.words
        assert all(segment.start <= word.start <= word.end <= segment.end for word in segment.words)


@IGNORED
def test_over_a_telephone_and_again_it_is_the_same(whisperx: LeanableEngine) -> None:
    sound = (story("refill-answered")[: 12 * RATE : 2] * 32_767).astype(np.int16)  # 8 kHz
    wav = telephone_wav(sound.tobytes())
    first, again = (list(hear_file(whisperx, io.BytesIO(wav), "en")) for _ in range(2))
    assert first == again
    assert first


@IGNORED
@pytest.mark.parametrize("kind", KINDS)
def test_no_word_is_invented_where_nobody_speaks(kind: str, whisperx: LeanableEngine) -> None:
    assert hear_channel(whisperx, on_a_line(KINDS[kind](10.0)), 0, "en") == []


@IGNORED
def test_what_else_it_may_have_been_is_asked_of_the_same_weights(whisperx: LeanableEngine) -> None:
    speech = Speech()
    second = whisperx.leaning(frozenset({("pressure", "on", "my", "chest")}))
    spoken = [*speech.feed(story("chest-pain-voicemail")), *speech.end()]
    found = [one.text for utterance in spoken for one in second.hear(utterance.samples, "en")]
    assert found == ["I have pressure on my chest since midnight and it goes into my left arm."]
    assert second.settings != whisperx.settings


@IGNORED
def test_other_engines_have_other_settings(whisperx: LeanableEngine) -> None:
    assert whisperx.settings != load("faster_whisper", "tiny.en").settings
    assert (whisperx.name, whisperx.model, whisperx.languages) == ("whisperx", "tiny.en", frozenset({"en"}))


def test_an_alignment_model_that_is_not_there_is_said(settings: object) -> None:
    from transcription.engines.whisper_x import WhisperX

    with pytest.raises(EngineMissing, match="there is no such folder"):
        WhisperX("tiny.en", threads=1, alignment="/nowhere/wav2vec2")
