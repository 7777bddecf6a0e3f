"""The relay is killed or hangs in the middle of a batch, and another stands by."""

import signal

import pytest

from tests.faults.conftest import assert_whole
from tests.faults.house import House
from tests.faults.waiting import until

pytestmark = [pytest.mark.kafka, pytest.mark.faults, pytest.mark.timeout(300)]


def carrying(house: House) -> bool:
    return house.count("SELECT count(*) FROM log_position") > 200


def test_a_relay_killed_in_mid_batch_loses_and_reorders_nothing(house: House) -> None:
    first, *_ = house.start("relay", "projections", "reactors")
    house.wait_until_running()
    (second,) = house.start("relay")
    load = house.load(4_000)
    until(lambda: carrying(house), 60)
    until(house.relay_in_mid_batch, 60, pause=0.001)
    first.kill()
    until(house.relay_in_mid_batch, 60, pause=0.001)  # the standby carries
    second.kill()
    waiting = house.count("SELECT count(*) FROM log_outbox")
    house.start("relay")
    assert load.popen.wait(60) == 0
    took = assert_whole(house)
    print(f"two relays killed in mid-batch, {waiting} waited, whole {took:.1f} s after the load")


def test_a_relay_that_hung_wakes_after_another_took_over(house: House) -> None:
    first, *_ = house.start("relay", "projections", "reactors")
    house.wait_until_running()
    load = house.load(5_000, rate=300)
    until(lambda: carrying(house), 60)
    house.start("relay")
    until(house.relay_in_mid_batch, 60, pause=0.001)
    first.signal(signal.SIGSTOP)
    stood_at = house.count("SELECT count(*) FROM log_position")
    took_over = until(lambda: house.count("SELECT count(*) FROM log_position") > stood_at + 1_000, 60)
    first.signal(signal.SIGCONT)
    until(lambda: first.said("relay_waits"), 20)  # it found its session gone
    assert load.popen.wait(60) == 0
    assert_whole(house)
    print(f"another relay carried on {took_over:.1f} s after the first one hung")
