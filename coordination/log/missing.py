"""Reading from the log what a consumer has not seen, and opening each event once for all of them."""

from collections.abc import Iterable, Mapping, Sequence

from coordination.log.arrays import array
from coordination.log.codec import COLUMNS, SealedEvent, open_event, owners_of, sealed_event
from coordination.log.database import rows
from coordination.log.event import Logged
from coordination.log.guards import NOT_SEEN, Consumer, Guard, guards_of
from coordination.log.keys import FACTS, keys_of

PAGE_EVENTS = 5_000  # about 5 MB; a longer stream goes on in the next page

_AFTER = f"""
    SELECT {COLUMNS}, p.position FROM unnest(%s::text[], %s::bigint[]) AS a (stream, version)
    JOIN log_event e ON e.stream = a.stream AND e.version > a.version
    LEFT JOIN log_position p ON p.event = e.id
    ORDER BY e.stream, e.version LIMIT %s
""".encode()


def events_after(places: Sequence[tuple[str, int]], limit: int = PAGE_EVENTS) -> list[SealedEvent]:
    """The events past (stream, version), each stream in order without a gap, at most `limit`."""
    if not places:
        return []
    found = rows(
        _AFTER, [array([stream for stream, _ in places]), array([version for _, version in places]), limit]
    )
    return [sealed_event(row, row[16]) for row in found]


def events_past(consumer: Consumer, streams: Sequence[str]) -> list[SealedEvent]:
    """What these streams have past the consumer's guards, at most a page; nothing of those parked."""
    reached = guards_of(consumer, streams)
    guards = {stream: reached.get(stream, NOT_SEEN) for stream in streams}
    return events_after([(stream, guard.version) for stream, guard in guards.items() if not guard.parked])


def unseen(batch: Iterable[SealedEvent], reached: Mapping[str, Guard]) -> list[SealedEvent]:
    """The events past these guards, streams in order; gaps filled from the log; parked streams left out."""
    by_stream: dict[str, dict[int, SealedEvent]] = {}
    for event in batch:
        by_stream.setdefault(event.stream, {})[event.version] = event
    fresh: list[SealedEvent] = []
    gaps: list[tuple[str, int]] = []
    for stream, events in by_stream.items():
        guard = reached.get(stream, NOT_SEEN)
        news = sorted(version for version in events if version > guard.version)
        if guard.parked or not news:
            continue
        if news == list(range(guard.version + 1, guard.version + 1 + len(news))):
            fresh += [events[version] for version in news]
        else:
            gaps.append((stream, guard.version))
    return fresh + events_after(gaps)


def streams_of(batch: Iterable[SealedEvent]) -> list[str]:
    return list({event.stream for event in batch})


class Opened:
    """Opens the events of a batch: the keys are looked up together, each event is decoded once."""

    def __init__(self, batch: Sequence[SealedEvent]) -> None:
        self._keys = keys_of(owner for sealed in batch for owner in owners_of(sealed))
        self._opened: dict[tuple[str, int], Logged] = {}

    def open(self, sealed: SealedEvent) -> Logged:
        place = (sealed.stream, sealed.version)
        opened = self._opened.get(place)
        if opened is None:
            if (sealed.stream, FACTS) not in self._keys:  # it came from the log, to fill a gap
                self._keys.update(keys_of(owners_of(sealed)))
            opened = self._opened[place] = open_event(sealed, self._keys)
        return opened
