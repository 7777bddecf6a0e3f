"""Poison: the event that cannot be applied waits with its stream, everything else goes on."""

import io
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.management import call_command

from coordination.log import quarantine
from coordination.log.applying import apply, target_of
from coordination.log.database import rows
from coordination.log.errors import OlderThanTheLog
from coordination.log.event import REGISTRY, Event
from coordination.log.events import QuarantineParked, QuarantineReleased
from coordination.log.guards import guards_of, register
from coordination.log.identifiers import keyed_id
from coordination.log.missing import events_after
from coordination.log.projection import Projection
from coordination.log.quarantine import TooMuchPoison, parked, release
from coordination.log.stream import load
from coordination.log.upsert import load_rows
from tests.log.letters import mending
from tests.log.letters.events import LetterPosted, LetterStamped, LetterTorn
from tests.log.letters.models import LetterRow
from tests.log.letters.projections import letters
from tests.log.sentences import put

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def registered(db: None) -> None:
    register("letters", letters.kinds)


def letter(*events: Event) -> str:
    stream = f"letter/{uuid4()}"
    put(stream, [LetterPosted(to="Ana"), *events])
    return stream


def show(*streams: str) -> int:
    return apply(letters, events_after([(stream, 0) for stream in streams]))


def row(stream: str) -> LetterRow:
    (found,) = load_rows(LetterRow, letters.table, [load(stream).logged[0].stream_id]).values()
    return found


def guard(stream: str) -> tuple[int, bool]:
    version, is_parked = guards_of(target_of(letters).consumer, [stream])[stream]
    return version, is_parked


def news_of(stream: str) -> list[type]:
    return [type(e) for e in load(f"quarantine/{keyed_id('quarantine', 'letters', stream)}").events]


def test_one_bad_event_parks_its_stream_and_no_other() -> None:
    torn = letter(LetterStamped(grams=5), LetterTorn(), LetterStamped(grams=7))
    fine = letter(LetterStamped(grams=9))
    show(torn, fine)
    assert (guard(torn), guard(fine)) == ((2, True), (2, False))
    assert (row(torn).grams, row(fine).grams) == (5, 9), "the row as before the bad event"
    assert news_of(torn) == [QuarantineParked]


def test_what_comes_later_for_a_parked_stream_waits_too() -> None:
    torn = letter(LetterTorn(), LetterStamped(grams=7))
    show(torn)
    assert show(torn) == 0
    assert row(torn).grams == 0


def test_a_released_stream_goes_on_from_the_log(
    monkeypatch: pytest.MonkeyPatch, catch_up: Callable[[], None]
) -> None:
    torn = letter(LetterTorn(), LetterStamped(grams=7))
    show(torn)
    monkeypatch.setattr(mending, "mended", lambda: True)
    out = io.StringIO()
    call_command("quarantine", stdout=out)
    assert f"letters  {torn}@2  ValueError in torn" in out.getvalue()
    call_command("quarantine", "release", consumer="letters", stream=torn, stdout=out)
    catch_up()
    assert guard(torn) == (3, False)
    assert (row(torn).grams, row(torn).facts) == (7, {"mended": True})
    assert news_of(torn) == [QuarantineParked, QuarantineReleased]


@pytest.mark.parametrize(
    "unwritable", [LetterPosted(to="x" * 41), LetterPosted(to="nul \0 byte"), LetterStamped(grams=2**40)]
)
def test_a_row_that_cannot_be_stored_is_the_fault_of_its_event(unwritable: Event) -> None:
    """The batch was rolled back and tried for ever; every projection of the process stood still."""
    fine, bad = letter(LetterStamped(grams=9)), letter(LetterStamped(grams=1), unwritable)
    show(fine, bad)
    assert (guard(fine), guard(bad)) == ((2, False), (2, True))
    assert (row(fine).grams, row(bad).grams) == (9, 1)


def test_a_row_that_cannot_be_derived_is_the_fault_of_its_event(monkeypatch: pytest.MonkeyPatch) -> None:
    def derive(row: LetterRow) -> None:
        if row.grams > 10:
            raise ArithmeticError("too heavy")

    monkeypatch.setattr(letters, "_derive", derive)
    fine, heavy = letter(LetterStamped(grams=9)), letter(LetterStamped(grams=9), LetterStamped(grams=9))
    show(fine, heavy)
    assert (guard(fine), guard(heavy)) == ((2, False), (2, True))
    assert row(heavy).grams == 9


def test_more_than_twenty_parked_streams_stop_the_projection() -> None:
    before = parked(target_of(letters).consumer)
    show(*[letter(LetterTorn()) for _ in range(20 - before)])
    assert parked(target_of(letters).consumer) == 20
    one_more = letter(LetterTorn())
    with pytest.raises(TooMuchPoison, match="more than 20 streams are parked"):
        show(one_more)
    assert parked(target_of(letters).consumer) == 20, "nothing of the batch that stopped it"


def torn_and_released(number: int) -> None:
    for _ in range(number):
        torn = letter(LetterTorn())
        show(torn)
        release(target_of(letters).consumer, torn)


def test_more_than_one_in_a_hundred_events_stop_the_projection_though_each_was_released(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(quarantine, "WINDOW", 400)
    torn_and_released(4)
    with pytest.raises(TooMuchPoison, match="more than 1% of the last 400 events had to be quarantined"):
        torn_and_released(1)


def test_what_was_quarantined_long_ago_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quarantine, "WINDOW", 400)
    torn_and_released(4)
    letter(*[LetterStamped(grams=1)] * 400)
    torn_and_released(4)
    assert quarantine.quarantined_lately(target_of(letters).consumer) == 4
    with pytest.raises(TooMuchPoison, match="1%"):
        torn_and_released(1)


def test_the_same_event_quarantined_again_counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quarantine, "WINDOW", 400)
    torn = letter(LetterTorn())
    for _ in range(6):
        show(torn)
        release(target_of(letters).consumer, torn)
    assert parked(target_of(letters).consumer) == 0


def test_an_event_newer_than_this_code_stops_it_and_parks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = letter(LetterStamped(grams=1))
    monkeypatch.delitem(REGISTRY, "letter.stamped")
    with pytest.raises(OlderThanTheLog):
        show(stream)
    assert rows("SELECT 1 FROM log_quarantine WHERE stream = %s", [stream]) == []


def test_the_name_of_an_error_never_has_its_text() -> None:
    torn = letter(LetterTorn())
    show(torn)
    ((error,),) = rows("SELECT error FROM log_quarantine WHERE stream = %s", [torn])
    assert error == "ValueError in torn"


def test_a_projection_is_given_only_its_kinds() -> None:
    assert isinstance(letters, Projection)
    assert apply(letters, events_after([(f"other/{uuid4()}", 0)])) == 0
