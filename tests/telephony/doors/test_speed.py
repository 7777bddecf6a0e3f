"""What a door does for one event and for a batch of a hundred: how often it writes, and how long it takes."""

import time
from collections.abc import Callable, Sequence
from typing import Any
from uuid import uuid4

import pytest

from coordination.log.append import Entry, append
from coordination.log.destruction import destroy
from coordination.log.event import Context
from coordination.log.keys import FACTS
from telephony.calls.state import Call
from telephony.calls.telling import call_id, stream_of
from tests.log.letters.events import PostmarkPressed
from tests.log.sentences import CONTEXT
from tests.telephony.doors.phone import Phone, consent, ended, event, offered

pytestmark = pytest.mark.urls("telephony.doors.urls")

LIMIT_MS = 200.0
CALLS = 20


def whole_call(name: str) -> list[dict[str, Any]]:
    return [
        offered(name),
        consent(name),
        event("call.queued", {"queue": "front_desk"}, call=name, at="13:00:20"),
        event("call.answered", {"extension": "201"}, call=name, at="13:00:40"),
        ended(name),
    ]


@pytest.fixture
def appends(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many streams each append of a door wrote."""
    made: list[int] = []

    def counted(entries: Sequence[Entry], context: Context) -> Any:
        made.append(len(entries))
        return append(entries, context)

    monkeypatch.setattr("telephony.calls.telling.append", counted)
    return made


def test_a_batch_writes_all_its_calls_together(
    phone: Phone, appends: list[int], call: Callable[..., Call], events_of: Callable[..., list[object]]
) -> None:
    batch = [one for number in range(CALLS) for one in whole_call(f"s-{number}")]
    assert phone.tell_all(*batch).json() == {"stored": 100}
    assert appends == [CALLS] * 5
    assert call("s-0").outcome == "completed"
    assert len(events_of("s-19")) == 7  # a consent is a fact for each of its three purposes
    appends.clear()
    assert phone.tell_all(*batch).json() == {"stored": 100}
    assert appends == []


def test_a_destroyed_call_in_a_batch_is_refused_and_the_others_are_stored(
    phone: Phone, call: Callable[..., Call]
) -> None:
    phone.tell_all(offered("gone"))
    gone = stream_of(call_id("tests", "gone"))
    pressed = PostmarkPressed(town="destroyed")
    destroy(gone, FACTS, Entry(stream=f"postmark/{uuid4()}", expected=None, events=[pressed]), CONTEXT)
    answer = phone.tell_all(ended("gone"), offered("there"), ended("gone"))
    assert (answer.status_code, answer.json()["stored"]) == (422, 1)
    assert sorted(answer.json()["errors"]) == ["/0/subject", "/2/subject"]
    assert call("there").offered is not None


def fastest(work: Callable[[int], Any]) -> float:
    """The best of seven, in milliseconds: what it takes when the machine lets it."""
    took = []
    for turn in range(7):
        began = time.perf_counter()
        assert work(turn).status_code == 200
        took.append((time.perf_counter() - began) * 1000)
    return min(took)


@pytest.mark.alone
def test_a_door_answers_within_its_limit(phone: Phone) -> None:
    def batch(turn: int) -> Any:
        return phone.tell_all(*(one for n in range(CALLS) for one in whole_call(f"b{turn}-{n}")))

    one, hundred = fastest(lambda turn: phone.tell(offered(f"one-{turn}"))), fastest(batch)
    print(f"one event {one:.1f} ms, a batch of 100 in 20 calls {hundred:.1f} ms")
    assert one < LIMIT_MS
    assert hundred < LIMIT_MS
