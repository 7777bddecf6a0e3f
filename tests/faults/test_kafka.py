"""A broker goes, all go, the topic goes; calls go on, and everything comes through afterwards."""

import time

import pytest
from confluent_kafka.admin import AdminClient

from scripts.kafka import Cluster
from tests.faults.conftest import assert_whole
from tests.faults.house import House
from tests.faults.waiting import until

pytestmark = [pytest.mark.kafka, pytest.mark.faults, pytest.mark.timeout(300)]
DOWN_SECONDS = 60.0
STOPPED_AFTER = 15.0  # into the minute, so that stopping and starting are part of it


def test_a_broker_killed_and_restarted_under_load(house: House, kafka: Cluster) -> None:
    house.start("relay", "projections", "reactors")
    house.wait_until_running()
    load = house.load(6_000)
    until(lambda: house.count("SELECT count(*) FROM log_position") > 500, 60)
    kafka.kill(2)
    killed_at = house.count("SELECT count(*) FROM log_position")
    went_on = until(lambda: house.count("SELECT count(*) FROM log_position") > killed_at + 1_000, 60)
    kafka.restart(2)
    assert load.popen.wait(60) == 0
    took = assert_whole(house)
    print(f"1,000 more events {went_on:.1f} s after a broker's death, whole {took:.1f} s after the load")


def test_all_brokers_down_for_a_minute_under_load_and_a_stop_meanwhile(house: House, kafka: Cluster) -> None:
    relay, projections, reactors = house.start("relay", "projections", "reactors")
    house.wait_until_running()
    load = house.load(12_000, rate=150)
    until(lambda: house.count("SELECT count(*) FROM log_position") > 500, 60)
    kafka.stop()
    down_since = time.monotonic()
    before = house.events()
    until(lambda: time.monotonic() - down_since > STOPPED_AFTER, DOWN_SECONDS)
    ended = [child.end() for child in (relay, projections, reactors)]
    assert [code for code, _ in ended] == [0, 0, 0]
    assert max(seconds for _, seconds in ended) < 10, "a container is killed after ten seconds"
    house.start("relay", "projections", "reactors")  # they find no Kafka, and bear it
    until(lambda: time.monotonic() - down_since > DOWN_SECONDS, DOWN_SECONDS + 5)
    accepted, waiting = house.events() - before, house.count("SELECT count(*) FROM log_outbox")
    assert accepted > 4_000, "calls go on without Kafka"
    assert load.popen.poll() is None, "under load to the end"
    kafka.launch()
    assert load.popen.wait(60) == 0
    took = assert_whole(house)
    seconds = ", ".join(f"{s:.1f}" for _, s in ended)
    print(
        f"{accepted} events in {DOWN_SECONDS:.0f} s without Kafka, {waiting} waited, whole after {took:.1f} s"
    )
    print(f"relay, projections and reactors stopped in {seconds} s meanwhile")


def test_the_topic_deleted_under_load(house: House, kafka: Cluster) -> None:
    house.start("relay", "projections", "reactors")
    house.wait_until_running()
    load = house.load(5_000, rate=300)
    until(lambda: house.count("SELECT count(*) FROM log_position") > 1_500, 60)
    admin = AdminClient({"bootstrap.servers": kafka.bootstrap})
    admin.delete_topics([house.topic])[house.topic].result(20)
    deleted_at = house.count("SELECT count(*) FROM log_position")
    went_on = until(lambda: house.count("SELECT count(*) FROM log_position") > deleted_at + 2_000, 60)
    assert load.popen.wait(60) == 0
    assert_whole(house, topic_began_late=True)
    print(f"2,000 more events {went_on:.1f} s after the topic was deleted")
