"""A process that was started before something was published decides by it."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from coordination.policy.in_force import IN_FORCE
from coordination.policy.published import policy_of, shipped
from coordination.policy.reading import version_of
from tests.faults.house import House
from tests.faults.waiting import until
from tests.log.conftest import committed
from tests.log.letters.events import LetterDelivered, LetterPosted
from tests.log.sentences import put
from tests.policy.publications import publish
from tests.policy.shipped import SHIPPED_FILES
from tests.servers import Database

__all__ = ["committed"]
pytestmark = [pytest.mark.faults, pytest.mark.alone]

LATER = SHIPPED_FILES["hours.yaml"].decode().replace("8:00-17:30", "9:00-17:00")
LATER_VERSION = version_of({**SHIPPED_FILES, "hours.yaml": LATER.encode()})


@pytest.fixture
def house(committed: Database, tmp_path: Path) -> Iterator[House]:
    """One process without Kafka."""
    house = House(committed, "", tmp_path)
    house.start_embedded()
    house.wait_until_running()
    yield house
    house.close()
    IN_FORCE.put(None)


def decided_by(house: House) -> list[str]:
    """The versions by which the running process has pressed postmarks, oldest first."""
    found = house.rows("SELECT policy FROM log_event WHERE type = 'postmark.pressed' ORDER BY id")
    return [version for (version,) in found]


def deliver() -> None:
    put(f"letter/{uuid4()}", [LetterPosted(to="Ana"), LetterDelivered()])


def test_a_running_process_decides_by_what_is_published_within_two_seconds(house: House) -> None:
    deliver()
    until(lambda: decided_by(house) == [shipped().version], 20)
    publish("hours", LATER)
    taken_up = "SELECT count(*) FROM log_event WHERE type = 'policy.taken_up'"
    took = until(lambda: house.count(taken_up) == 2, 20)
    assert took < 2.0, f"{took:.2f} s"
    deliver()
    until(lambda: decided_by(house) == [shipped().version, LATER_VERSION], 20)
    assert policy_of({**SHIPPED_FILES, "hours.yaml": LATER.encode()}).version == LATER_VERSION
