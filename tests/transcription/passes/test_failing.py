"""S11: what cannot be heard is tried again, then said to be not heard, and a person hears it."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from pathlib import Path
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command

from coordination.followups.row import FollowupRow
from coordination.log.decider import state_of
from coordination.log.stream import load
from telephony.recordings.store import object_store
from tests.conftest import Clock
from tests.transcription.passes.hearing import (
    React,
    completed,
    events_of,
    heard,
    mono,
    not_heard,
    ogg,
    recorded,
    row,
    samples_of,
    wav_of,
)
from tests.transcription.passes.scripted import Scripted
from transcription.engines.port import EngineFailed, EngineMissing
from transcription.passes import jobs, one_pass
from transcription.passes.hands import Hands
from transcription.passes.worker import work_once
from transcription.transcripts.decisions import TRANSCRIPT
from transcription.transcripts.state import Transcript
from transcription.transcripts.superseding import gaps_shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def tried(hands: Hands, clock: Clock) -> Callable[[UUID], int]:
    """Work on a call until nothing more is done about it; how often."""

    def until_over(call: UUID) -> int:
        for count in range(1, 10):
            assert work_once(hands)
            if row(call).state != "waiting":
                return count
            clock.advance(row(call).not_before - clock.now() + timedelta(seconds=1))
        raise AssertionError("tried for ever")

    return until_over


Tried = Callable[[UUID], int]


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    engine = Scripted()
    monkeypatch.setattr(one_pass, "engine", lambda: engine)
    return engine


def person_of(react: React, call: UUID) -> tuple[str, str, str]:
    react()
    (item,) = FollowupRow.objects.filter(calls__contains=[call])
    return item.kind, item.why, item.fallback_duty


def transcript_now(call: UUID) -> Transcript:
    return state_of(TRANSCRIPT, load(f"transcript/{call}").events)


def objects_of(folder: Path) -> list[Path]:
    return [path for path in (folder / "recordings").iterdir() if path.is_file()]


def test_an_engine_that_is_not_there_is_waited_for_and_then_a_person_hears_it(
    react: React, tried: Tried, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise EngineMissing("The speech model huge is not on this machine: install it.")

    monkeypatch.setattr(one_pass, "engine", missing)
    call = recorded(react, ogg("refill-answered"))
    assert tried(call) == 5
    assert (row(call).state, row(call).why) == (
        "parked",
        "The speech model huge is not on this machine: install it.",
    )
    assert [(one.channel, one.start, one.end, one.why) for one in not_heard(call)] == [
        ("caller", 0.0, 26.94, "engine_failed"),
        ("staff", 0.0, 26.94, "engine_failed"),
    ]
    assert person_of(react, call) == ("review", "not_heard", "supervisor")


def test_an_engine_that_comes_back_in_time_hears_all_of_it(
    react: React, tried: Tried, scripted: Scripted
) -> None:
    def fails_twice(number: int) -> None:
        if number <= 2:
            raise EngineFailed("scripted failed")

    scripted.before = fails_twice
    call = recorded(react, ogg("refill-answered"))
    assert tried(call) == 3
    assert (row(call).state, not_heard(call), len(completed(call))) == ("done", [], 1)


def test_one_sentence_at_which_the_engine_breaks_every_time_costs_no_other(
    react: React, tried: Tried, scripted: Scripted
) -> None:
    def breaks(number: int) -> None:
        if number <= 5 or number == 7:  # whatever holds all three sentences, and the second one by itself
            raise EngineFailed("scripted failed")

    scripted.before = breaks
    call = recorded(react, mono("chest-pain-voicemail"), "audio/wav")
    assert tried(call) == 5
    assert (row(call).state, len(heard(call)), len(completed(call))) == ("done", 2, 1)
    first, last = heard(call)
    ((missed,)) = not_heard(call)
    assert (missed.why, first.end < missed.start < missed.end < last.start) == ("engine_failed", True)
    assert person_of(react, call) == ("review", "not_heard", "supervisor")


def test_a_worker_that_dies_of_it_every_time_is_not_killed_a_sixth_time(
    react: React, hands: Hands, scripted: Scripted, clock: Clock
) -> None:
    call = recorded(react, ogg("refill-answered"))
    for _ in range(5):
        assert jobs.claim(hands.worker) is not None
        clock.advance(jobs.LEASE + timedelta(seconds=1))
    assert work_once(hands)
    assert scripted.asked == 0
    assert (row(call).state, row(call).why) == ("parked", "its worker died, every time")
    assert person_of(react, call) == ("review", "not_heard", "supervisor")


def test_a_fault_of_ours_is_named_by_its_type_alone(react: React, tried: Tried, scripted: Scripted) -> None:
    def broken(_: int) -> None:
        raise KeyError("my chest hurts")

    scripted.before = broken
    call = recorded(react, ogg("refill-answered"))
    assert tried(call) == 5
    assert (row(call).state, row(call).why) == ("parked", "KeyError")


def test_s11_a_recording_cut_off_in_the_store_is_not_taken_for_a_short_one(
    react: React, tried: Tried, scripted: Scripted, objects: Path
) -> None:
    sound = wav_of(samples_of(ogg("refill-answered")))
    call = recorded(react, sound, "audio/wav")
    (stored,) = objects_of(objects)
    stored.write_bytes(stored.read_bytes()[: 4 + 5 * (64 * 1024 + 16)])
    assert tried(call) == 5
    assert (row(call).state, row(call).why) == ("parked", "the stored sound is damaged")
    assert completed(call) == []
    assert {(one.channel, one.end, one.why) for one in not_heard(call)} == {
        ("caller", 26.94, "sound_missing"),
        ("staff", 26.94, "sound_missing"),
    }
    assert person_of(react, call) == ("review", "not_heard", "supervisor")


def test_s11_a_damaged_piece_in_the_middle_is_no_end_of_the_sound(
    react: React, tried: Tried, scripted: Scripted, objects: Path
) -> None:
    call = recorded(react, wav_of(samples_of(ogg("refill-answered"))), "audio/wav")
    (stored,) = objects_of(objects)
    sealed = bytearray(stored.read_bytes())
    sealed[len(sealed) // 2] ^= 1
    stored.write_bytes(sealed)
    assert tried(call) == 5
    assert (row(call).why, completed(call)) == ("the stored sound is damaged", [])


def test_a_recording_that_is_not_in_the_store_goes_to_a_person(
    react: React, tried: Tried, scripted: Scripted, objects: Path
) -> None:
    call = recorded(react, ogg("refill-answered"))
    (stored,) = objects_of(objects)
    object_store().delete(f"recordings/{stored.name}")
    assert tried(call) == 5
    assert row(call).why == "the stored sound is not there"
    assert {one.why for one in not_heard(call)} == {"sound_missing"}


def test_what_is_parked_is_listed_and_can_be_tried_again(
    react: React, tried: Tried, scripted: Scripted, hands: Hands
) -> None:
    def broken(_: int) -> None:
        raise KeyError

    scripted.before = broken
    call = recorded(react, ogg("refill-answered"))
    tried(call)
    out = StringIO()
    call_command("passes", stdout=out)
    assert f"call/{call}  KeyError" in out.getvalue()
    assert out.getvalue().endswith("1 parked.\n")
    scripted.before = lambda _: None
    assert len(gaps_shown(transcript_now(call))) == 2
    call_command("passes", "release", f"--call={call}", stdout=StringIO())
    work_once(hands)
    assert len(completed(call)) == 1
    assert len(not_heard(call)) == 2
    assert gaps_shown(transcript_now(call)) == []
    with pytest.raises(CommandError, match="Nothing is parked there"):
        call_command("passes", "release")
    assert events_of(call)
