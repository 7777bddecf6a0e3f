"""Who hears recordings gives way to who hears calls while they last."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from transcription.engines.choosing import load
from transcription.engines.port import RATE
from transcription.passes import worker
from transcription.passes.hands import Hands
from transcription.passes.priority import BEHIND_LIVE


def niceness() -> dict[int, int]:
    """By thread of this process."""
    tasks = Path("/proc/self/task")
    return {int(one.name): os.getpriority(os.PRIO_PROCESS, int(one.name)) for one in tasks.iterdir()}


def test_a_worker_and_its_decoders_give_way_and_the_rest_of_the_process_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, during, stop = niceness(), dict[int, int](), threading.Event()

    def decode(hands: Hands, go_on: Callable[[], bool]) -> bool:
        load("faster_whisper", "tiny.en", threads=2).hear(np.zeros(RATE, np.float32), "en")
        during.update(niceness())
        stop.set()
        return False

    monkeypatch.setattr(worker, "work_once", decode)
    thread = threading.Thread(target=worker.run_worker, args=(stop, Hands()))
    thread.start()
    thread.join()
    assert {one: during[one] for one in before} == before
    new = {one: nice for one, nice in during.items() if one not in before}
    assert len(new) >= 3  # the worker and a decoder's two
    assert set(new.values()) == {BEHIND_LIVE}
