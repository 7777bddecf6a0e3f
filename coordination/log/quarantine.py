"""Where an event that cannot be applied waits, with its stream, while everything else goes on.

Parking is itself an event (`quarantine.parked`), so that whoever answers for it hears of it like of
anything else. `manage.py quarantine` lists what is parked and releases it once the code is mended.
"""

from typing import NamedTuple
from uuid import UUID

from coordination.log.append import Entry, append
from coordination.log.arrays import array
from coordination.log.database import execute, now, rows
from coordination.log.errors import LogError
from coordination.log.event import Context
from coordination.log.events import QuarantineParked, QuarantineReleased
from coordination.log.guards import Consumer, Guard, set_guards
from coordination.log.identifiers import keyed_id

MOST_PARKED = 20  # streams; past it the fault is the code's, not the event's, and the consumer stops
# The same in events, whether or not somebody has released them since: 1% of the last that it looked at.
WINDOW = 10_000
PERCENT = 1

_QUARANTINED = b"SELECT count(DISTINCT event_id) FROM log_quarantine WHERE consumer = %s AND build = %s"
_IN_WINDOW = b"""
    WITH quarantined AS (
        SELECT DISTINCT e.id FROM log_quarantine q JOIN log_event e USING (event_id)
        WHERE q.consumer = %s AND q.build = %s
    ), before AS (
        SELECT e.id FROM log_event e
        WHERE e.id <= (SELECT max(id) FROM quarantined) AND split_part(e.stream, '/', 1) = ANY(%s::text[])
        ORDER BY e.id DESC OFFSET %s LIMIT 1
    )
    SELECT count(*) FROM quarantined WHERE id > coalesce((SELECT id FROM before), 0)
"""


class TooMuchPoison(LogError):
    """A consumer parked more than 20 streams, or quarantined more than 1% of the last 10,000 events of its
    kinds: it stops, mend the code and release."""


class Poison(NamedTuple):
    stream: str
    version: int
    event_id: UUID
    error: str


def name_of(error: BaseException) -> str:
    """The exception's type and place, never its text, which may quote a patient (S8)."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    code = trace.tb_frame.f_code
    return f"{type(error).__name__} in {code.co_qualname if hasattr(code, 'co_qualname') else code.co_name}"


def park(consumer: Consumer, poison: Poison, *, tell: bool = True) -> None:
    """Stop this stream before the poisonous event, for this consumer only. A rebuild does not `tell`:
    its readers still see the old table, and whoever started it hears the refusal."""
    set_guards(consumer, {poison.stream: Guard(poison.version - 1, parked=True)})
    execute(
        "INSERT INTO log_quarantine (consumer, build, stream, version, event_id, error)"
        " VALUES (%s, %s, %s, %s, %s, %s)",
        [consumer.name, consumer.build, poison.stream, poison.version, poison.event_id, poison.error],
    )
    if tell:
        news = QuarantineParked(
            consumer=consumer.name,
            stream=poison.stream,
            version=poison.version,
            event_id=poison.event_id,
            error=poison.error,
        )
        _tell(consumer, poison.stream, news)


def parked(consumer: Consumer) -> int:
    """How many streams are parked."""
    found = rows(
        "SELECT count(*) FROM log_guard WHERE consumer = %s AND build = %s AND parked",
        [consumer.name, consumer.build],
    )
    count: int = found[0][0]
    return count


def refuse_too_much(consumer: Consumer) -> None:
    """TooMuchPoison past either limit. Asked after parking, so it may look at the log for some time."""
    if parked(consumer) > MOST_PARKED:
        raise TooMuchPoison(f"{consumer.name}: more than {MOST_PARKED} streams are parked")
    if quarantined_lately(consumer) > WINDOW * PERCENT // 100:
        last = f"the last {WINDOW:,} events"
        raise TooMuchPoison(f"{consumer.name}: more than {PERCENT}% of {last} had to be quarantined")


def quarantined_lately(consumer: Consumer) -> int:
    """How many of the last 10,000 events of its kinds, up to the newest that was quarantined, ever were.
    While there are fewer in all than the limit, their places in the log are not looked at."""
    ((ever,),) = rows(_QUARANTINED, [consumer.name, consumer.build])
    count: int = ever
    if count <= WINDOW * PERCENT // 100:
        return count
    ((count,),) = rows(_IN_WINDOW, [consumer.name, consumer.build, array(list(consumer.kinds)), WINDOW])
    return count


def release(consumer: Consumer, stream: str | None = None) -> int:
    """Let a stream (or all) go on from where it was parked; the sweep takes it from there."""
    freed = rows(
        "UPDATE log_guard SET parked = false WHERE consumer = %s AND build = %s AND parked"
        " AND (%s::text IS NULL OR stream = %s) RETURNING stream",
        [consumer.name, consumer.build, stream, stream],
    )
    streams = [row[0] for row in freed]
    execute(
        "UPDATE log_quarantine SET released_at = ringback_now() WHERE consumer = %s AND build = %s"
        " AND stream = ANY(%s) AND released_at IS NULL",
        [consumer.name, consumer.build, streams],
    )
    for name in streams:
        _tell(consumer, name, QuarantineReleased(consumer=consumer.name, stream=name))
    return len(streams)


def _tell(consumer: Consumer, stream: str, event: QuarantineParked | QuarantineReleased) -> None:
    if stream.startswith("quarantine/"):
        return  # who cannot read the news of a parked stream is not helped by more of it
    context = Context(actor=f"system:log/{consumer.name}", role="system", clinic="", occurred_at=now())
    place = f"quarantine/{keyed_id('quarantine', consumer.name, stream)}"
    append([Entry(stream=place, expected=None, events=[event])], context)
