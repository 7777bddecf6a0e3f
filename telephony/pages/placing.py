"""The worker that has telephones rung: intent first, then the phone system, then what it said.

A telephone rings at most once for a page. Whoever dies after the intent leaves a page of which nobody knows
whether it rings: its own alarm ends it, and the phone system's callbacks still find it. Several may run: the
intent is taken down once, and only who took it down asks the phone system.
"""

import threading
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import structlog
from django.db import close_old_connections, connection

from coordination.log.alarm import streams_with
from coordination.log.errors import Refused, StreamForgotten
from coordination.log.faults import is_passing
from coordination.log.quarantine import name_of
from coordination.log.stream import load
from coordination.policy.published import policy
from telephony.adapters.connected import adapters
from telephony.adapters.port import EmergencyNumber, HostNotRegistered, NotCapable, PbxAdapter
from telephony.pages.commands import BeginDialing, NoteFailed, NotePlaced
from telephony.pages.decisions import PAGE, UNRUNG
from telephony.pages.events import PageFailure, PageRequested
from telephony.pages.state import page_of
from telephony.pages.telling import LIVE, mode_of, tell_page
from telephony.pages.tickets import ticket_of

LOOK_SECONDS = 0.25
AT_ONCE = 4  # a phone system that answers slowly holds up no other page
RETRY_SECONDS = 1.0
OURS = "ringback"  # who says of a page that it cannot be rung, where no phone system was asked

WHY: dict[type[Refused], PageFailure] = {
    EmergencyNumber: "emergency_number",
    HostNotRegistered: "host_not_registered",
    NotCapable: "not_capable",
}

log = structlog.get_logger()


def ringing_adapter() -> PbxAdapter | None:
    """The phone system that can ring our people; None where none can."""
    return next((one for one in adapters() if one.capabilities.ring), None)


def place(page: UUID) -> None:
    """Have the telephone of a page rung for which nobody was asked yet. Nothing happens with any other."""
    loaded = load(f"{PAGE.kind}/{page}")
    known, mode = page_of(loaded.events), mode_of(loaded)
    if known.requested is None or known.phase != "waiting":
        return
    adapter = ringing_adapter()
    if mode != LIVE:
        _failed(page, "practice", mode)
    elif adapter is None:
        _failed(page, "not_capable", mode)
    else:
        _ring(page, known.requested, adapter)


def _ring(page: UUID, wanted: PageRequested, adapter: PbxAdapter) -> None:
    begun = tell_page(page, lambda now: BeginDialing(now=now, source=adapter.source), source=adapter.source)
    if not begun.appended:
        return
    lines = policy().lines
    line = lines.get(wanted.line) or next(iter(lines.values()))
    prompt = policy().prompt(wanted.script, wanted.language)
    try:
        pbx_call_id = adapter.ring(wanted.number, line, prompt, ticket_of(page))
    except Refused as refusal:
        log.warning("page not placed", page=str(page), why=type(refusal).__name__)
        _failed(page, WHY.get(type(refusal), "failed"), LIVE)
        return
    tell_page(
        page,
        lambda now: NotePlaced(now=now, source=adapter.source, pbx_call_id=pbx_call_id),
        source=adapter.source,
    )


def _failed(page: UUID, why: PageFailure, mode: str) -> None:
    tell_page(page, lambda now: NoteFailed(now=now, why=why), source=OURS, mode=mode)


def run_placing(stop: threading.Event) -> None:
    """A loop for `beside_the_clock`: until told to stop. Whatever goes wrong is logged and tried again."""
    under_way: set[UUID] = set()
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="paging") as threads:
        while not stop.is_set():
            pause = LOOK_SECONDS
            try:
                close_old_connections()
                for stream in streams_with(PAGE.kind, UNRUNG):
                    page = UUID(stream.partition("/")[2])
                    if page not in under_way:
                        under_way.add(page)
                        threads.submit(_place_safely, page, under_way)
            except Exception as error:
                if not is_passing(error):
                    raise
                log.warning("paging waits", why=name_of(error))
                connection.close()
                pause = RETRY_SECONDS
            stop.wait(pause)
    connection.close()


def _place_safely(page: UUID, under_way: set[UUID]) -> None:
    """One page's fault is no other's: it is found again, or given up by its alarm."""
    try:
        place(page)
    except StreamForgotten:
        pass
    except Exception as error:  # noqa: BLE001 - whatever it is, the ladder goes on
        log.error("page not placed", page=str(page), why=type(error).__name__)
    finally:
        connection.close()
        under_way.discard(page)
