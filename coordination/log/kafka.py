"""The log on Kafka: what a record looks like, and the relay's delivery.

Promised to anyone who reads the topic: at least once, the same event_id on a repeat, and, repeats
dropped, each stream in order (docs/log-format.md).
"""

import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from confluent_kafka import KafkaException, Message, Producer
from django.conf import settings

from coordination.log.codec import SealedEvent
from coordination.log.errors import LogError, OtherGeneration
from coordination.log.generation import topic
from coordination.log.topics import CLIENT, ensure_topic

FLUSH_SECONDS = 30.0

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(SealedEvent)


class NotDelivered(LogError):
    """Kafka did not take a batch; the relay begins again at its oldest row."""


class KafkaDelivery:
    """The relay's way to Kafka: idempotent, acknowledged by all in-sync replicas, one batch in flight."""

    def __init__(self, generation: int, stop: threading.Event) -> None:
        self._generation = generation
        self._said = str(generation)
        self._stop = stop
        self._topic = topic(generation)
        self._producer: Producer | None = None

    def deliver(
        self, batch: Sequence[SealedEvent], alive: Callable[[], None], meanwhile: Callable[[], None]
    ) -> None:
        """All of it, or NotDelivered and a new producer: one that failed may hold messages back that
        would then overtake the repeat."""
        failed: list[str] = []

        def taken(error: object, _: Message) -> None:
            if error is not None:
                failed.append(str(error))

        try:
            if self._producer is None:
                alive()
                ensure_topic(self._generation)
                self._producer = self._new_producer()
            producer = self._producer
            for event in batch:
                producer.produce(
                    self._topic,
                    key=event.stream.encode(),
                    value=_encoder.encode(event),
                    headers=self._headers(event),
                    on_delivery=taken,
                )
            meanwhile()
            left = self._flush(producer, alive)
        except (BufferError, KafkaException) as error:
            self._discard()
            raise NotDelivered(str(error)) from error
        except Exception:  # the lock is lost: what is still in our queue is another relay's now
            self._discard()
            raise
        if failed or left:
            self._discard()
            raise NotDelivered(failed[0] if failed else f"{left} records were not acknowledged")

    def _flush(self, producer: Producer, alive: Callable[[], None]) -> int:
        """Wait for acknowledgments, saying every second that this relay still lives; how many are missing.
        Told to stop, it waits no longer than two seconds: the outbox keeps what was not acknowledged."""
        deadline = time.monotonic() + FLUSH_SECONDS
        while (left := producer.flush(1.0)) and time.monotonic() < deadline:
            alive()
            if self._stop.is_set():
                return producer.flush(1.0)
        return left

    def _headers(self, event: SealedEvent) -> list[tuple[str, str | bytes | None]]:
        return [
            ("event_id", str(event.event_id)),
            ("type", event.type),
            ("generation", self._said),
            ("position", str(event.position)),
        ]

    def _new_producer(self) -> Producer:
        return Producer(
            {
                **CLIENT,
                "bootstrap.servers": settings.RINGBACK_KAFKA,
                "acks": "all",
                "enable.idempotence": True,
                # With the default of five minutes a long outage would drop v5 and then send v6.
                "message.timeout.ms": 0,
                # What was taken needs no call of ours: `flush` counts it.
                "delivery.report.only.error": True,
                "partitioner": "murmur2_random",
                "linger.ms": 2,
                "batch.num.messages": 10_000,
                "queue.buffering.max.messages": 100_000,
                # One request a partition leader: a refused first batch of a new producer overtakes nothing.
                "max.in.flight.requests.per.connection": 1,
                "topic.metadata.refresh.interval.ms": 10_000,
                # A deleted topic is said to be gone after this, not after 30 s; it is then made again.
                "topic.metadata.propagation.max.ms": 5_000,
            }
        )

    def _discard(self) -> None:
        if self._producer is not None:
            self._producer.purge()
            self._producer.flush(1.0)
            self._producer = None


def read_record(message: Message, generation: int) -> SealedEvent:
    """The event of a record; OtherGeneration when it belongs to another life of the log."""
    headers: dict[str, Any] = dict(message.headers() or [])
    said = int(headers.get("generation", b"0"))
    if said != generation:
        raise OtherGeneration(f"a record of generation {said} in a log of generation {generation}")
    return _decoder.decode(message.value() or b"")
