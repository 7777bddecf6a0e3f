"""A call at a door's sound, and who listens to it."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from telephony.calls.commands import AnswerConsent, RecordFact
from telephony.calls.events import CallOffered, Purpose
from telephony.calls.telling import tell
from telephony.media import listening
from tests.telephony.media.listeners import Notebook

AT = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


@pytest.fixture
def notebook(monkeypatch: pytest.MonkeyPatch) -> Notebook:
    """The only listener of every call."""
    made = Notebook()
    monkeypatch.setattr(listening, "_LISTENING", [made.listening])
    return made


@pytest.fixture
def said() -> Callable[..., None]:
    """`said(call, {"recording": True})`: the caller answers for the purposes named."""

    def answer(call: UUID, answers: dict[Purpose, bool]) -> None:
        tell(call, AnswerConsent(answers=answers, how="key", at=datetime.now(UTC)), source="tests")

    return answer


@pytest.fixture
def a_call(db: None) -> UUID:
    """A call that was offered; nobody has asked the caller anything."""
    call = uuid4()
    fact = CallOffered(
        at=AT, direction="inbound", number=None, line="main", line_known=True, source="tests", pbx_call_id="1"
    )
    tell(call, RecordFact(fact=fact), source="tests")
    return call
