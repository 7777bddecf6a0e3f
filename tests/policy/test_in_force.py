"""One decision sees one policy."""

import threading
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from coordination.log.deciding import deciding
from coordination.policy.in_force import IN_FORCE
from coordination.policy.published import policy, shipped

OTHER = replace(shipped(), version="other")


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    IN_FORCE.put(None)


def test_what_ships_is_in_force_until_something_is_published() -> None:
    assert policy() is shipped()
    IN_FORCE.put(OTHER)
    assert policy() is OTHER


def test_a_decision_that_began_before_goes_on_as_it_began() -> None:
    with deciding() as version:
        IN_FORCE.put(OTHER)
        assert (policy(), version) == (shipped(), shipped().version)
    assert policy() is OTHER


def test_a_decision_inside_of_another_is_made_by_the_same() -> None:
    with deciding():
        IN_FORCE.put(OTHER)
        with deciding() as version:
            assert version == shipped().version
        assert policy() is shipped()


def test_a_decision_that_fails_lets_go() -> None:
    def fails() -> None:
        with deciding():
            IN_FORCE.put(OTHER)
            raise KeyError

    with pytest.raises(KeyError):
        fails()
    assert policy() is OTHER


def test_another_thread_is_not_held() -> None:
    seen: list[str] = []
    with deciding():
        IN_FORCE.put(OTHER)
        other = threading.Thread(target=lambda: seen.append(policy().version))
        other.start()
        other.join()
    assert seen == ["other"]
