"""Training again with people's corrections, and publishing what is better.

The file is in the store before the log says that it is published: whoever reads the event finds it. A file
that no event names is harmless.
"""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from coordination.log.event import Context
from coordination.log.execute import execute
from coordination.policy.reasons import Limits
from coordination.routing.reasons import current, stored
from coordination.routing.reasons.comparing import Comparison, compared
from coordination.routing.reasons.decisions import MODEL, Judge
from coordination.routing.reasons.events import ModelPublished
from coordination.routing.reasons.figures import Figures, figures_of, judged
from coordination.routing.reasons.model import Model
from coordination.routing.reasons.training import trained
from coordination.routing.reasons.utterances.reading import frozen, training, tuning
from coordination.routing.reasons.utterances.utterance import Utterance

ACTOR = "system:retrain@1"


class Retrained(msgspec.Struct, frozen=True):
    """What came of it. `published` is false too when the same was compared before."""

    model: str
    before: str
    comparison: Comparison
    published: bool


def retrain(corrections: Sequence[Utterance], limits: Limits) -> Retrained:
    """A model of our texts and these corrections, compared on the frozen texts with the one in force, and
    published when it is better. Takes about a minute.

    Raises ComparedWithAnother when another was published meanwhile: then nothing is.
    """
    seen = current.standing().in_force
    before = current.usable(seen)
    file = stored.written(trained(training(), corrections, tuning()))
    after = stored.read(file)
    comparison = compared(measured(before, limits), measured(after, limits))
    if comparison.is_better:
        _keep(after.version, file)
    outcome = execute(
        MODEL,
        current.model_stream(),
        lambda _: Judge(
            model=after.version,
            before=before.version,
            seen=seen,
            corrections=len(corrections),
            comparison=comparison,
        ),
        _context,
    )
    published = any(isinstance(one.event, ModelPublished) for one in outcome.appended)
    return Retrained(after.version, before.version, comparison, published)


def measured(model: Model, limits: Limits) -> Figures:
    """On the frozen texts."""
    return figures_of(judged(frozen(), model, limits))


def _keep(version: str, file: bytes) -> None:
    name = current.name_of(version)
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(file))


def _context(now: datetime) -> Context:
    return Context(actor=ACTOR, role="system", clinic=settings.RINGBACK_CLINIC, occurred_at=now)
