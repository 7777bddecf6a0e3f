"""The worker that has calls moved: the intent first, then the phone system, then what came of it.

A call is sent on at most once for a queue: who asks the phone system has taken down before that it is asked.
Whoever dies after that leaves a move of which nobody knows, and its alarm says that it failed. Several may
run.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from uuid import UUID

import structlog
from django.db import close_old_connections, connection

from coordination.handoffs.commands import Command, NoteMoved, NoteMoveFailed
from coordination.handoffs.decisions import HANDOFF, MOVE
from coordination.handoffs.events import HandoffPrepared
from coordination.handoffs.ids import stream_of
from coordination.log.alarm import streams_with
from coordination.log.decider import state_of
from coordination.log.errors import Refused, StreamForgotten
from coordination.log.event import Context
from coordination.log.execute import execute
from coordination.log.faults import is_passing
from coordination.log.quarantine import name_of
from coordination.log.stream import load
from coordination.policy.published import policy
from telephony.adapters.routing import send_on
from telephony.calls.commands import RequestRoute
from telephony.calls.decisions import CALL

ACTOR = "system:moving@1"
LOOK_SECONDS = 0.25
AT_ONCE = 4  # a phone system that answers slowly holds up no other call
RETRY_SECONDS = 1.0
OVER = "call_over"

log = structlog.get_logger()


def move(handoff: UUID) -> None:
    """Have the call of this handoff moved for which the phone system was not asked yet. Nothing happens with
    any other."""
    state = state_of(HANDOFF, load(stream_of(handoff)).events)
    if state.record is None or state.move != "asked":
        return
    asked = _request(state.record, state.to)
    if asked is None:
        return
    if not asked:
        _note(handoff, state.record, lambda now: NoteMoveFailed(now=now, why=OVER))
        return
    try:
        send_on(state.record.call, state.to)
    except Refused as refusal:
        why = type(refusal).__name__
        log.warning("call not moved", handoff=str(handoff), why=why)
        _note(handoff, state.record, lambda now: NoteMoveFailed(now=now, why=why))
        return
    _note(handoff, state.record, lambda now: NoteMoved(now=now))


def _request(record: HandoffPrepared, to: str) -> bool | None:
    """Take down that the phone system is asked. False: the call is over; None: it was taken down before, and
    whoever did it says what came of it."""
    outcome = execute(
        CALL,
        f"call/{record.call}",
        lambda now: RequestRoute(to=to, queue=record.queue, at=now),
        lambda now: _context(record, now),
    )
    if outcome.appended:
        return True
    return False if outcome.state.ended_at is not None else None


def _note(handoff: UUID, record: HandoffPrepared, command_of: Callable[[datetime], Command]) -> None:
    execute(HANDOFF, stream_of(handoff), command_of, lambda now: _context(record, now))


def _context(record: HandoffPrepared, now: datetime) -> Context:
    return Context(
        actor=ACTOR,
        role="system",
        clinic=policy().clinic.id,
        occurred_at=now,
        correlation=record.call,
        policy=policy().version,
    )


def run_moving(stop: threading.Event) -> None:
    """A loop for `beside_the_clock`: until told to stop. Whatever goes wrong is logged and tried again."""
    under_way: set[UUID] = set()
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="moving") as threads:
        while not stop.is_set():
            pause = LOOK_SECONDS
            try:
                close_old_connections()
                for stream in streams_with(HANDOFF.kind, MOVE):
                    handoff = UUID(stream.partition("/")[2])
                    if handoff not in under_way:
                        under_way.add(handoff)
                        threads.submit(_move_safely, handoff, under_way)
            except Exception as error:
                if not is_passing(error):
                    raise
                log.warning("moving waits", why=name_of(error))
                connection.close()
                pause = RETRY_SECONDS
            stop.wait(pause)
    connection.close()


def _move_safely(handoff: UUID, under_way: set[UUID]) -> None:
    """One call's fault is no other's: its alarm says that nobody knows."""
    try:
        move(handoff)
    except StreamForgotten:
        pass
    except Exception as error:  # noqa: BLE001 - whatever it is, the alarm is raised in time
        log.error("call not moved", handoff=str(handoff), why=type(error).__name__)
    finally:
        connection.close()
        under_way.discard(handoff)
