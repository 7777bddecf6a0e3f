"""What the timeline keeps back: digits under a mask, and a caller's words after their no."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from audit.access.record import RECENT
from tests.http.client import Script
from tests.people.accounts import person
from tests.transcription.transcripts.calls import agreed, says_no
from tests.transcription.transcripts.heard import heard, masked
from transcription.transcripts.appending import append_segments

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_recent() -> Iterator[None]:
    RECENT.clear()
    yield
    RECENT.clear()


@pytest.fixture
def call(catch_up: Any) -> UUID:
    call = agreed()
    append_segments(call, [heard("my number is"), masked()])
    catch_up()
    return call


def contents(call: UUID) -> tuple[str, dict[str, Any]]:
    answer = Script(person("auditor")).get(f"calls/{call}/timeline")
    assert answer.status_code == 200, answer.content
    return answer.content.decode(), {one["type"]: one["content"] for one in answer.json()["items"]}


def test_digits_under_a_mask_are_not_in_the_timeline(call: UUID) -> None:
    raw, shown = contents(call)
    assert shown["transcript.masked"] == "withheld"
    assert "078 05 1120" not in raw
    assert shown["transcript.segment_recorded"]["text"] == "my number is"


def test_s13_after_a_no_the_words_are_not_in_the_timeline(call: UUID) -> None:
    says_no(call)
    raw, shown = contents(call)
    assert shown["transcript.segment_recorded"] == "withheld"
    assert "my number is" not in raw


def test_a_no_to_recording_alone_keeps_no_words_back(call: UUID) -> None:
    says_no(call, "recording")
    assert contents(call)[1]["transcript.segment_recorded"]["text"] == "my number is"
