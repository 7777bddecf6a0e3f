"""Projections and reactors are killed in the middle of a batch, and others stand by."""

import pytest

from tests.faults.conftest import assert_whole
from tests.faults.house import House
from tests.faults.waiting import until

pytestmark = [pytest.mark.kafka, pytest.mark.faults, pytest.mark.timeout(300)]


@pytest.mark.parametrize(("role", "consumer"), [("projections", "letters"), ("reactors", "press_postmarks")])
def test_one_killed_in_mid_batch_is_followed_by_its_standby(house: House, role: str, consumer: str) -> None:
    first, *_ = house.start(role, "relay", "projections" if role == "reactors" else "reactors")
    house.wait_until_running()
    (second,) = house.start(role)
    load = house.load(4_000)
    reached = "SELECT coalesce(sum(version), 0) FROM log_guard WHERE consumer = %s"
    until(lambda: house.count(reached, consumer) > 500, 60)
    until(lambda: house.holds(consumer), 60, pause=0.001)
    first.kill()
    stood_at = house.count(reached, consumer)
    took_over = until(lambda: house.count(reached, consumer) > stood_at, 60)
    until(lambda: house.holds(consumer), 60, pause=0.001)
    second.kill()
    house.start(role)
    assert load.popen.wait(60) == 0
    assert_whole(house)
    print(f"{role}: the standby went on after {took_over:.1f} s")
