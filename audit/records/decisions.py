"""When what was kept of a call is destroyed. An order can be brought forward, never taken back."""

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from audit.records.events import (
    Kept,
    RecordDestroyed,
    RecordDestructionDue,
    RecordDestructionOrdered,
    Why,
)
from coordination.log.decider import Decider
from coordination.log.event import Event


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Orders by what they destroy; which of them have come due; what is gone."""

    orders: dict[Kept, RecordDestructionOrdered] = {}
    due: frozenset[Kept] = frozenset()
    gone: frozenset[Kept] = frozenset()


class OrderDestruction(msgspec.Struct, frozen=True, kw_only=True):
    """Destroy these at `due`. What is ordered for an earlier time already stays as it is."""

    kept: tuple[Kept, ...]
    why: Why
    due: datetime


class ComeDue(msgspec.Struct, frozen=True, kw_only=True):
    """The time of an order has come."""

    kept: Kept


class Certify(msgspec.Struct, frozen=True, kw_only=True):
    """The key is destroyed in this very transaction."""

    kept: Kept
    backups_until: date


Command = OrderDestruction | ComeDue | Certify


def evolve(record: Record, event: Event) -> Record:
    """Put one more fact into the record."""
    match event:
        case RecordDestructionOrdered(kept=kept):
            return msgspec.structs.replace(record, orders={**record.orders, kept: event})
        case RecordDestructionDue(kept=kept):
            return msgspec.structs.replace(record, due=record.due | {kept})
        case RecordDestroyed(kept=kept):
            return msgspec.structs.replace(record, gone=record.gone | {kept})
        case _:
            return record


def decide(record: Record, command: Command) -> Sequence[Event]:
    """The facts that a command adds; none when it was done before."""
    match command:
        case OrderDestruction(kept=kept, why=why, due=due):
            return [
                RecordDestructionOrdered(kept=one, why=why, due=due)
                for one in kept
                if one not in record.due and (one not in record.orders or due < record.orders[one].due)
            ]
        case ComeDue(kept=one):
            wanted = one in record.orders and one not in record.due
            return [RecordDestructionDue(kept=one)] if wanted else []
        case Certify(kept=one, backups_until=until):
            if one not in record.orders or one in record.gone:
                return []
            return [RecordDestroyed(kept=one, why=record.orders[one].why, backups_until=until)]


def alarms(record: Record) -> dict[str, datetime]:
    """One for each order whose time has not come."""
    return {kept: order.due for kept, order in record.orders.items() if kept not in record.due}


def alarm_command(name: str, due: datetime, now: datetime) -> Command:
    """The order's time has come."""
    return ComeDue(kept=msgspec.convert(name, Kept))


RECORD: Decider[Record] = Decider(
    kind="record",
    initial=Record(),
    evolve=evolve,
    decide=decide,
    alarms=alarms,
    alarm_command=alarm_command,
)
