"""The engine that ships, loaded once a run."""

import pytest

from transcription.engines.choosing import load
from transcription.engines.port import Engine


@pytest.fixture(scope="session")
def tiny() -> Engine:
    return load("faster_whisper", "tiny.en")
