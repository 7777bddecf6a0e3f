"""How late the words of a call are, and when its page is told."""

from collections.abc import Mapping
from uuid import UUID, uuid4

import numpy as np
import pytest

from transcription.live import notes, running
from transcription.live.jobs import Job
from transcription.live.running import note
from transcription.live.scribe import Scribe
from transcription.live.session import Session
from transcription.live.sessions import Open, Sessions
from transcription.live.wire import ToDoors
from transcription.sound.speech import Utterance

CALL = uuid4()


class NoDoors:
    def send(self, message: ToDoors) -> None:
        """Nobody is there."""


@pytest.fixture
def sessions(db: None) -> Sessions:
    one = Sessions()
    one._open[CALL] = Open(Session(CALL, {}, one.waiting), Scribe(CALL), NoDoors(), 1)
    return one


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[dict[UUID, float]]:
    """What pages are told, one entry a notification."""
    found: list[dict[UUID, float]] = []

    def tell(name: str, values: Mapping[UUID, float]) -> None:
        assert name == "behind"
        if values:
            found.append({call: round(value, 1) for call, value in values.items()})

    monkeypatch.setattr(running, "tell_figures", tell)
    return found


def spoken(since: float) -> Job:
    """Somebody had finished a sentence 0.6 s before `since`, when it was known to be over."""
    said = Utterance(0, np.zeros(16_000, np.float32))
    return Job(call=CALL, channel="caller", start=0, end=16_000, since=since, utterance=said)


def session_of(sessions: Sessions) -> Session:
    found = sessions.of(CALL)
    assert found is not None
    return found.session


def test_speech_that_waits_is_late_since_its_last_voice(sessions: Sessions) -> None:
    session = session_of(sessions)
    assert session.lag(100.0) == 0.0
    sessions.waiting.add(spoken(since=100.0))
    sessions.waiting.add(spoken(since=104.0))
    assert session.lag(105.0) == pytest.approx(5.6)


def test_the_newest_words_stay_as_late_as_they_came(sessions: Sessions) -> None:
    session = session_of(sessions)
    session.heard(spoken(since=100.0), 101.0)
    assert session.lag(150.0) == pytest.approx(1.6)
    session.heard(spoken(since=160.0), 160.5)
    assert session.lag(170.0) == pytest.approx(1.1)


def test_a_page_is_told_of_each_whole_second_once(sessions: Sessions, told: list[dict[UUID, float]]) -> None:
    sessions.waiting.add(spoken(since=100.0))
    known: dict[UUID, int] = {}
    for now in (100.0, 100.2, 100.7, 101.0, 101.4, 104.0):
        known = note(sessions, now, known)
    assert told == [{CALL: 0.6}, {CALL: 1.6}, {CALL: 4.6}]
    assert notes.behind(CALL) == 4.6


def test_a_call_that_is_over_is_told_of_no_more(sessions: Sessions, told: list[dict[UUID, float]]) -> None:
    known = note(sessions, 100.0, {})
    assert (told, known) == ([{CALL: 0.0}], {CALL: 0})
    sessions.forget(CALL)
    assert note(sessions, 101.0, known) == {}
    assert len(told) == 1
