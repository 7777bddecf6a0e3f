"""Which tests go to one worker together."""

import pytest

from tests.schedule import FIRST, TOGETHER, Together, group_of, rank
from tests.servers import ROOT


@pytest.mark.parametrize(
    ("path", "group"),
    [
        ("tests/faults/test_relay.py", "kafka"),
        ("tests/faults/test_consumers.py", "kafka"),
        ("tests/e2e/test_words.py", "e2e"),
        ("tests/log/test_append.py", "tests/log/test_append.py"),
    ],
)
def test_a_file_is_in_one_group(path: str, group: str) -> None:
    assert group_of(path) == group


def test_every_test_of_a_group_goes_where_the_first_one_went() -> None:
    scope = Together._split_scope
    first = "tests/faults/test_consumers.py::test_one_killed[projections-letters]"
    another = "tests/faults/test_kafka.py::test_the_topic_deleted_under_load"
    assert [scope(None, one) for one in (first, another)] == ["kafka", "kafka"]  # type: ignore[arg-type]


def test_what_is_named_is_there() -> None:
    named = [*(path for paths in TOGETHER.values() for path in paths), *set(FIRST).difference(TOGETHER)]
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_brokers_begin_before_what_can_wait() -> None:
    assert rank("tests/faults/test_kafka.py") == 0
    assert rank("tests/log/test_append.py") == len(FIRST)
