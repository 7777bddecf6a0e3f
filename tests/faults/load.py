"""`python -m tests.faults.load`: writes letters under load, and notes what the log has promised to keep.

Each transaction appends to four streams. When the database goes away in the middle of one, the writer looks
which way it went and goes on; the ledger has the last version of each stream that was acknowledged.
"""

import argparse
import json
import os
import random
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import django

STREAMS_A_TRANSACTION = 4
DELIVERED_AT = 12  # the version at which a letter is delivered: a reactor presses one postmark for it


class Writer:
    def __init__(self, streams: int, seed: int) -> None:
        self._dice = random.Random(seed)
        self._streams = [f"letter/{UUID(int=self._dice.getrandbits(128), version=4)}" for _ in range(streams)]
        self.acknowledged: dict[str, int] = dict.fromkeys(self._streams, 0)

    def once(self) -> int:
        """One transaction; how many events."""
        from django.db import DatabaseError, connection

        from coordination.log.append import append

        chosen = self._dice.sample(self._streams, STREAMS_A_TRANSACTION)
        while True:
            try:
                append([self._entry(stream) for stream in chosen], self._context())
                break
            except DatabaseError:
                connection.close()
                if self._was_stored(chosen):
                    break
        for stream in chosen:
            self.acknowledged[stream] += 1
        return len(chosen)

    def _entry(self, stream: str) -> "Entry":  # type: ignore[name-defined] # noqa: F821 - Django comes first
        from coordination.log.append import Entry
        from coordination.log.event import Event
        from tests.log.letters import events

        version = self.acknowledged[stream] + 1
        if version == 1:
            event: Event = events.LetterPosted(to="Ana")
        elif version == DELIVERED_AT:
            event = events.LetterDelivered()
        elif version % 5 == 0:
            event = events.LetterNoted(page=version, content=events.Words(text=f"page {version}"))
        else:
            event = events.LetterStamped(grams=1)
        return Entry(stream=stream, expected=version - 1, events=[event], alarms={})

    def _context(self) -> "Context":  # type: ignore[name-defined] # noqa: F821 - the same
        from coordination.log.event import Context

        return Context(
            actor="system:load@1", role="system", clinic="riverbend", occurred_at=datetime.now(tz=UTC)
        )

    def _was_stored(self, chosen: list[str]) -> bool:
        """The transaction that ended in an error is whole or not at all: one stream tells."""
        from django.db import DatabaseError, connection

        from coordination.log.database import rows

        while True:
            try:
                found = rows("SELECT version FROM log_stream WHERE stream = %s", [chosen[0]])
                return bool(found) and found[0][0] > self.acknowledged[chosen[0]]
            except DatabaseError:
                connection.close()
                threading.Event().wait(0.1)


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("events", "rate", "streams", "seed"):
        parser.add_argument(f"--{name}", type=int, required=True)
    parser.add_argument("--ledger", type=Path, required=True)
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coordination.settings")
    django.setup()
    writer = Writer(given.streams, given.seed)
    began, written = time.monotonic(), 0
    while written < given.events:
        written += writer.once()
        ahead = written / given.rate - (time.monotonic() - began)
        if ahead > 0:
            threading.Event().wait(ahead)
    kept: dict[str, int] = json.loads(given.ledger.read_text()) if given.ledger.exists() else {}
    given.ledger.write_text(json.dumps({**kept, **writer.acknowledged}))


if __name__ == "__main__":
    main()
