"""Ten minutes, bounded, each key for itself."""

from audit.access.recent import Recent


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_what_was_added_is_known_for_ten_minutes() -> None:
    clock = Clock()
    recent: Recent[str] = Recent(clock)
    recent.add(["a"])
    clock.now = 599.9
    assert recent.unknown(["a", "b", "b"]) == ["b"]
    clock.now = 600
    assert recent.unknown(["a", "b"]) == ["a", "b"]


def test_adding_again_does_not_lengthen_the_time() -> None:
    clock = Clock()
    recent: Recent[str] = Recent(clock)
    recent.add(["a"])
    clock.now = 500
    recent.add(["a"])
    clock.now = 601
    assert recent.unknown(["a"]) == ["a"]


def test_it_forgets_the_oldest_rather_than_growing() -> None:
    recent: Recent[int] = Recent(Clock(), at_most=3)
    recent.add([1, 2, 3, 4])
    assert recent.unknown([1, 2, 3, 4]) == [1]
