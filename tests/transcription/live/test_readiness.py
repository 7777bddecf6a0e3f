"""/readyz says whether anybody hears calls while they last, and how late their words are."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from pytest_django.fixtures import Settings

from coordination.http.readiness import Part
from coordination.log.by_hand import catch_up
from coordination.log.stream import now
from telephony.calls.events import CallEnded
from tests.conftest import Clock
from tests.followups.calls import offered, some_number, tell
from transcription.live import notes
from transcription.live.readiness import live_transcriber, live_words
from transcription.live.server import Server
from transcription.live.sessions import Sessions

AWAY = "nobody hears calls while they last: is `manage.py transcriber` running on this machine?"
LATE = "words come late while calls last: too many calls at once for this transcriber"


@pytest.fixture
def server(address: Path, settings: Settings) -> Iterator[None]:
    """A transcriber that takes sound."""
    settings.RINGBACK_TRANSCRIBER_SOCKET = str(address)
    one, stop = Server(address, Sessions()), threading.Event()
    running = threading.Thread(target=one.run, args=(stop,))
    running.start()
    yield
    stop.set()
    running.join()


def talking() -> UUID:
    call = uuid4()
    tell(call, offered(some_number(), now()))
    catch_up()
    return call


@pytest.mark.django_db
@pytest.mark.usefixtures("server")
def test_a_transcriber_that_hears_nobody_yet_is_well() -> None:
    assert (live_transcriber(), live_words()) == (Part(ok=True), Part(ok=True))


@pytest.mark.django_db
def test_where_nobody_takes_the_sound_of_calls_it_is_not_well(address: Path, settings: Settings) -> None:
    settings.RINGBACK_TRANSCRIBER_SOCKET = str(address)
    assert live_transcriber() == Part(ok=False, note=AWAY)
    address.write_bytes(b"left behind by one that died")
    assert live_transcriber() == Part(ok=False, note=AWAY)


@pytest.mark.django_db
def test_without_live_words_set_up_there_is_nothing_to_be_late(settings: Settings) -> None:
    settings.RINGBACK_TRANSCRIBER_SOCKET = ""
    notes.note_lag({talking(): 60.0})
    assert (live_transcriber(), live_words()) == (Part(ok=True), Part(ok=True))


@pytest.mark.django_db
@pytest.mark.usefixtures("server")
def test_words_that_nobody_can_read_along_with_are_late() -> None:
    notes.note_lag({talking(): 9.9, talking(): 0.4})
    assert live_words() == Part(ok=True, lag_seconds=9.9)
    notes.note_lag({talking(): 12.0, talking(): 11.0})
    assert live_words() == Part(ok=False, lag_events=2, lag_seconds=12.0, note=LATE)


@pytest.mark.usefixtures("server")
def test_a_transcriber_that_stands_still_in_a_call_gets_later_every_second(clock: Clock) -> None:
    call = talking()
    notes.note_lag({call: 1.0})
    clock.advance(timedelta(seconds=40))
    found = live_words()
    assert (found.ok, found.lag_events) == (False, 1)
    assert 41.0 <= found.lag_seconds < 43.0
    tell(call, CallEnded(at=now(), reason="completed"))
    catch_up()
    assert live_words() == Part(ok=True)
