"""A model as a file: skops, never pickle, so that reading one runs no code of whoever wrote it.

A file's version is the SHA-256 of its bytes, and a file whose bytes are not those of its version is refused.
"""

import hashlib
from pathlib import Path

from coordination.routing.reasons.canonical import canonical
from coordination.routing.reasons.model import Model

PARTS = ("texts", "words", "letters", "mixed", "kinds", "classifier")
TRUSTED = (
    # Beyond what skops trusts by itself; named one by one after they were looked at.
    "sklearn.calibration._CalibratedClassifier",
    "sklearn.calibration._TemperatureScaling",
    "sklearn.frozen._frozen.FrozenEstimator",
)
SHIPPED = Path(__file__).with_name("shipped.skops")


class NotThisModel(Exception):
    """The bytes are not those that were published."""

    def __init__(self, wanted: str, found: str) -> None:
        super().__init__(
            f"the model {wanted[:12]} was published, the file holds {found[:12]}: restore the file"
        )


class UntrustedModel(Exception):
    """The file names types that no model of ours has."""


def written(model: Model) -> bytes:
    """The file of a model; the same model gives the same bytes."""
    from skops.io import dumps

    return canonical(dumps({part: getattr(model, part) for part in PARTS}))


def version_of(file: bytes) -> str:
    return hashlib.sha256(file).hexdigest()


def read(file: bytes, version: str | None = None) -> Model:
    """The model of a file; NotThisModel when it is not that version, UntrustedModel when it holds other types
    than ours."""
    from skops.io import get_untrusted_types, loads

    found = version_of(file)
    if version is not None and version != found:
        raise NotThisModel(version, found)
    if strange := set(get_untrusted_types(data=file)) - set(TRUSTED):
        raise UntrustedModel(f"the file of the model names types that none of ours has: {sorted(strange)}")
    return Model(version=found, **loads(file, trusted=list(TRUSTED)))


def shipped() -> Model:
    """The model that comes with this version of Ringback."""
    return read(SHIPPED.read_bytes())
