"""The real telephone call of 277 s, by each engine that runs here: what is found, and nothing besides."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec
import pytest

from scripts.speech_models import base
from transcription.engines.choosing import load
from transcription.engines.port import RATE
from transcription.hearing.files import hear_file
from transcription.hearing.hearing import Segment
from transcription.sound.reading import opened
from transcription.sound.speech import Speech
from transcription.transcripts.events import Word

pytestmark = pytest.mark.timeout(600)
CALL = "call-auto-claim-8k-mono.wav"
LIST = Path(__file__).with_name("auto_claim_heard.yaml")
AT_LEAST = {"tiny.en": 14, "base": 17}
ALIKE = 0.3  # of a sentence's words that another model must have heard near it
SHORT = 4  # words: of fewer, all may be misheard ("all good" for "August 10th"), but not out of nothing
NEAR = 3.0  # seconds


class Said(msgspec.Struct, frozen=True):
    """One of the twenty."""

    what: str
    begin: float = msgspec.field(name="from")
    end: float = msgspec.field(name="to")
    finds: str = ""

    def is_in(self, words: Sequence[Word]) -> bool:
        near = [word.text for word in words if self.begin <= (word.start + word.end) / 2 <= self.end]
        return re.search(self.finds, " ".join(near).lower()) is not None


def twenty() -> list[Said]:
    return msgspec.yaml.decode(LIST.read_bytes(), type=list[Said])


@cache
def heard(model: str, path: Path) -> list[Segment]:
    weights = str(base()) if model == "base" else model
    with path.open("rb") as file:
        found = hear_file(load("faster_whisper", weights), file, "en")
        return [one for _, one in found if isinstance(one, Segment)]


def words_of(model: str, path: Path) -> list[Word]:
    return [word for segment in heard(model, path) for word in segment.words]


@pytest.mark.parametrize("model", AT_LEAST)
def test_names_numbers_and_dates_of_a_real_call_are_found(
    model: str, shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = words_of(model, shared / "audio" / CALL)
    assert len(twenty()) == 20
    missing = [one.what for one in twenty() if not one.is_in(words)]
    with capsys.disabled():
        print(
            f"\nfaster_whisper {model}: {20 - len(missing)} of 20; not found: {', '.join(missing) or 'none'}"
        )
    assert 20 - len(missing) >= AT_LEAST[model]


@pytest.mark.parametrize(("model", "other"), [("tiny.en", "base"), ("base", "tiny.en")])
def test_no_sentence_stands_in_it_that_was_not_spoken(model: str, other: str, shared: Path) -> None:
    """Every word lies in speech, and no sentence is one that another model heard nothing like."""
    path = shared / "audio" / CALL
    speech = speech_of(path)
    for word in words_of(model, path):
        assert any(begin <= word.start and word.end <= end for begin, end in speech), word
    alone = [one.text for one in heard(model, path) if not is_heard_too(one, words_of(other, path))]
    assert alone == []


def speech_of(path: Path) -> list[tuple[float, float]]:
    speech = Speech()
    with path.open("rb") as file, opened(file) as sound:
        found = [one for block in sound.blocks() for one in speech.feed(block[0])]
    # The decoder's times are rounded to a thousandth.
    return [(one.start / RATE - 0.001, one.end / RATE + 0.001) for one in [*found, *speech.end()]]


def is_heard_too(segment: Segment, others: Sequence[Word]) -> bool:
    near = {
        plain(word.text)
        for word in others
        if segment.start - NEAR <= word.end and word.start <= segment.end + NEAR
    }
    if len(segment.words) < SHORT:
        return bool(near)
    return sum(plain(word.text) in near for word in segment.words) >= ALIKE * len(segment.words)


def plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def test_the_parties_of_a_stereo_recording_are_heard_apart(shared: Path) -> None:
    with (shared / "audio" / "stereo-two-speakers.wav").open("rb") as file:
        found = list(hear_file(load("faster_whisper", "tiny.en"), file, "en"))
    left, right = (
        " ".join(one.text for channel, one in found if channel == side and isinstance(one, Segment)).lower()
        for side in (0, 1)
    )
    assert len(left.split()) > 3
    assert len(right.split()) > 3
    assert left != right


def test_read_sentences_are_heard(shared: Path) -> None:
    """A floor; what is wrong of how many words is measured in the benchmarks."""
    found = total = 0
    for path in sorted((shared / "audio").glob("librivox-*.wav")):
        said = [plain(word) for word in path.with_suffix(".txt").read_text().split()]
        text = [plain(word.text) for word in words_of("tiny.en", path)]
        found += sum(word in text for word in said)
        total += len(said)
    assert total == 71
    assert found >= 60
