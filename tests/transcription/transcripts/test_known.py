"""The index of heard facts: it spares reading, and whatever becomes of it nothing is recorded twice (S7)."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction

from coordination.log import stream as log_stream
from coordination.log.codec import SealedEvent, open_events
from coordination.log.event import Context, Logged
from coordination.log.execute import execute
from coordination.log.stream import load
from tests.conftest import Clock
from tests.log.conftest import at_once
from tests.transcription.transcripts.calls import agreed
from tests.transcription.transcripts.heard import completed, heard, masked, segment_id, unheard
from transcription.transcripts import known
from transcription.transcripts.appending import append_segments, transcript_of
from transcription.transcripts.decisions import TRANSCRIPT, Correct
from transcription.transcripts.heard import HeardFact, fact_id
from transcription.transcripts.known_row import KnownFact, KnownUpto

TOLD: list[HeardFact] = [heard("my chest is fine"), masked(), unheard(8, 13), completed()]
MORE = heard("thank you", 20)


def version(call: UUID) -> int:
    return load(transcript_of(call)).version


def upto(call: UUID) -> int:
    return KnownUpto.objects.get(pk=call).version


def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The stream of each event that is opened from now on."""
    streams: list[str] = []

    def counting(sealed: Sequence[SealedEvent]) -> list[Logged]:
        streams.extend(one.stream for one in sealed)
        return open_events(sealed)

    monkeypatch.setattr(log_stream, "open_events", counting)
    return streams


@pytest.mark.django_db
def test_one_more_segment_opens_none_of_those_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    call = agreed()
    append_segments(call, TOLD)
    streams = opened(monkeypatch)
    assert len(append_segments(call, [MORE])) == 1
    assert append_segments(call, [*TOLD, MORE]) == []
    assert set(streams) == {f"call/{call}"}
    monkeypatch.undo()
    assert upto(call) == version(call) == 5


@pytest.mark.django_db
def test_s7_an_index_that_was_lost_doubles_nothing() -> None:
    call = agreed()
    append_segments(call, TOLD)
    KnownFact.objects.all().delete()
    KnownUpto.objects.all().delete()
    assert append_segments(call, TOLD) == []
    assert (upto(call), KnownFact.objects.filter(call=call).count()) == (4, 4)


@pytest.mark.django_db
def test_what_people_append_in_between_is_passed_over() -> None:
    call = agreed()
    append_segments(call, TOLD[:1])
    correct(call)
    assert len(append_segments(call, [*TOLD[:1], MORE])) == 1
    assert upto(call) == version(call) == 3


def correct(call: UUID) -> None:
    execute(
        TRANSCRIPT,
        transcript_of(call),
        lambda _: Correct(segment=segment_id(0), first=3, last=3, text="bad"),
        lambda at: Context(actor="person/x", role="nurse", clinic="c", occurred_at=at),
    )


@pytest.mark.usefixtures("committed")
def test_s7_who_tell_the_same_at_the_same_time_record_it_once() -> None:
    call = agreed()
    many = [heard(f"word {n}", float(n)) for n in range(20)]

    def tell() -> None:
        for place in range(0, 20, 5):
            append_segments(call, many[: place + 5])

    at_once(tell, tell, tell, tell)
    ids = [fact_id(one) for one in load(transcript_of(call)).events if isinstance(one, HeardFact)]
    assert sorted(ids) == sorted(map(fact_id, many))
    assert upto(call) == 20


@pytest.mark.usefixtures("committed")
def test_what_was_rolled_back_is_not_known() -> None:
    call = agreed()
    with transaction.atomic():
        append_segments(call, TOLD)
        transaction.set_rollback(True)
    assert not KnownUpto.objects.filter(pk=call).exists()
    assert len(append_segments(call, TOLD)) == 4


def test_the_index_of_another_days_call_goes_and_nothing_is_doubled(clock: Clock) -> None:
    call, newer = agreed(), agreed()
    append_segments(call, TOLD)
    clock.advance(timedelta(days=1, hours=23))
    append_segments(newer, TOLD)
    clock.advance(timedelta(hours=2))
    known.forget_old()
    assert set(KnownUpto.objects.filter(call__in=[call, newer]).values_list("call", flat=True)) == {newer}
    assert KnownFact.objects.filter(call=call).count() == 0
    assert KnownFact.objects.filter(call=newer).count() == 4
    assert append_segments(call, TOLD) == []
