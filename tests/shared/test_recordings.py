"""Real sound through the recordings door of a running server, and back to who may listen."""

from pathlib import Path
from typing import Any

import pytest

from tests.e2e.calling import Caller, body
from tests.e2e.ringback import Ringback
from tests.scripts.waiting import until

pytestmark = pytest.mark.timeout(240)
# Measured once with ffprobe and sha256sum: bytes, seconds, channels, sha256.
SOUNDS = {
    "call-auto-claim-8k-mono.wav": (
        2221324,
        277.66,
        1,
        "b72c30b13313fc65d8f16f9a19d90f6d087ec40f2c2f1c2271ae25069ffca52a",
    ),
    "stereo-two-speakers.wav": (
        320044,
        5.0,
        2,
        "e882e9639fbd6a03a32c01ac2e92977d350f7bc5351d6a5a39859d0e6f481341",
    ),
    "librivox-0870.wav": (
        227244,
        7.1,
        1,
        "b0557cf95c974d930577e58e46b7f068c432a6e3afcc286563d88922b2a5315c",
    ),
    "librivox-0880.wav": (
        95724,
        2.99,
        1,
        "fbec491ef00ee734a67f0ee318e98c51c157b479e1629ff4f4426861ecac0414",
    ),
    "librivox-0890.wav": (
        169644,
        5.3,
        1,
        "5793ffbdee55fb8bfd284943a6866864c832d9d4accf2661cabd39915c84ee10",
    ),
    "librivox-0920.wav": (
        193644,
        6.05,
        1,
        "40882414ef4cc51f3ff7a63bad0c8c87e7f595ffeb8209fbf756c8ebc5c28a59",
    ),
    "librivox-0930.wav": (
        105324,
        3.29,
        1,
        "954adbf0b56ac8a148cbe77b39ca18d76b5f2a1e1f405565bd786ce3e68a68b7",
    ),
}
CALL = "call-auto-claim-8k-mono.wav"


def answered(caller: Caller, *, consents: bool | None) -> str:
    """A call that a person took and that is over; `consents` None gave no answer to the question."""
    call = caller.offers("+12025550170")
    if consents is not None:
        answers: dict[str, Any] = dict.fromkeys(("recording", "transcription", "analysis"), consents)
        caller.tell(call, "call.consent", {**answers, "how": "key"})
    caller.tell(call, "call.answered", {"extension": "front-desk-1"})
    caller.hangs_up(call, "completed")
    return call


def known_as(ringback: Ringback, call: str) -> str:
    """Our id of the phone system's call, once the read model has it ended."""
    with ringback.as_role("nurse") as api:

        def found() -> list[dict[str, Any]]:
            items = body(api.get("calls", params={"pbx_call_id": call}))["items"]
            return [item for item in items if item["state"] == "ended"]

        until(lambda: bool(found()))
        return str(found()[0]["id"])


def in_clear(folder: Path, sound: bytes) -> list[str]:
    """Files that hold a stretch of this sound, or a WAV header, as it is."""
    stretches = [sound[place : place + 32] for place in (0, 4000, len(sound) // 2, len(sound) - 64)]
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(one in path.read_bytes() for one in [*stretches, b"WAVEfmt "])
    ]


@pytest.mark.parametrize("name", SOUNDS)
def test_a_real_recording_is_kept_sealed_and_comes_back_as_it_was(
    name: str, shared: Path, ringback: Ringback, caller: Caller
) -> None:
    size, seconds, channels, sha256 = SOUNDS[name]
    sound = (shared / "audio" / name).read_bytes()
    call = answered(caller, consents=True)
    answer = caller.phone.upload(sound, call=call)
    assert (answer.status_code, answer.json()) == (200, {"stored": 1})
    id_ = known_as(ringback, call)

    with ringback.as_role("nurse") as api:
        items = body(api.get(f"calls/{id_}/timeline"))["items"]
        facts = next(item["facts"] for item in items if item["type"] == "call.recording_stored")
        assert (facts["bytes"], facts["seconds"], facts["channels"]) == (size, seconds, channels)
        assert facts["sha256"] == sha256
        whole = api.get(f"calls/{id_}/recording")
        assert (whole.status_code, whole.headers["Content-Type"]) == (200, "audio/wav")
        assert whole.content == sound
        middle = size // 2
        part = api.get(f"calls/{id_}/recording", headers={"Range": f"bytes={middle}-{middle + 9999}"})
        assert part.status_code == 206
        assert part.headers["Content-Range"] == f"bytes {middle}-{middle + 9999}/{size}"
        assert part.content == sound[middle : middle + 10000]
        tail = api.get(f"calls/{id_}/recording", headers={"Range": "bytes=-100"})
        assert tail.content == sound[-100:]
        beyond = api.get(f"calls/{id_}/recording", headers={"Range": f"bytes={size}-"})
        assert beyond.status_code == 416
    assert in_clear(ringback.objects, sound) == []


def test_the_search_for_sound_in_clear_can_find_it(shared: Path, tmp_path: Path) -> None:
    sound = (shared / "audio" / CALL).read_bytes()
    (tmp_path / "leak").write_bytes(b"before" + sound[3000:9000])
    assert in_clear(tmp_path, sound) == ["leak"]


@pytest.mark.parametrize(
    ("consents", "status", "slug"), [(None, 409, "consent-unknown"), (False, 403, "no-consent")]
)
def test_s3_nothing_real_is_kept_before_an_answer_or_after_a_no(
    consents: bool | None, status: int, slug: str, shared: Path, ringback: Ringback, caller: Caller
) -> None:
    sound = (shared / "audio" / CALL).read_bytes()
    call = answered(caller, consents=consents)
    before = {path for path in ringback.objects.rglob("*") if path.is_file()}
    answer = caller.phone.upload(sound, call=call)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["type"].endswith(slug)
    assert ("Retry-After" in answer.headers) == (status == 409)
    assert {path for path in ringback.objects.rglob("*") if path.is_file()} == before
    id_ = known_as(ringback, call)
    with ringback.as_role("nurse") as api:
        assert api.get(f"calls/{id_}/recording").status_code == 404
