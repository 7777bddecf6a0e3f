"""`python -m tests.faults.request_page PAGE ...`: requests pages as the ladder does, in one process."""

import sys
from uuid import UUID

import django


def main() -> None:
    django.setup()
    from msgspec.structs import replace

    from coordination.log.append import append
    from coordination.log.event import Context
    from coordination.log.execute import decided
    from coordination.log.stream import load, now
    from telephony.pages.decisions import PAGE, stream_of
    from tests.telephony.pages.sentences import ESCALATION, NURSES_NUMBER, REQUEST

    wanted = replace(REQUEST, now=now(), number=NURSES_NUMBER)
    context = Context(
        actor="system:ladder@1", role="system", clinic="riverbend", occurred_at=now(), correlation=ESCALATION
    )
    append([decided(PAGE, load(stream_of(UUID(page))), wanted) for page in sys.argv[1:]], context)


if __name__ == "__main__":
    main()
