"""`python -m tests.privacy.hearing CALL`: words of a call that lasts, as the transcriber tells them.

What follows from them follows in the running system; a cue is told as what finds cues tells it. Prints their
segments' ids.
"""

import json
import sys
from uuid import UUID

import django

from tests.privacy.spoken import CUED, LINES


def main(call: UUID) -> None:
    from msgspec.structs import replace

    from coordination.routing.events import Quote
    from tests.routing.calls import hear, route, segment
    from tests.routing.sentences import cue

    segments = [segment(5.0 * place, line) for place, line in enumerate(LINES)]
    hear(call, *segments)
    where = segments[LINES.index(CUED)].segment
    route(call, replace(cue(), segment=where, last_segment=where, content=Quote(text=CUED)))
    sys.stdout.write(json.dumps([str(one.segment) for one in segments]))


if __name__ == "__main__":
    django.setup()
    main(UUID(sys.argv[1]))
