"""The relay to Kafka, beside a bare idempotent producer of the same messages."""

import threading
import time

import msgspec
from confluent_kafka import Producer
from confluent_kafka.admin import AdminClient
from confluent_kafka.cimpl import NewTopic
from django.conf import settings

from coordination.log.codec import COLUMNS, SealedEvent, sealed_event
from coordination.log.database import rows
from coordination.log.generation import current
from coordination.log.kafka import KafkaDelivery
from coordination.log.relay import Relay
from coordination.log.topics import PARTITIONS
from tests.bench.figures import Figure, at_least, beside, to_limit
from tests.bench.seeds import scans

TOPIC = "bare"
Message = tuple[bytes, bytes, list[tuple[str, str | bytes | None]]]


def measure(*, quick: bool) -> list[Figure]:
    events = 5_000 if quick else 40_000
    relay = Relay(KafkaDelivery(current(), threading.Event()))
    producer = _producer()
    scans(5_000)
    _drained(relay)  # brokers are slow for their first seconds
    messages = _messages(events)
    _produced(producer, messages)

    def carried() -> float:
        scans(events)
        began = time.perf_counter()
        return _drained(relay) / (time.perf_counter() - began)

    def produced() -> float:
        began = time.perf_counter()
        _produced(producer, messages)
        return len(messages) / (time.perf_counter() - began)

    pair = beside(carried, produced, 1 if quick else 3)
    relay.close()
    return [
        to_limit("relay to Kafka", "ev/s", pair, 0.2),
        at_least("relay to Kafka, events a second", "ev/s", pair.measured, 10_000),
    ]


def _drained(relay: Relay) -> int:
    carried = 0
    while count := relay.run_once():
        carried += count
    return carried


def _messages(count: int) -> list[Message]:
    """What the relay sends, made beforehand and repeated up to `count`."""
    found = rows(
        f"SELECT {COLUMNS}, p.position FROM log_event e JOIN log_position p ON p.event = e.id"
        " ORDER BY e.id LIMIT 5000".encode()
    )
    made = [_message(sealed_event(row, row[16])) for row in found]
    return (made * (count // len(made) + 1))[:count]


def _message(event: SealedEvent) -> Message:
    delivery = KafkaDelivery(1, threading.Event())
    return event.stream.encode(), msgspec.msgpack.encode(event), delivery._headers(event)


def _produced(producer: Producer, messages: list[Message]) -> None:
    for key, value, headers in messages:
        producer.produce(TOPIC, key=key, value=value, headers=headers)
        producer.poll(0)
    if producer.flush(60):
        raise RuntimeError("Kafka did not acknowledge")


def _producer() -> Producer:
    admin = AdminClient({"bootstrap.servers": settings.RINGBACK_KAFKA})
    admin.create_topics([NewTopic(TOPIC, PARTITIONS, 1)])[TOPIC].result(30)
    return Producer(
        {
            "bootstrap.servers": settings.RINGBACK_KAFKA,
            "acks": "all",
            "enable.idempotence": True,
            "partitioner": "murmur2_random",
            "linger.ms": 2,
            "batch.num.messages": 10_000,
            "queue.buffering.max.messages": 100_000,
        }
    )
