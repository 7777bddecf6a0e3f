"""GET /calls/{id}/peaks: the outline of a stored recording, for whom it is, on record."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from audit.access.record import RECENT, access_stream
from coordination.log.stream import load, now
from telephony.calls.telling import call_id
from tests.followups.test_forgotten import forget
from tests.http.client import Script, slug
from tests.people.accounts import person
from tests.telephony.doors.phone import SOURCES, Phone, consent, ended, offered
from tests.transcription.sound.made import tone, wav

CALL = call_id("tests", "a-1")
PEAKS = f"calls/{CALL}/peaks"


@pytest.fixture
def phone(db: None, settings: Settings, tmp_path: Path) -> Phone:
    """A call that was recorded: the caller's second is half loud, our people's is silent."""
    settings.MEDIA_ROOT = str(tmp_path)
    settings.RINGBACK_SOURCES = SOURCES
    RECENT.clear()
    phone = Phone(Client())
    phone.tell_all(offered(), consent(), ended())
    phone.upload(wav(tone(400, 1.0), tone(400, 1.0, level=0.0)))
    assert phone.answer.status_code in {200, 201, 202}, phone.answer.content
    return phone


@pytest.fixture
def nurse(db: None) -> Script:
    return Script(person("nurse"))


def test_the_outline_of_each_channel(phone: Phone, nurse: Script) -> None:
    answer = nurse.get(f"{PEAKS}?per_second=10")
    assert answer.status_code == 200, answer.content
    assert answer.json()["per_second"] == 10
    caller, staff = answer.json()["channels"]
    assert len(caller) == len(staff) == 10
    assert all(126 <= peak <= 128 for peak in caller)
    assert staff == [0] * 10


def test_fifty_moments_a_second_unless_asked_otherwise(phone: Phone, nurse: Script) -> None:
    assert [len(one) for one in nurse.get(PEAKS).json()["channels"]] == [50, 50]
    for wrong in ("0", "101", "ten"):
        assert nurse.get(f"{PEAKS}?per_second={wrong}").status_code == 400


def test_s9_seeing_the_outline_is_on_record_as_hearing_it_is(phone: Phone, nurse: Script) -> None:
    nurse.get(PEAKS)
    (viewed,) = load(access_stream(nurse.person.pk, now().date())).logged
    assert (viewed.event.what, viewed.event.ids) == ("recording", (CALL,))  # type: ignore[union-attr]


def test_s13_after_a_no_there_is_no_outline(phone: Phone, nurse: Script) -> None:
    phone.tell(consent(yes=False, at="13:04:00"))
    answer = nurse.get(PEAKS)
    assert (answer.status_code, slug(answer)) == (403, "no-consent")


def test_of_a_recording_that_was_destroyed_there_is_none(phone: Phone, nurse: Script) -> None:
    forget(str(CALL), "audio")
    assert slug(nurse.get(PEAKS)) == "gone"


def test_a_call_without_a_recording_has_none(phone: Phone, nurse: Script) -> None:
    phone.tell(offered("b"))
    assert nurse.get(f"calls/{call_id('tests', 'b')}/peaks").status_code == 404


def test_a_manager_sees_none(phone: Phone) -> None:
    assert Script(person("manager")).get(PEAKS).status_code == 403
