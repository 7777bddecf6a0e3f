"""Embedded, then Kafka, then embedded again: the same log and rows; each stop leaves nothing half done."""

import pytest

from tests.faults.conftest import assert_whole, settled
from tests.faults.house import House
from tests.faults.waiting import until

pytestmark = [pytest.mark.kafka, pytest.mark.faults, pytest.mark.timeout(300)]


def test_embedded_switched_to_kafka_and_back_under_load(house: House) -> None:
    kafka = house.kafka
    stops = []
    for number, bootstrap in enumerate(["", kafka, ""]):
        house.kafka = bootstrap
        loops = house.start_embedded()
        load = house.load(1_200, rate=600, seed=number)
        assert load.popen.wait(90) == 0
        if number == 2:
            until(lambda: settled(house), 60, pause=0.1)
        stops.append(loops.end())
    assert [code for code, _ in stops] == [0, 0, 0]
    house.kafka = kafka
    assert_whole(house, topic_began_late=True)
    print("stopped after " + ", ".join(f"{seconds:.1f}" for _, seconds in stops) + " s")
