"""Engines for live words: the one that ships, loaded once, and one that answers at once."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from coordination.log.stream import now
from telephony.calls.commands import AnswerConsent, RecordFact
from telephony.calls.events import PURPOSES, CallScriptSpoken
from telephony.calls.telling import tell
from tests.log.conftest import committed
from transcription.engines.choosing import load
from transcription.engines.port import RATE, Engine, Heard
from transcription.transcripts.events import Word

if TYPE_CHECKING:
    from transcription.engines.port import Samples

__all__ = ["committed"]


@pytest.fixture(scope="session")
def live_engine() -> Engine:
    return load("faster_whisper", "tiny.en", threads=1, live=True)


class Says:
    """An engine that hears the same words in everything, and counts what it was given."""

    name, model, settings = "says", "words", "says/1"
    languages: frozenset[str] | None = frozenset({"en"})

    def __init__(self, text: str = "good morning") -> None:
        self.text = text
        self.seconds: list[float] = []
        self.before: Callable[[], None] = lambda: None

    def hear(self, samples: "Samples", language: str) -> Sequence[Heard]:
        self.before()
        self.seconds.append(len(samples) / RATE)
        said = self.text.split()
        step = self.seconds[-1] / len(said)
        words = [
            Word(start=number * step, end=(number + 1) * step, text=word, probability=0.9)
            for number, word in enumerate(said)
        ]
        return [
            Heard(
                start=0.0,
                end=self.seconds[-1],
                text=self.text,
                words=words,
                probability=0.9,
                no_speech=0.0,
                compression=1.0,
            )
        ]


@pytest.fixture
def says() -> Says:
    return Says()


@pytest.fixture
def address(tmp_path: Path) -> Path:
    return tmp_path / "t.sock"


@pytest.fixture
def english_call(committed: object) -> UUID:
    """A call whose caller heard the notice in English and said yes to everything."""
    return consenting("en")


def consenting(language: str) -> UUID:
    call, at = uuid4(), now()
    spoken = CallScriptSpoken(
        at=at, script="notice", version="1", purpose="notice", language=language, by="phone:tests"
    )
    tell(call, RecordFact(fact=spoken), source="tests")
    tell(call, AnswerConsent(answers=dict.fromkeys(PURPOSES, True), how="key", at=at), source="tests")
    return call


def says_no(call: UUID) -> None:
    tell(call, AnswerConsent(answers=dict.fromkeys(PURPOSES, False), how="key", at=now()), source="tests")
