"""Whether this process keeps up with what is published: a part of /readyz."""

import time

from coordination.http.readiness import Part, part
from coordination.policy.following import FOLLOWER

LATE_SECONDS = 15.0  # of a look that comes every second


@part("policy")
def policy() -> Part:
    """Not ok while what is published cannot be used, or nobody looked for a while."""
    if FOLLOWER.looked_at is None:
        return Part(ok=False, note="never read")
    late = time.monotonic() - FOLLOWER.looked_at
    note = FOLLOWER.trouble or ("not read for a while" if late > LATE_SECONDS else "")
    return Part(ok=not note, lag_seconds=round(late, 3), note=note)
