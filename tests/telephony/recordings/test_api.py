"""/calls/{id}/recording: sealed at rest, played to those who may, in ranges."""

import pytest

from telephony.calls.telling import call_id
from tests.http.client import Script
from tests.people.accounts import person
from tests.telephony.doors.phone import Phone, consent, ended, offered
from tests.telephony.recordings.sounds import wav

SOUND = wav(3.0)
ADDRESS = "calls/{}/recording"


@pytest.fixture
def address(phone: Phone) -> str:
    phone.tell_all(offered(), consent(), ended())
    phone.upload(SOUND)
    return f"calls/{call_id('tests', 'a-1')}/recording"


@pytest.fixture
def auditor(db: None) -> Script:
    return Script(person("auditor"))


def test_the_whole_recording(address: str, auditor: Script) -> None:
    answer = auditor.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "audio/wav")
    assert answer["Content-Length"] == str(len(SOUND))
    assert answer.getvalue() == SOUND


@pytest.mark.parametrize(
    ("wanted", "part"),
    [
        ("bytes=0-3", range(4)),
        ("bytes=44-", range(44, len(SOUND))),
        ("bytes=-10", range(len(SOUND) - 10, len(SOUND))),
        ("bytes=40-99999999", range(40, len(SOUND))),
    ],
)
def test_a_part_of_it(address: str, auditor: Script, wanted: str, part: range) -> None:
    answer = auditor.get(address, Range=wanted)
    assert answer.status_code == 206
    assert answer["Content-Range"] == f"bytes {part.start}-{part.stop - 1}/{len(SOUND)}"
    assert answer.getvalue() == SOUND[part.start : part.stop]


def test_a_range_beyond_its_end_is_416(address: str, auditor: Script) -> None:
    answer = auditor.get(address, Range="bytes=99999999-")
    assert (answer.status_code, answer["Content-Range"]) == (416, f"bytes */{len(SOUND)}")


def test_s13_after_a_no_it_is_not_played(address: str, auditor: Script, phone: Phone) -> None:
    phone.tell(consent(yes=False, at="13:04:00"))
    assert auditor.get(address).status_code == 403


def test_a_call_without_a_recording_is_404(phone: Phone, auditor: Script) -> None:
    phone.tell(offered("b"))
    assert auditor.get(f"calls/{call_id('tests', 'b')}/recording").status_code == 404
    assert auditor.get("calls/01900000-0000-7000-8000-000000000001/recording").status_code == 404


def test_a_manager_hears_nothing(address: str) -> None:
    assert Script(person("manager")).get(address).status_code == 403
