"""Walks the whole log and says what is wrong with it: `manage.py log verify`.

It reads by pages, opens every payload and changes nothing. It finds gaps, moved or changed payloads and
missing keys; that nothing was taken off the end of a stream, only the tree of the audit can prove.
"""

from collections.abc import Iterator

import msgspec
from cryptography.exceptions import InvalidTag

from coordination.log.codec import COLUMNS, SealedEvent, sealed_event
from coordination.log.database import rows
from coordination.log.errors import OlderThanTheLog
from coordination.log.event import Forgotten
from coordination.log.missing import Opened

PAGE_EVENTS = 5_000
FAULTS_TOLD = 100  # past it the log is not read for its details any more


class Verdict(msgspec.Struct, kw_only=True):
    """What was counted; `faults` in sentences that name places, never a word of a payload."""

    events: int = 0
    streams: int = 0
    forgotten_events: int = 0
    forgotten_contents: int = 0
    waiting: int = 0
    faults: list[str] = msgspec.field(default_factory=list)


_PAGE = f"""
    SELECT {COLUMNS} FROM log_event e WHERE (e.stream, e.version) > (%s, %s)
    ORDER BY e.stream, e.version LIMIT %s
""".encode()
_HEADS = b"""
    SELECT s.stream, s.version, e.version FROM log_stream s LEFT JOIN LATERAL (
        SELECT max(version) AS version FROM log_event WHERE stream = s.stream) e ON true
    WHERE s.version IS DISTINCT FROM e.version LIMIT 100
"""
_POSITIONS = b"SELECT count(*), coalesce(min(position), 1), coalesce(max(position), 0) FROM log_position"
_UNNUMBERED = b"""
    SELECT count(*) FILTER (WHERE o.event IS NOT NULL), count(*) FILTER (WHERE o.event IS NULL)
    FROM log_event e LEFT JOIN log_position p ON p.event = e.id LEFT JOIN log_outbox o ON o.event = e.id
    WHERE p.event IS NULL
"""


def verify() -> Verdict:
    """Everything; events that writers add meanwhile are checked as far as they were met."""
    verdict = Verdict()
    place = ("", 0)
    for page in _pages():
        opened = Opened(page)
        for sealed in page:
            stream, version = place
            if sealed.stream != stream:
                stream, version = sealed.stream, 0
                verdict.streams += 1
            if sealed.version != version + 1:
                verdict.faults.append(f"{stream}: version {sealed.version} follows {version}")
            place = (stream, sealed.version)
            _open(sealed, opened, verdict)
        if len(verdict.faults) > FAULTS_TOLD:
            return verdict
    _check_heads(verdict)
    _check_positions(verdict)
    return verdict


def _pages() -> Iterator[list[SealedEvent]]:
    place: tuple[str, int] = ("", 0)
    while found := rows(_PAGE, [*place, PAGE_EVENTS]):
        yield [sealed_event(row) for row in found]
        place = (found[-1][1], found[-1][2])


def _open(sealed: SealedEvent, opened: Opened, verdict: Verdict) -> None:
    verdict.events += 1
    try:
        event = opened.open(sealed).event
    except (InvalidTag, msgspec.MsgspecError, OlderThanTheLog) as error:
        verdict.faults.append(f"{sealed.stream}@{sealed.version} does not open: {type(error).__name__}")
        return
    if isinstance(event, Forgotten):
        verdict.forgotten_events += 1
    elif sealed.content is not None and isinstance(getattr(event, "content", None), Forgotten):
        verdict.forgotten_contents += 1


def _check_heads(verdict: Verdict) -> None:
    for stream, head, last in rows(_HEADS):
        verdict.faults.append(f"{stream}: its head says {head}, its last event is {last or 0}")


def _check_positions(verdict: Verdict) -> None:
    ((count, first, last),) = rows(_POSITIONS)
    if (first, last) != (1, count):
        verdict.faults.append(f"{count} positions run from {first} to {last}")
    ((verdict.waiting, lost),) = rows(_UNNUMBERED)
    if lost:
        verdict.faults.append(f"{lost} events have neither a position nor a place in the outbox")
