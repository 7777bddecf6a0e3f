"""What no event names goes from the object store, and nothing else ever does."""

from datetime import timedelta
from pathlib import Path

import pytest

from coordination.log import keys
from coordination.log.database import execute
from coordination.log.processes import clock_loops
from coordination.log.scanning import KeyMissingError
from telephony.calls.events import CallRecordingStored, RecordingObject
from telephony.calls.telling import call_id, call_now
from telephony.recordings import store, sweeping
from telephony.recordings.sweeping import TooManyError, sweep_store
from tests.conftest import Clock
from tests.telephony.doors.phone import Phone, consent, ended, offered
from tests.telephony.recordings.sounds import wav

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
CALL = call_id("tests", "a-1")


@pytest.fixture
def named(phone: Phone) -> str:
    """The object of a recording that was brought."""
    phone.tell_all(offered(), consent(), ended())
    phone.upload(wav(3.0))
    (stored,) = call_now(CALL).of(CallRecordingStored)
    assert isinstance(stored.content, RecordingObject)
    return stored.content.name


def lying(objects: Path) -> set[str]:
    return {f"recordings/{file.name}" for file in (objects / "recordings").iterdir()}


def test_it_runs_beside_the_clock() -> None:
    assert "object store" in clock_loops()


def test_a_store_in_which_nothing_was_ever_kept_is_no_failure(objects: Path, clock: Clock) -> None:
    sweep_store()
    assert list(objects.iterdir()) == []


def test_what_an_event_names_is_never_deleted(named: str, objects: Path, clock: Clock) -> None:
    left = store.keep([b"of a transaction that was undone"]).name
    clock.advance(400 * DAY)
    assert lying(objects) == {named, left}
    sweep_store()
    assert lying(objects) == {named}


def test_none_is_missed_on_a_later_page(
    named: str, phone: Phone, objects: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coordination.log.scanning.PAGE_EVENTS", 1)
    for seconds in (4.0, 5.0):
        phone.upload(wav(seconds))
    before = lying(objects)
    assert len(before) == 3
    clock.advance(2 * DAY)
    sweep_store()
    assert lying(objects) == before


def test_what_is_young_may_still_be_named(named: str, objects: Path, clock: Clock) -> None:
    kept = store.keep([b"on its way"]).name
    clock.advance(timedelta(hours=23))
    sweep_store()
    assert lying(objects) == {named, kept}
    clock.advance(timedelta(hours=2))
    sweep_store()
    assert lying(objects) == {named}


def test_an_object_whose_key_was_destroyed_goes(named: str, objects: Path, clock: Clock) -> None:
    keys.destroy_key((str(CALL), "audio"))
    keys.drop()
    clock.advance(2 * DAY)
    sweep_store()
    assert lying(objects) == set()


def test_while_a_key_is_missing_that_nobody_destroyed_nothing_is_deleted(
    named: str, objects: Path, clock: Clock
) -> None:
    store.keep([b"unnamed"])
    execute("DELETE FROM log_key WHERE owner = %s AND class = 'audio'", [str(CALL)])
    keys.drop()
    clock.advance(2 * DAY)
    before = lying(objects)
    with pytest.raises(KeyMissingError):
        sweep_store()
    assert lying(objects) == before


def test_another_installations_store_is_left_alone(
    named: str, objects: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweeping, "MOST", 2)
    for _ in range(3):
        store.keep([b"unnamed"])
    clock.advance(2 * DAY)
    with pytest.raises(TooManyError):
        sweep_store()
    assert len(lying(objects)) == 4
