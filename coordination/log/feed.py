"""Reads the topic for all projections and reactors of one process.

Every partition is assigned from this process's own checkpoint: no consumer group, whose rebalance takes
tens of seconds after a kill. A checkpoint only saves reading again; what was applied stands in the guards.
It belongs to one topic's id: in a topic that was deleted and made again reading begins at the beginning.
"""

import time

import msgspec
import structlog
from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, KafkaException, Message, TopicPartition
from django.conf import settings

from coordination.log.codec import SealedEvent
from coordination.log.database import execute, rows
from coordination.log.errors import OtherGeneration
from coordination.log.generation import current
from coordination.log.kafka import read_record
from coordination.log.topics import CLIENT, Topic, described, ensure_topic

BATCH = 1_000

logger = structlog.get_logger(__name__)


class KafkaFeed:
    """`name` is the checkpoint's: one a role of process (projections, reactors)."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._generation = 0
        self._topic: Topic | None = None
        self._consumer: Consumer | None = None
        self._next: dict[int, int] = {}
        self._saved, self._unsaved = 0.0, False

    def poll(self, timeout: float) -> list[SealedEvent]:
        """The next records, at most 1,000; [] after `timeout` seconds without any.

        KafkaException when the topic or the brokers are gone: call again, it begins anew.
        """
        try:
            if self._consumer is None:
                self._consumer = self._assigned()
            # `consume` waits for a full batch: wait for the first record only, and take what is there.
            first = self._consumer.poll(timeout)
            if first is None:
                return []
            return self._read([first, *self._consumer.consume(BATCH - 1, 0.0)])
        except KafkaException:
            self.close()
            raise

    def checkpoint(self, every: float = 0.0) -> None:
        """Remember how far this process has come; after its projections have committed. With `every`, at
        most once in so many seconds: what is read again after a crash has been seen, as the guards say.

        OtherGeneration when the log was restored meanwhile.
        """
        if not self._next or self._topic is None:
            return
        if every and (not self._unsaved or time.monotonic() - self._saved < every):
            return
        self._saved, self._unsaved = time.monotonic(), False
        if (generation := current()) != self._generation:
            raise OtherGeneration(
                f"the log is of generation {generation}, this process of {self._generation}"
            )
        execute(
            "INSERT INTO log_checkpoint (consumer, generation, topic, partition, next_offset)"
            " SELECT %s, %s, %s, * FROM unnest(%s::int[], %s::bigint[])"
            " ON CONFLICT (consumer, generation, partition)"
            " DO UPDATE SET topic = excluded.topic, next_offset = excluded.next_offset",
            [self._name, self._generation, self._topic.id, list(self._next), list(self._next.values())],
        )

    def close(self) -> None:
        if self._consumer is not None:
            self._consumer.close()
            self._consumer = None
            self._next = {}

    def _read(self, messages: list[Message]) -> list[SealedEvent]:
        batch: list[SealedEvent] = []
        self._unsaved = True
        for message in messages:
            if (error := message.error()) is not None:
                if error.code() == KafkaError._PARTITION_EOF:  # noqa: SLF001 - librdkafka's public constant
                    continue
                raise KafkaException(error)
            try:
                batch.append(read_record(message, self._generation))
            except (msgspec.MsgspecError, ValueError):
                # Not the relay's: whatever it hides, the sweep finds in the log.
                logger.warning("foreign_record", partition=message.partition(), offset=message.offset())
            self._next[message.partition() or 0] = (message.offset() or 0) + 1
        return batch

    def _assigned(self) -> Consumer:
        self._generation = current()
        ensure_topic(self._generation)
        self._topic = described(self._generation)
        consumer = Consumer(
            {
                **CLIENT,
                "bootstrap.servers": settings.RINGBACK_KAFKA,
                "group.id": f"ringback-{self._name}",  # librdkafka asks for one; no group is joined
                "enable.auto.commit": False,
                "auto.offset.reset": "earliest",
                "fetch.wait.max.ms": 100,
                "fetch.queue.backoff.ms": 10,
                "enable.partition.eof": False,
            }
        )
        saved = dict(
            rows(
                "SELECT partition, next_offset FROM log_checkpoint"
                " WHERE consumer = %s AND generation = %s AND topic = %s",
                [self._name, self._generation, self._topic.id],
            )
        )
        name, _, partitions = self._topic
        consumer.assign([TopicPartition(name, p, saved.get(p, OFFSET_BEGINNING)) for p in partitions])
        return consumer
