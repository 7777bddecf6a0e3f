"""Reads the topic for all projections and reactors of one process.

Every partition is assigned from this process's own checkpoint: no consumer group, whose rebalance takes
tens of seconds after a kill. A checkpoint only saves reading again; what was applied stands in the guards.
"""

from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, KafkaException, TopicPartition
from django.conf import settings

from coordination.log.codec import SealedEvent
from coordination.log.database import execute, rows
from coordination.log.generation import current, topic
from coordination.log.kafka import CLIENT, ensure_topic, read_record

BATCH = 1_000


class KafkaFeed:
    """`name` is the checkpoint's: one a role of process (projections, reactors)."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._generation = current()
        self._topic = topic(self._generation)
        self._consumer: Consumer | None = None
        self._next: dict[int, int] = {}

    def poll(self, timeout: float) -> list[SealedEvent]:
        """The next records, at most 1,000; [] after `timeout` seconds without any.

        KafkaException when the topic or the brokers are gone: call again, it begins anew.
        """
        try:
            if self._consumer is None:
                self._consumer = self._assigned()
            batch: list[SealedEvent] = []
            for message in self._consumer.consume(BATCH, timeout):
                if (error := message.error()) is not None:
                    if error.code() == KafkaError._PARTITION_EOF:  # noqa: SLF001 - librdkafka's public constant
                        continue
                    raise KafkaException(error)
                batch.append(read_record(message, self._generation))
                self._next[message.partition() or 0] = (message.offset() or 0) + 1
            return batch
        except KafkaException:
            self.close()
            raise

    def checkpoint(self) -> None:
        """Remember how far this process has come; after its projections have committed."""
        if not self._next:
            return
        execute(
            "INSERT INTO log_checkpoint (consumer, generation, partition, next_offset)"
            " SELECT %s, %s, * FROM unnest(%s::int[], %s::bigint[])"
            " ON CONFLICT (consumer, generation, partition) DO UPDATE SET next_offset = excluded.next_offset",
            [self._name, self._generation, list(self._next), list(self._next.values())],
        )

    def close(self) -> None:
        if self._consumer is not None:
            self._consumer.close()
            self._consumer = None
            self._next = {}

    def _assigned(self) -> Consumer:
        ensure_topic(self._generation)
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
                "SELECT partition, next_offset FROM log_checkpoint WHERE consumer = %s AND generation = %s",
                [self._name, self._generation],
            )
        )
        known = consumer.list_topics(self._topic, timeout=10).topics[self._topic]
        consumer.assign(
            [TopicPartition(self._topic, p, saved.get(p, OFFSET_BEGINNING)) for p in known.partitions]
        )
        return consumer
