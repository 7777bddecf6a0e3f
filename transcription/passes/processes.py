"""What the transcriber's process runs: workers of recordings, and whatever is put beside them."""

import threading
from collections.abc import Callable
from functools import partial

from django.conf import settings

from transcription.passes.hands import Hands

Loop = Callable[[threading.Event], None]

_beside: dict[str, Loop] = {}


def beside_the_passes(name: str, loop: Loop) -> None:
    """Add a loop to every transcriber, in an app's `ready`: it ends only when told, for the first that fails
    ends the process."""
    _beside[name] = loop


def transcriber_loops() -> dict[str, Loop]:
    """By name. What decodes is imported here: apps that only put a loop beside them need none of it."""
    from transcription.passes.worker import run_worker

    hands = Hands()
    workers = {
        f"post_call_{number}": partial(run_worker, hands=hands)
        for number in range(1, settings.RINGBACK_TRANSCRIBER_WORKERS + 1)
    }
    return {"heart": hands.run_heart, **workers, **_beside}
