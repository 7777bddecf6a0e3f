"""given(events).when(command).then(events), for pages, and one page's facts at one evening."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from coordination.log.event import Event
from telephony.pages.commands import Command, RequestPage
from telephony.pages.decisions import PAGE
from telephony.pages.events import (
    PageAcknowledged,
    PageAnswered,
    PageDialing,
    PageFailed,
    PagePlaced,
    PageRequested,
)
from telephony.pages.state import Page
from tests.log.sentences import When

THREE = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
MEI = UUID("00000000-0000-7000-8000-00000000000e")
ESCALATION = UUID("00000000-0000-7000-8000-0000000000e5")


def at(seconds: float) -> datetime:
    return THREE + timedelta(seconds=seconds)


NURSES_NUMBER = "+12025550120"  # the simulated phone system knows it as one of the clinic's

REQUEST = RequestPage(
    now=THREE,
    person=MEI,
    name="Dr. Mei Tanaka",
    number="+12025550141",
    line="main",
    script="page_escalation",
    script_version="page_escalation.en.1",
    language="en",
    purpose="escalation",
    reference=ESCALATION,
)
REQUESTED = PageRequested(
    at=THREE,
    until=at(45),
    person=MEI,
    name="Dr. Mei Tanaka",
    number="+12025550141",
    line="main",
    script="page_escalation",
    script_version="page_escalation.en.1",
    language="en",
    purpose="escalation",
    reference=ESCALATION,
)
DIALING = PageDialing(at=at(1), source="twilio")
PLACED = PagePlaced(at=at(2), source="twilio", pbx_call_id="CA1")
ANSWERED = PageAnswered(at=at(20))
TAKEN = PageAcknowledged(at=at(26), key="1")
UNANSWERED = PageFailed(at=at(45), why="no_answer")


class Given:
    def __init__(self, history: tuple[Event, ...]) -> None:
        self._history = history

    def when(self, command: Command) -> When[Page]:
        return When(PAGE, self._history, command)


def given(*history: Event) -> Given:
    return Given(history)
