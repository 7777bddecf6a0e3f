"""Recordings that Asterisk made itself, brought here and destroyed there."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from telephony.adapters.asterisk.account import Account
from telephony.adapters.connected import asterisk as connected_asterisk
from telephony.adapters.missed import take_missed
from telephony.calls.commands import AnswerConsent, StartRecording
from telephony.calls.events import PURPOSES
from telephony.calls.refusals import NoConsent
from telephony.calls.state import Call
from telephony.calls.telling import call_id, call_now, tell
from telephony.recordings.fetching import fetch_now
from tests.telephony.adapters.asterisk.fake import PASSWORD, USER, FakeAsterisk, fake_asterisk
from tests.telephony.adapters.asterisk.shapes import CALLER
from tests.telephony.recordings.sounds import wav

pytestmark = pytest.mark.django_db
NAME = f"ringback-both-{CALLER}-0123abcd"
CALL = call_id("asterisk", CALLER)


@pytest.fixture
def asterisk(settings: Settings, tmp_path: Any) -> Iterator[FakeAsterisk]:
    with fake_asterisk() as running:
        settings.MEDIA_ROOT = str(tmp_path)
        settings.RINGBACK_SOURCES = {}
        settings.RINGBACK_ASTERISK = Account(url=running.url, user=USER, password=PASSWORD)
        yield running
        adapter = connected_asterisk()
        assert adapter is not None
        adapter.ari.close()


def answer(*, yes: bool) -> None:
    said = AnswerConsent(answers=dict.fromkeys(PURPOSES, yes), how="key", at=datetime.now(UTC))
    tell(CALL, said, source="asterisk")


def recorded() -> None:
    answer(yes=True)
    begun = StartRecording(via="asterisk_recording", at=datetime.now(UTC), outside_id=NAME)
    tell(CALL, begun, source="asterisk")


def known() -> Call:
    return call_now(CALL)


def test_a_recording_is_brought_here_and_destroyed_there(asterisk: FakeAsterisk) -> None:
    recorded()
    asterisk.stored = {NAME: wav(2.0)}
    fetch_now(CALL, NAME)
    assert known().recording == "stored"
    assert asterisk.stored == {}


def test_one_that_still_runs_is_left_to_its_end(asterisk: FakeAsterisk) -> None:
    recorded()
    asterisk.live, asterisk.stored = {NAME: CALLER}, {NAME: wav(1.0)}
    fetch_now(CALL, NAME)
    assert known().recording == "recording"
    assert NAME in asterisk.stored


def test_of_one_that_was_canceled_nothing_was_kept(asterisk: FakeAsterisk) -> None:
    recorded()
    fetch_now(CALL, NAME)
    assert known().recording == "dropped"


def test_one_without_sound_is_not_tried_for_ever(asterisk: FakeAsterisk) -> None:
    recorded()
    asterisk.stored = {NAME: wav(0.0)}
    fetch_now(CALL, NAME)
    assert known().recording == "dropped"
    assert asterisk.stored == {}


def test_s13_after_a_no_nothing_is_fetched(asterisk: FakeAsterisk) -> None:
    recorded()
    asterisk.stored = {NAME: wav(2.0)}
    answer(yes=False)
    with pytest.raises(NoConsent):
        fetch_now(CALL, NAME)
    assert known().stored is None


def test_a_voicemail_of_a_time_when_we_were_away_is_found_and_fetched(asterisk: FakeAsterisk) -> None:
    message = f"ringback-message-{CALLER}-0123abcd"
    asterisk.stored = {message: wav(3.0)}
    adapter = connected_asterisk()
    assert adapter is not None
    found = take_missed(adapter, datetime(2026, 11, 20, tzinfo=UTC))
    assert found.fetch == ((CALL, message),)
    fetch_now(CALL, message)
    assert known().recording == "stored"
    assert known().phase == "voicemail"
    assert asterisk.stored == {}
