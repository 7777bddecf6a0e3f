"""How far the pass over a call's recording has come, for whoever shows its transcript."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q

from transcription.passes.row import TranscriptionPass


def is_over(call: UUID) -> bool:
    """The pass was made, or given up: no more words come of it by themselves."""
    over = Q(state__in=["done", "parked"]) | Q(second=True)
    return TranscriptionPass.objects.filter(over, pk=call).exists()


def progress_of(call: UUID) -> float | None:
    """0 to 1 while a pass is wanted or under way; None when there is none, and when it is over."""
    under_way = TranscriptionPass.objects.filter(pk=call, second=False, state__in=["waiting", "running"])
    row = under_way.first()
    return None if row is None else share(row.heard, row.seconds)


def share(heard: Sequence[float], seconds: float | None) -> float:
    """Of all channels; 0 where the length of the sound is not known."""
    if not heard or not seconds:
        return 0.0
    return min(1.0, sum(heard) / (seconds * len(heard)))
