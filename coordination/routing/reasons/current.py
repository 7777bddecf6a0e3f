"""The model in force: the last one that was published, else the one that ships."""

from functools import lru_cache

from django.core.files.storage import default_storage

from coordination.log.decider import state_of
from coordination.log.identifiers import keyed_id
from coordination.log.stream import load
from coordination.routing.reasons import stored
from coordination.routing.reasons.decisions import CLASSIFIER, MODEL, Standing
from coordination.routing.reasons.model import Model

FOLDER = "models"
KEPT = 2  # in memory: the one in force, and the one that was a moment ago


class ModelMissing(Exception):
    """The file of a published model is not in the store."""


def model_stream() -> str:
    """The stream of the classifier of call reasons."""
    return f"model/{keyed_id('model', CLASSIFIER)}"


def standing() -> Standing:
    state: Standing = state_of(MODEL, load(model_stream()).events)
    return state


def current() -> Model:
    """The model to ask now; one read of the log. The first use of a model takes seconds.

    Raises ModelMissing, and NotThisModel when the file is not the one that was published.
    """
    return usable(standing().in_force)


def usable(published: str | None) -> Model:
    """That model, or the one that ships: where none was published, and where an update of Ringback brought
    other texts and another lexicon, for which no published model was made."""
    ships = shipped()
    if published is None:
        return ships
    found = of_version(published)
    return found if found.texts == ships.texts else ships


@lru_cache(maxsize=1)
def shipped() -> Model:
    return stored.shipped()


@lru_cache(maxsize=KEPT)
def of_version(version: str) -> Model:
    """The published model with that hash."""
    try:
        with default_storage.open(name_of(version)) as file:
            return stored.read(file.read(), version)
    except FileNotFoundError as missing:
        raise ModelMissing(f"{name_of(version)} is not in the store: restore it, or retrain") from missing


def name_of(version: str) -> str:
    """Where the file of a model lies in the store."""
    return f"{FOLDER}/{version}.skops"
