"""The object store in a folder of the test's own, and a work list with nothing on it."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.log.conftest import committed
from transcription.passes.hands import Hands
from transcription.passes.row import TranscriptionPass

__all__ = ["committed"]


@pytest.fixture(autouse=True)
def objects(settings: Settings, tmp_path: Path) -> Path:
    """The folder of the object store."""
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


@pytest.fixture
def hands(db: None) -> Hands:
    """A worker whose list is empty."""
    TranscriptionPass.objects.all().delete()
    return Hands()
