"""The rules of pages: (state, command) -> events. Pure.

The telephone rings at most once for a page: the intent is written before the phone system is asked, and who
finds an intent asks no more. A page always ends: by the key, by the phone system's word, or by its own time.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from coordination.log.decider import Decider
from coordination.log.event import Event
from telephony.pages.commands import (
    BeginDialing,
    Command,
    GiveUp,
    NoteAnswered,
    NoteFailed,
    NotePlaced,
    PressKey,
    RequestPage,
    WithdrawPage,
)
from telephony.pages.events import (
    PageAcknowledged,
    PageAnswered,
    PageDialing,
    PageFailed,
    PageFailure,
    PagePlaced,
    PageRequested,
    PageWithdrawn,
)
from telephony.pages.state import NOTHING, Page, evolve

# A telephone rings for half a minute, and a phone system may take some seconds before and after it.
PATIENCE = timedelta(seconds=45)
ACKNOWLEDGES = "1"


def stream_of(page: UUID) -> str:
    return f"page/{page}"


def decide(page: Page, command: Command) -> Sequence[Event]:
    """The facts that a command adds; none when they are known, or too late to matter."""
    if isinstance(command, RequestPage):
        return _request(page, command)
    if page.requested is None:
        return []
    match command:
        case BeginDialing():
            return _begin(page, command, page.requested.until)
        case NotePlaced() | NoteAnswered() | PressKey():
            return _heard_of(page, command)
        case NoteFailed() | GiveUp() | WithdrawPage():
            return [] if page.over else _ends(page, command)


def _request(page: Page, command: RequestPage) -> list[Event]:
    if page.requested is not None:
        return []
    return [
        PageRequested(
            at=command.now,
            until=command.now + PATIENCE,
            person=command.person,
            name=command.name,
            number=command.number,
            line=command.line,
            script=command.script,
            script_version=command.script_version,
            language=command.language,
            purpose=command.purpose,
            reference=command.reference,
        )
    ]


def _begin(page: Page, command: BeginDialing, until: datetime) -> list[Event]:
    if page.phase != "waiting" or command.now >= until:
        return []
    return [PageDialing(at=command.now, source=command.source)]


def _heard_of(page: Page, command: NotePlaced | NoteAnswered | PressKey) -> list[Event]:
    """What the phone system tells is taken down once, however late: it did ring."""
    match command:
        case NotePlaced(now=now, source=source, pbx_call_id=pbx_call_id):
            known = page.pbx_call_id is not None
            return [] if known else [PagePlaced(at=now, source=source, pbx_call_id=pbx_call_id)]
        case NoteAnswered(now=now):
            return [] if page.answered_at is not None else [PageAnswered(at=now)]
        case PressKey(now=now, key=key):
            takes = key == ACKNOWLEDGES and page.acknowledged is None
            return [PageAcknowledged(at=now, key=key)] if takes else []


def _ends(page: Page, command: NoteFailed | GiveUp | WithdrawPage) -> list[Event]:
    match command:
        case WithdrawPage(now=now):
            return [PageWithdrawn(at=now)]
        case NoteFailed(now=now, why=why):
            return [PageFailed(at=now, why="no_key" if page.phase == "answered" else why)]
        case GiveUp(now=now):
            due = page.gives_up_at
            return [PageFailed(at=now, why=_why(page))] if due is not None and now >= due else []


def _why(page: Page) -> PageFailure:
    """What it means that nothing happened in time. Where nobody knows whether it rang, it failed."""
    match page.phase:
        case "answered":
            return "no_key"
        case "placed":
            return "no_answer"
        case _:
            return "failed"


UNRUNG, GIVES_UP = "unrung", "gives_up"
"""Alarms of a page for which no phone system was asked yet, and of one that it was asked for."""


def alarms(page: Page) -> dict[str, datetime]:
    """When it is given up."""
    due = page.gives_up_at
    return {} if due is None else {UNRUNG if page.phase == "waiting" else GIVES_UP: due}


def alarm_command(name: str, due: datetime, now: datetime) -> Command:
    """Both ask the same."""
    return GiveUp(now=now)


PAGE: Decider[Page] = Decider(
    kind="page",
    initial=NOTHING,
    evolve=evolve,
    decide=decide,
    alarms=alarms,
    alarm_command=alarm_command,
)
