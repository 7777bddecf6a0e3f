"""POST /telephony/recordings: sound is kept after a yes and never otherwise (S3, S13)."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from telephony.calls.events import RecordingObject
from telephony.calls.state import Call
from telephony.recordings import store
from tests.telephony.doors.phone import OTHER_SECRET, Phone, consent, ended, offered
from tests.telephony.doors.test_cloud_events import slug
from tests.telephony.recordings.sounds import mp3, opus, wav

pytestmark = pytest.mark.urls("telephony.doors.urls")

CallOf = Callable[..., Call]


@pytest.fixture
def agreed(phone: Phone) -> Phone:
    phone.tell_all(offered(), consent(), ended())
    return phone


def kept(objects: Path) -> list[Path]:
    return [path for path in objects.rglob("*") if path.is_file()]


def test_sound_is_kept_sealed_after_a_yes(agreed: Phone, call: CallOf, objects: Path) -> None:
    sound = wav(2.0)
    assert agreed.upload(sound).json() == {"stored": 1}
    stored = call().stored
    assert stored is not None
    assert (stored.channels, stored.seconds, stored.bytes) == (2, 2.0, len(sound))
    assert stored.sha256 == hashlib.sha256(sound).hexdigest()
    assert isinstance(stored.content, RecordingObject)
    assert b"".join(store.read(stored.content)) == sound
    assert b"WAVE" not in kept(objects)[0].read_bytes()
    assert call().recording == "stored"


def test_the_same_upload_twice_is_one_recording(agreed: Phone, objects: Path, events_of: Any) -> None:
    first = agreed.upload(wav())
    before = len(events_of())
    second = agreed.upload(wav())
    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert len(events_of()) == before
    assert len(kept(objects)) == 1


@pytest.mark.parametrize(
    ("sound", "media"), [(opus(), "audio/ogg"), (mp3(), "audio/mpeg"), (wav(), "audio/x-wav")]
)
def test_ogg_and_mpeg_are_taken(agreed: Phone, call: CallOf, sound: bytes, media: str) -> None:
    assert agreed.upload(sound, media=media).status_code == 200
    assert call().recording == "stored"


def test_s3_before_an_answer_nothing_is_kept(phone: Phone, objects: Path, events_of: Any) -> None:
    phone.tell_all(offered(), ended())
    answer = phone.upload(wav(), message="m-1")
    assert slug(answer) == (409, "consent-unknown")
    assert answer["Retry-After"] == "5"
    assert kept(objects) == []
    assert len(events_of()) == 2
    phone.tell(consent())
    assert phone.upload(wav(), message="m-1").status_code == 200


def test_s3_a_call_that_nobody_told_of_keeps_nothing(phone: Phone, objects: Path) -> None:
    assert slug(phone.upload(wav(), call="never-heard-of")) == (409, "consent-unknown")
    assert kept(objects) == []


def test_s13_after_a_no_nothing_is_kept(phone: Phone, objects: Path) -> None:
    phone.tell_all(offered(), consent(), consent(yes=False, at="13:02:00"), ended())
    assert slug(phone.upload(wav())) == (403, "no-consent")
    assert kept(objects) == []


@pytest.mark.parametrize("at", ["13:02:00", "13:30:00"])
def test_s13_a_no_after_the_upload_hides_the_sound(agreed: Phone, call: CallOf, at: str) -> None:
    assert agreed.upload(wav()).status_code == 200
    assert agreed.tell(consent(yes=False, at=at)).status_code == 200
    assert (call().stored, call().recording) == (None, "dropped")


def test_s13_an_upload_after_a_withdrawal_adds_nothing_to_what_lies_there(
    agreed: Phone, call: CallOf, objects: Path
) -> None:
    agreed.upload(wav(1.0))
    agreed.tell(consent(yes=False, at="13:02:00"))
    assert slug(agreed.upload(wav(2.0))) == (403, "no-consent")
    assert len(kept(objects)) == 1
    assert call().stored is None


def test_s3_a_yes_dated_after_the_end_of_the_call_permits_no_upload(phone: Phone, objects: Path) -> None:
    phone.tell_all(offered(), ended(), consent(at="13:05:01"))
    assert slug(phone.upload(wav())) == (409, "consent-unknown")
    assert kept(objects) == []


@pytest.mark.parametrize(
    ("sound", "media"),
    [(b"RIFF", "audio/wav"), (b"<html>", "audio/wav"), (wav(), "audio/ogg"), (wav(0), "audio/wav")],
)
def test_wrong_audio_is_422(agreed: Phone, objects: Path, sound: bytes, media: str) -> None:
    answer = agreed.upload(sound, media=media)
    assert slug(answer) == (422, "unprocessable")
    assert list(answer.json()["errors"]) == ["body"]
    assert kept(objects) == []


def test_another_media_type_is_415(agreed: Phone) -> None:
    assert slug(agreed.upload(wav(), media="video/mp4")) == (415, "media-type-unsupported")


def test_a_wrong_signature_is_401(agreed: Phone, objects: Path) -> None:
    assert slug(agreed.upload(wav(), secret="whsec_AAAA")) == (401, "signature-refused")
    assert kept(objects) == []


def test_an_id_that_comes_again_with_other_sound_is_409(agreed: Phone) -> None:
    agreed.upload(wav(1.0), message="m-1")
    assert slug(agreed.upload(wav(2.0), message="m-1")) == (409, "replayed")


@pytest.mark.parametrize(("of", "missing"), [({"call": ""}, "call"), ({"source": ""}, "source")])
def test_without_its_call_it_is_422(agreed: Phone, of: dict[str, str], missing: str) -> None:
    answer = agreed.upload(wav(), **of)
    assert slug(answer) == (422, "unprocessable")
    assert list(answer.json()["errors"]) == [missing]


def test_a_key_uploads_for_its_own_source_only(agreed: Phone) -> None:
    assert slug(agreed.upload(wav(), secret=OTHER_SECRET)) == (403, "source-not-allowed")


def test_two_hundred_megabytes_are_the_limit(agreed: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("telephony.doors.uploads.LIMIT", 1000)
    assert slug(agreed.upload(wav())) == (413, "too-large")
