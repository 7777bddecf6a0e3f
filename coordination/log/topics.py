"""The generation's topic: made where it is missing, and recognized when it is not the one of before."""

from typing import NamedTuple

from confluent_kafka import KafkaException, TopicCollection
from confluent_kafka.admin import AdminClient
from confluent_kafka.cimpl import NewTopic
from django.conf import settings

from coordination.log.generation import topic

PARTITIONS = 12  # a stream stays in its partition: the number is fixed with the topic
ANSWER_SECONDS = 4.0  # shorter than a lock's idle session may be: who waits longer for Kafka loses the lock
CLIENT: dict[str, str | int | float | bool] = {
    "log_level": 0,
    "socket.keepalive.enable": True,
    "reconnect.backoff.max.ms": 1000,
}


class Topic(NamedTuple):
    """`id` tells a topic that was deleted and made again from the one before."""

    name: str
    id: str
    partitions: list[int]


def admin() -> AdminClient:
    return AdminClient({**CLIENT, "bootstrap.servers": settings.RINGBACK_KAFKA})


def ensure_topic(generation: int) -> None:
    """Create the topic where it is missing, replicated as the cluster's default says. KafkaException."""
    client = admin()
    name = topic(generation)
    if name in client.list_topics(timeout=ANSWER_SECONDS).topics:
        return
    wanted = NewTopic(name, PARTITIONS, -1, config={"retention.ms": "-1", "max.message.bytes": "1048588"})
    for done in client.create_topics([wanted], request_timeout=ANSWER_SECONDS).values():
        try:
            done.result(2 * ANSWER_SECONDS)
        except KafkaException as error:
            if error.args[0].name() != "TOPIC_ALREADY_EXISTS":
                raise


def described(generation: int) -> Topic:
    """As the cluster knows it now. KafkaException when it does not exist or nobody answers."""
    name = topic(generation)
    client = admin()  # its answers end with it
    asked = client.describe_topics(TopicCollection([name]), request_timeout=ANSWER_SECONDS)
    found = asked[name].result(2 * ANSWER_SECONDS)
    return Topic(name, str(found.topic_id), [partition.id for partition in found.partitions])
