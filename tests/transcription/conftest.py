"""The engine that ships, loaded once a run."""

import pytest

from transcription.engines.choosing import load
from transcription.engines.port import LeanableEngine


@pytest.fixture(scope="session")
def tiny() -> LeanableEngine:
    return load("faster_whisper", "tiny.en")
