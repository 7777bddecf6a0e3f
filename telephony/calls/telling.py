"""How a report of a call gets into the log: one place for all doors and adapters."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from functools import reduce
from uuid import UUID

import msgspec

from coordination.log.append import Entry, append
from coordination.log.event import Context
from coordination.log.execute import Outcome, execute
from coordination.log.identifiers import keyed_id
from coordination.log.stream import load, load_many
from coordination.policy.published import policy
from telephony.calls.commands import Command
from telephony.calls.decisions import CALL
from telephony.calls.state import Call, call_of

ROLE = "phone_system"


def call_id(source: str, pbx_call_id: str) -> UUID:
    """Our id of a phone system's call: the same for ever, and it tells nobody the other's."""
    return keyed_id("call", source, pbx_call_id)


def stream_of(call: UUID) -> str:
    return f"call/{call}"


def call_now(call: UUID) -> Call:
    """What is known of a call at this moment; nothing for one that was never heard of."""
    return call_of(load(stream_of(call)).events)


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a phone system tells of one call, and when it happened."""

    call: UUID
    command: Command
    at: datetime


def tell(
    call: UUID, command: Command, *, source: str, at: datetime | None = None, correlation: UUID | None = None
) -> Outcome[Call]:
    """Decide and append what `source` reports. `at` is when it happened, now where nobody said.

    Raises the decision's `Refused`, StreamForgotten, and ConcurrencyError after five lost races.
    """

    def context(now: datetime) -> Context:
        return _context(source, at or now, correlation or call)

    return execute(CALL, stream_of(call), lambda now: command, context)


def tell_all(reports: Sequence[Report], *, source: str, mode: str = "live") -> None:
    """The same for many reports, in their order, inside the caller's transaction: every call is read once,
    and all calls are written together, as often as the busiest of them has reports. `mode`: of new calls.

    Raises ConcurrencyError at the first lost race, and StreamForgotten: then nothing may be committed.
    """
    loaded = load_many(list({stream_of(report.call): None for report in reports}))
    calls = {stream: call_of(one.events) for stream, one in loaded.items()}
    versions = {stream: one.version for stream, one in loaded.items()}
    rounds: dict[int, list[Entry]] = defaultdict(list)
    written: dict[str, int] = defaultdict(int)
    for report in reports:
        stream = stream_of(report.call)
        events = CALL.decide(calls[stream], report.command)
        if not events:
            continue
        context = _context(source, report.at, report.call, mode)
        entry = Entry(stream=stream, expected=versions[stream], events=events, context=context)
        rounds[written[stream]].append(entry)
        written[stream] += 1
        versions[stream] += len(events)
        calls[stream] = reduce(CALL.evolve, events, calls[stream])
    for entries in rounds.values():
        append(entries, _context(source, reports[0].at, reports[0].call, mode))


def _context(source: str, at: datetime, correlation: UUID, mode: str = "live") -> Context:
    return Context(
        actor=f"phone:{source}",
        role=ROLE,
        clinic=policy().clinic.id,
        occurred_at=at,
        mode=mode,
        correlation=correlation,
        policy=policy().version,
    )
