"""A page in the log, and the phone system that rings for it."""

from collections.abc import Callable
from uuid import UUID

import pytest
from msgspec.structs import replace

from coordination.log.append import append
from coordination.log.event import Context
from coordination.log.execute import decided
from coordination.log.stream import load, now
from telephony.pages import placing
from telephony.pages.decisions import PAGE, stream_of
from tests.log.sentences import fresh
from tests.telephony.adapters.memory import MemoryAdapter
from tests.telephony.pages.sentences import REQUEST

Requested = Callable[..., UUID]


@pytest.fixture
def requested(db: None) -> Requested:
    """Requests a page as the ladder does it, inside its own transaction."""

    def request(mode: str = "live", number: str = "+12025550141", language: str = "en") -> UUID:
        page, call = fresh(), fresh()
        wanted = replace(REQUEST, now=now(), number=number, language=language)
        context = Context(
            actor="system:ladder@1",
            role="system",
            clinic="riverbend",
            occurred_at=now(),
            mode=mode,
            correlation=call,
        )
        append([decided(PAGE, load(stream_of(page)), wanted)], context)
        return page

    return request


@pytest.fixture
def adapter(monkeypatch: pytest.MonkeyPatch) -> MemoryAdapter:
    """The clinic's only phone system."""
    only = MemoryAdapter()
    monkeypatch.setattr(placing, "adapters", lambda: [only])
    return only
