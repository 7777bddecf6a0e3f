"""Reading one's own write: wait until a read model has seen a version of a stream."""

import time
from collections.abc import Sequence

from coordination.log.database import rows
from coordination.log.projection import PROJECTIONS

PATIENCE = 2.0  # seconds; a person waits no longer for a list
PAUSE = 0.005


def wait_for(projection_names: Sequence[str], stream: str, version: int, timeout: float = PATIENCE) -> bool:
    """True once each of these projections has reached `stream@version`; False when time ran out or the
    stream is parked in one. Projections that do not follow this kind of stream are not waited for."""
    kind = stream.partition("/")[0]
    names = [name for name in projection_names if kind in PROJECTIONS[name].kinds]
    deadline = time.monotonic() + timeout
    while True:
        found = rows(
            "SELECT count(*) FILTER (WHERE g.version >= %s), bool_or(g.parked)"
            " FROM log_consumer c JOIN log_guard g ON g.consumer = c.name AND g.build = c.build"
            " WHERE c.name = ANY(%s) AND g.stream = %s",
            [version, names, stream],
        )
        reached, is_parked = found[0]
        if reached >= len(names):
            return True
        if is_parked or time.monotonic() > deadline:
            return False
        time.sleep(PAUSE)
