"""The one checker of every fault: what is wrong with what a run left behind, in sentences; [] is right."""

from collections import Counter
from collections.abc import Iterable

from tests.faults.seen import Seen, Stored


def faults_of(seen: Seen, *, topic_began_late: bool = False) -> list[str]:
    """`topic_began_late`: Kafka has only the newer events (a deleted topic, an embedded beginning)."""
    return [
        *_log(seen),
        *(_kafka(seen, topic_began_late) if seen.records is not None else ()),
        *_read_model(seen),
        *_guards(seen),
    ]


def _log(seen: Seen) -> Iterable[str]:
    heads: dict[str, int] = {}
    for event in seen.log:
        if event.version != heads.get(event.stream, 0) + 1:
            yield f"log: {event.stream} has {event.version} after {heads.get(event.stream, 0)}"
        heads[event.stream] = event.version
    for stream, version in seen.promised.items():
        if heads.get(stream, 0) < version:
            yield f"log: {stream} was promised to {version} and ends at {heads.get(stream, 0)}"
    positions = sorted(event.position or 0 for event in seen.log)
    if positions != list(range(1, len(seen.log) + 1)):
        yield "log: positions are not 1 to n"


def _kafka(seen: Seen, began_late: bool) -> Iterable[str]:
    stored = {event.event_id: event for event in seen.log}
    met: set[str] = set()
    heads: dict[str, int] = {}
    for record in seen.records or ():
        if record.event_id in met:
            continue  # a repeat, which readers drop
        met.add(record.event_id)
        if stored.get(record.event_id) != record:
            yield f"Kafka: {record.stream}@{record.version} is not what the log has"
        before = heads.get(record.stream, record.version - 1 if began_late else 0)
        if record.version != before + 1:
            yield f"Kafka: {record.stream} has {record.version} after {before}"
        heads[record.stream] = record.version
    if not began_late and len(met) != len(stored):
        yield f"Kafka: {len(stored) - len(met)} events of the log are missing"


def _read_model(seen: Seen) -> Iterable[str]:
    if seen.rows != seen.rebuilt:
        differing = {
            i for i in seen.rows.keys() | seen.rebuilt.keys() if seen.rows.get(i) != seen.rebuilt.get(i)
        }
        yield f"read model: {len(differing)} rows differ from a rebuild"
    stamps = Counter(_id(event) for event in seen.log if event.type == "letter.stamped")
    for row_id, row in seen.rows.items():
        if row["grams"] != stamps[row_id]:
            yield f"read model: {row_id} weighs {row['grams']} for {stamps[row_id]} stamps"
    shown = {_id(event) for event in seen.log if event.stream.startswith(("letter/", "postmark/"))}
    missing = shown - seen.rows.keys()
    if missing:
        yield f"read model: {len(missing)} rows are missing"
    delivered = sum(event.type == "letter.delivered" for event in seen.log)
    pressed = sum(event.type == "postmark.pressed" for event in seen.log)
    if delivered != pressed:
        yield f"reactor: {pressed} postmarks for {delivered} deliveries"


def _guards(seen: Seen) -> Iterable[str]:
    heads = {event.stream: event.version for event in seen.log}
    for stream, version in heads.items():
        for consumer, kinds in (("letters", ("letter", "postmark")), ("press_postmarks", ("letter",))):
            reached = seen.guards.get((consumer, stream), 0)
            if stream.partition("/")[0] in kinds and reached != version:
                yield f"guard: {consumer} is at {reached} of {stream}@{version}"


def _id(event: Stored) -> str:
    return event.stream.partition("/")[2]
