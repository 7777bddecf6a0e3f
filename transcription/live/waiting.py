"""Which speech is decoded next when many calls speak at once, and what is given up when it is too much.

Calls take turns: the one that waited longest since its last turn is next, whatever the others have
heaped up. One call's speech is decoded in its own order, one piece at a time.
"""

import threading
from collections import deque
from uuid import UUID

from transcription.live.jobs import Job

# Seconds that speech may wait for a decoder. Past it nobody reads it as live; the pass after the call hears
# it. Also what bounds the memory of a call: 30 s of both parties are 4 MB of samples.
TOO_LATE = 30.0


class Waiting:
    """Any thread may call anything. What `take` gave is to be handed back with `done`."""

    def __init__(self) -> None:
        self._jobs: dict[UUID, deque[Job]] = {}
        self._busy: dict[UUID, Job] = {}
        self._turn: dict[UUID, int] = {}
        self._turns = 0
        self._changed = threading.Condition()

    def add(self, job: Job) -> None:
        with self._changed:
            self._jobs.setdefault(job.call, deque()).append(job)
            self._changed.notify()

    def take(self, now: float) -> Job | None:
        """The next job, or None where nothing may be decoded now. What waited too long is given up here."""
        with self._changed:
            for jobs in self._jobs.values():
                for job in jobs:
                    if job.utterance is not None and now - job.since > TOO_LATE:
                        job.give_up("overload")
            ready = [call for call, jobs in self._jobs.items() if jobs and call not in self._busy]
            if not ready:
                return None
            call = min(ready, key=lambda one: (self._turn.get(one, 0), self._jobs[one][0].since))
            self._turns += 1
            self._turn[call] = self._turns
            job = self._busy[call] = self._jobs[call].popleft()
            return job

    def wait(self, seconds: float) -> None:
        """Until something is added or done, or so long."""
        with self._changed:
            self._changed.wait(seconds)

    def done(self, job: Job) -> None:
        with self._changed:
            self._busy.pop(job.call, None)
            self._changed.notify()

    def of(self, call: UUID) -> list[Job]:
        """What of this call is not done, the one that is being decoded first."""
        with self._changed:
            busy = self._busy.get(call)
            return ([busy] if busy is not None else []) + list(self._jobs.get(call, ()))

    def forget(self, call: UUID) -> None:
        """The call is over, or may not be heard any more."""
        with self._changed:
            self._jobs.pop(call, None)
            self._turn.pop(call, None)
