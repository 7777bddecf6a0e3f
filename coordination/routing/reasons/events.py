"""What happened to a classifier: streams `model/<id>`, one for each thing that is classified.

A model is named by the SHA-256 of its file, and the file is nowhere in the log: `manage.py retrain` keeps it
in the object store under that name, and whoever loads it compares.
"""

from coordination.log.event import Event, event


@event()
class ModelCompared(Event, frozen=True, kw_only=True):
    """A new model stood against the one in force on the frozen texts, with the limits of the policy then.

    `why` are codes of what spoke against it (`astray`, `not_more_right`...); nothing when it is better.
    `corrections`: how many of people's corrections it learned from. Shares are between 0 and 1.
    """

    classifier: str
    model: str
    before: str
    corrections: int
    lines: int
    accuracy: float
    coverage: float
    astray: float
    calibration_error: float
    out_of_scope_accepted: float
    accuracy_before: float
    coverage_before: float
    astray_before: float
    calibration_error_before: float
    out_of_scope_accepted_before: float
    why: tuple[str, ...]


@event()
class ModelPublished(Event, frozen=True, kw_only=True):
    """From now on this model is asked."""

    classifier: str
    model: str
    before: str
