"""`python -m tests.transcription.passes.niceness`: how nice each thread is before and while a worker decodes.

A process of its own, as the transcriber's is: helpers of a decoder that was loaded earlier live on, and would
be used again with the priority that they had.
"""

import json
import os
import threading
from collections.abc import Callable
from pathlib import Path

import django


def niceness() -> dict[int, int]:
    """By thread of this process."""
    tasks = Path("/proc/self/task")
    return {int(one.name): os.getpriority(os.PRIO_PROCESS, int(one.name)) for one in tasks.iterdir()}


def main() -> None:
    django.setup()
    import numpy as np

    from transcription.engines.choosing import load
    from transcription.engines.port import RATE
    from transcription.passes import worker
    from transcription.passes.hands import Hands

    before, during, stop = niceness(), dict[int, int](), threading.Event()

    def decode(hands: Hands, go_on: Callable[[], bool] = lambda: True) -> bool:
        load("faster_whisper", "tiny.en", threads=2).hear(np.zeros(RATE, np.float32), "en")
        during.update(niceness())
        stop.set()
        return False

    worker.work_once = decode
    thread = threading.Thread(target=worker.run_worker, args=(stop, Hands()))
    thread.start()
    thread.join()
    print(json.dumps({"before": before, "during": during}))


if __name__ == "__main__":
    main()
