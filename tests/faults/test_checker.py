"""A checker that cannot fail proves nothing: fed with a lost, a doubled and a reordered event it says so."""

import pytest

from tests.faults.checker import faults_of
from tests.faults.seen import Seen, Stored

ONE, TWO = "letter/1", "letter/2"
LOG = [
    Stored("a", ONE, 1, "letter.posted", 1),
    Stored("b", TWO, 1, "letter.posted", 2),
    Stored("c", ONE, 2, "letter.stamped", 3),
    Stored("d", ONE, 3, "letter.delivered", 4),
    Stored("e", "postmark/9", 1, "postmark.pressed", 5),
]
ROWS = {"1": {"grams": 1}, "2": {"grams": 0}, "9": {"grams": 0}}
GUARDS = {
    ("letters", ONE): 3,
    ("letters", TWO): 1,
    ("letters", "postmark/9"): 1,
    ("press_postmarks", ONE): 3,
    ("press_postmarks", TWO): 1,
}
WHOLE = Seen(promised={ONE: 3, TWO: 1}, log=LOG, records=LOG, rows=ROWS, rebuilt=ROWS, guards=GUARDS)


def test_a_whole_run_has_no_fault() -> None:
    assert faults_of(WHOLE) == []


def test_a_repeat_on_kafka_is_no_fault() -> None:
    assert faults_of(WHOLE._replace(records=[*LOG[:3], *LOG])) == []


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (WHOLE._replace(log=LOG[:-2]), "letter/1 was promised to 3 and ends at 2"),
        (WHOLE._replace(log=[LOG[0], *LOG]), "letter/1 has 1 after 1"),
        (WHOLE._replace(log=[*LOG[:4], LOG[4]._replace(position=6)]), "positions are not 1 to n"),
        (WHOLE._replace(records=LOG[:-1]), "1 events of the log are missing"),
        (WHOLE._replace(records=[LOG[2], LOG[0], LOG[1], *LOG[3:]]), "Kafka: letter/1 has 2 after 0"),
        (WHOLE._replace(records=[*LOG, LOG[0]._replace(event_id="f")]), "is not what the log has"),
        (WHOLE._replace(rebuilt={**ROWS, "1": {"grams": 2}}), "1 rows differ from a rebuild"),
        (WHOLE._replace(rows={**ROWS, "1": {"grams": 2}}), "1 weighs 2 for 1 stamps"),
        (WHOLE._replace(rows={"1": {"grams": 1}}), "2 rows are missing"),
        (WHOLE._replace(log=LOG[:-1], records=LOG[:-1]), "0 postmarks for 1 deliveries"),
        (WHOLE._replace(guards={**GUARDS, ("letters", ONE): 2}), "letters is at 2 of letter/1@3"),
    ],
)
def test_it_says_what_is_broken(broken: Seen, said: str) -> None:
    assert [fault for fault in faults_of(broken) if said in fault]
