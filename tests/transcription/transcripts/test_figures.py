"""GET /transcripts/figures: edited words over heard words, by engine, line and language."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest

from coordination.log.append import Entry, append
from coordination.log.event import Context, Event
from coordination.log.stream import now
from telephony.calls.events import CallOffered
from tests.followups.calls import tell
from tests.followups.test_forgotten import forget
from tests.http.client import Script
from tests.people.accounts import person
from tests.transcription.transcripts.heard import completed, corrected, heard
from transcription.transcripts.events import TranscriptSegmentRecorded

pytestmark = pytest.mark.django_db

ENGINE = "engine-of-this-test"


@pytest.fixture
def manager() -> Script:
    return Script(person("manager"))


def said(text: str, start: float = 0.0, language: str = "en") -> TranscriptSegmentRecorded:
    return msgspec.structs.replace(heard(text, start), engine=ENGINE, language=language)


def said_later(text: str) -> TranscriptSegmentRecorded:
    return msgspec.structs.replace(heard(text, heard_in="post_call"), engine=ENGINE)


def a_call(line: str, *events: Event, mode: str = "live", days_ago: float = 0) -> UUID:
    """A call on this line, and what its transcript holds."""
    call, began = uuid4(), now() - timedelta(days=days_ago, minutes=1)
    known = CallOffered(
        at=began,
        direction="inbound",
        number=None,
        line=line,
        line_known=True,
        source="tests",
        pbx_call_id=str(call),
    )
    tell(call, known)
    context = Context(
        actor="system:tests@1",
        role="system",
        clinic="riverbend",
        occurred_at=now(),
        mode=mode,
        correlation=call,
    )
    append([Entry(stream=f"transcript/{call}", expected=0, events=list(events))], context)
    return call


def figures(script: Script, query: str = "") -> list[tuple[Any, ...]]:
    answer = script.get(f"transcripts/figures{query}")
    assert answer.status_code == 200, answer.content
    return [
        tuple(value for name, value in one.items() if name != "engine")
        for one in answer.json()["items"]
        if one["engine"] == ENGINE
    ]


def test_the_rate_of_each_engine_by_line_and_language(manager: Script, catch_up: Callable[[], None]) -> None:
    # Ten words of which two were edited; and on the same line five more of which none was.
    a_call(
        "main",
        said("I take met forming every day"),
        said("thank you very much", 10),
        corrected("met forming", "metformin", 2, edits=2),
    )
    a_call("main", said("what are your opening hours"))
    # Another line: four words, one edited. And the pass after that call: four words, none edited.
    a_call(
        "nurse",
        said("a fever since tuesday"),
        corrected("tuesday", "Thursday", 3, edits=1),
        said_later("a fever since Thursday"),
        completed(),
    )
    # Another language.
    a_call("main", said("buenos dias", language="es"))
    catch_up()
    assert figures(manager) == [
        ("base.en", "post_call", "en", "nurse", 1, 4, 0, 0.0),
        ("tiny.en", "live", "en", "main", 2, 15, 2, 0.1333),
        ("tiny.en", "live", "en", "nurse", 1, 4, 1, 0.25),
        ("tiny.en", "live", "es", "main", 1, 2, 0, 0.0),
    ]


def test_s14_practice_is_in_no_figure(manager: Script, catch_up: Callable[[], None]) -> None:
    a_call("main", said("this is only practice"), mode="practice")
    catch_up()
    assert figures(manager) == []


def test_what_was_destroyed_is_neither_heard_nor_edited(
    manager: Script, catch_up: Callable[[], None]
) -> None:
    call = a_call(
        "main", said("I take met forming every day"), corrected("met forming", "metformin", 2, edits=2)
    )
    catch_up()
    forget(str(call), "words")
    catch_up()
    assert figures(manager) == [("tiny.en", "live", "en", "main", 1, 0, 0, None)]


def test_only_the_days_asked_for_count(manager: Script, catch_up: Callable[[], None]) -> None:
    a_call("main", said("one two three"), days_ago=40)
    a_call("main", said("one two"), days_ago=2)
    catch_up()
    assert [one[5] for one in figures(manager, "?days=30")] == [2]
    assert [one[5] for one in figures(manager)] == [5]


@pytest.mark.parametrize("role", ["nurse", "front_desk", "navigator", "auditor", "administrator"])
def test_figures_are_for_managers_and_supervisors(role: str) -> None:
    assert Script(person(role)).get("transcripts/figures").status_code == 403
