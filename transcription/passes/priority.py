"""Recordings can wait, and a sentence of a call that lasts cannot: who hears recordings gives way."""

import contextlib
import os
import threading

BEHIND_LIVE = 10
"""Of nice's 19: a processor that both want goes to live words nine times in ten, and to recordings alone when
nobody speaks."""


def give_way() -> None:
    """This thread, and every thread that it makes from now on: a decoder's own are made when its model is
    loaded. On systems whose threads have no priority of their own nothing changes."""
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), BEHIND_LIVE)
