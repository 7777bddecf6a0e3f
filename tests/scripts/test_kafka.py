"""A real Kafka of three nodes loses nothing that it acknowledged when one of them is killed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from confluent_kafka import Consumer, Producer, TopicPartition
from confluent_kafka.admin import AdminClient
from confluent_kafka.cimpl import NewTopic

from scripts.kafka import Cluster

pytestmark = [pytest.mark.kafka, pytest.mark.faults, pytest.mark.timeout(300)]
TOPIC = "survives"


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    with Cluster(tmp_path / "kafka", nodes=3) as running:
        yield running


def produce(cluster: Cluster, numbers: range) -> list[int]:
    """Send the numbers in order; gives those that were acknowledged."""
    acknowledged: list[int] = []
    producer = Producer(
        {"bootstrap.servers": cluster.bootstrap, "enable.idempotence": True, "acks": "all", "log_level": 0}
    )
    for number in numbers:

        def delivered(error: object, _message: object, number: int = number) -> None:
            assert error is None
            acknowledged.append(number)

        producer.produce(TOPIC, str(number).encode(), partition=0, on_delivery=delivered)
    assert producer.flush(60) == 0
    return acknowledged


def consume(cluster: Cluster, count: int) -> list[int]:
    consumer = Consumer({"bootstrap.servers": cluster.bootstrap, "group.id": "reader", "log_level": 0})
    consumer.assign([TopicPartition(TOPIC, 0, 0)])
    messages = consumer.consume(count, timeout=30)
    consumer.close()
    return [int(message.value() or b"") for message in messages]


def test_three_nodes_go_on_when_one_is_killed_and_lose_nothing(cluster: Cluster) -> None:
    admin = AdminClient({"bootstrap.servers": cluster.bootstrap, "log_level": 0})
    admin.create_topics([NewTopic(TOPIC, 1, 3)])[TOPIC].result(30)
    assert produce(cluster, range(100)) == list(range(100))

    leader = admin.list_topics(TOPIC, timeout=10).topics[TOPIC].partitions[0].leader
    cluster.kill(leader)
    assert sorted(cluster.alive) == sorted({1, 2, 3} - {leader})
    assert produce(cluster, range(100, 200)) == list(range(100, 200))

    cluster.restart(leader)
    assert sorted(cluster.alive) == [1, 2, 3]
    assert produce(cluster, range(200, 300)) == list(range(200, 300))
    assert consume(cluster, 300) == list(range(300))


def test_a_cluster_stopped_and_started_has_what_it_had(tmp_path: Path) -> None:
    with Cluster(tmp_path / "kafka") as first:
        admin = AdminClient({"bootstrap.servers": first.bootstrap, "log_level": 0})
        admin.create_topics([NewTopic(TOPIC, 1, 1)])[TOPIC].result(30)
        produce(first, range(10))
    with Cluster(tmp_path / "kafka") as second:
        assert consume(second, 10) == list(range(10))
