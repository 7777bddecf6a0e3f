"""What a run left behind: in the log, on Kafka, in the read model, in the guards."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec
from confluent_kafka import OFFSET_BEGINNING, Consumer, TopicPartition

from coordination.log.codec import SealedEvent
from coordination.log.sealing import column_key, unseal
from tests.faults.house import House

Row = dict[str, Any]


class Stored(NamedTuple):
    """An event in the log, or of a record on Kafka."""

    event_id: str
    stream: str
    version: int
    type: str
    position: int | None


class Seen(NamedTuple):
    promised: dict[str, int]  # stream: the last version that a writer was told is kept
    log: list[Stored]  # in order of insertion
    records: list[Stored] | None  # in the order of their partitions; None where Kafka was not asked
    rows: dict[str, Row]  # the read model by id
    rebuilt: dict[str, Row]  # the same after a rebuild
    guards: dict[tuple[str, str], int]  # (consumer, stream): version


def look(house: House, *, kafka: bool = True) -> Seen:
    """Everything; it ends with a rebuild of the read model."""
    guards = {
        (consumer, stream): version
        for consumer, stream, version in house.rows(
            "SELECT g.consumer, g.stream, g.version FROM log_guard g"
            " JOIN log_consumer c ON c.name = g.consumer AND c.build = g.build"
        )
    }
    rows = letters(house)
    records = on_kafka(house) if kafka else None
    house.run("rebuild", "letters")
    return Seen(
        promised=json.loads(house.ledger.read_text()),
        log=[
            Stored(str(event_id), stream, version, type_, position)
            for event_id, stream, version, type_, position in house.rows(
                "SELECT e.event_id, e.stream, e.version, e.type, p.position FROM log_event e"
                " LEFT JOIN log_position p ON p.event = e.id ORDER BY e.id"
            )
        ],
        records=records,
        rows=rows,
        rebuilt=letters(house),
        guards=guards,
    )


def letters(house: House) -> dict[str, Row]:
    """The read model's rows, its sealed column opened."""
    columns = ("id", "version", "to", "grams", "notes", "pages", "facts", "delivered_at", "town", "label")
    quoted = ", ".join(f'"{column}"' for column in columns)
    found: dict[str, Row] = {}
    for values in house.rows(f"SELECT {quoted} FROM letters_letterrow"):
        row = dict(zip(columns, values, strict=True))
        if row["notes"] is not None:
            row["notes"] = unseal(column_key(), bytes(row["notes"]), b"letters_letterrow.notes").decode()
        found[str(row.pop("id"))] = row
    return found


def on_kafka(house: House) -> list[Stored]:
    """Every record of the house's topic, each partition in its order."""
    consumer = Consumer({"bootstrap.servers": house.kafka, "group.id": "checker", "log_level": 0})
    try:
        known = consumer.list_topics(house.topic, timeout=10).topics[house.topic].partitions
        ends = {
            p: consumer.get_watermark_offsets(TopicPartition(house.topic, p), timeout=10)[1] for p in known
        }
        consumer.assign([TopicPartition(house.topic, p, OFFSET_BEGINNING) for p in known])
        found: list[Stored] = []
        reached = dict.fromkeys(known, 0)
        decode: Callable[[bytes], SealedEvent] = msgspec.msgpack.Decoder(SealedEvent).decode
        while any(reached[p] < ends[p] for p in known):
            for message in consumer.consume(1000, 0.2):
                assert message.error() is None, message.error()
                event = decode(message.value() or b"")
                assert message.key() == event.stream.encode()
                found.append(
                    Stored(str(event.event_id), event.stream, event.version, event.type, event.position)
                )
                reached[message.partition() or 0] = (message.offset() or 0) + 1
        return found
    finally:
        consumer.close()
