"""One cluster of three brokers for the run; a house with a database and a topic of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.kafka import Cluster
from tests.faults.checker import faults_of
from tests.faults.house import House
from tests.faults.seen import look
from tests.faults.waiting import until
from tests.log.conftest import committed
from tests.servers import Database

__all__ = ["committed"]

SETTLED_SECONDS = 60.0


@pytest.fixture(scope="session")
def kafka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with Cluster(tmp_path_factory.mktemp("kafka"), nodes=3) as cluster:
        yield cluster


@pytest.fixture
def house(own_database: Database, kafka: Cluster, tmp_path: Path) -> Iterator[House]:
    house = House(own_database, kafka.bootstrap, tmp_path)
    yield house
    house.close()


def settled(house: House) -> bool:
    """The outbox is empty, and projection and reactor have seen every head."""
    behind = """
        SELECT (SELECT count(*) FROM log_outbox) + (
            SELECT count(*) FROM log_stream s
            CROSS JOIN (VALUES ('letters', 'letter'), ('letters', 'postmark'), ('press_postmarks', 'letter'))
                AS followed (consumer, kind)
            LEFT JOIN log_consumer c ON c.name = followed.consumer
            LEFT JOIN log_guard g ON g.consumer = c.name AND g.build = c.build AND g.stream = s.stream
            WHERE split_part(s.stream, '/', 1) = followed.kind AND s.version <> coalesce(g.version, 0))
    """
    return house.count(behind) == 0


def assert_whole(house: House, *, kafka: bool = True, topic_began_late: bool = False) -> float:
    """Wait until everything has come through, then check everything; the seconds of the wait."""
    took = until(lambda: settled(house), SETTLED_SECONDS, pause=0.1)
    assert faults_of(look(house, kafka=kafka), topic_began_late=topic_began_late) == []
    return took
