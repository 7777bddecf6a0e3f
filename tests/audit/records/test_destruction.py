"""After a caller's no what was kept is destroyed: at once by a key, after a day when it was only heard."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from audit.records.decisions import RECORD, Certify, ComeDue, OrderDestruction
from audit.records.events import RecordDestroyed, RecordDestructionDue, RecordDestructionOrdered
from coordination.log.event import Forgotten
from coordination.log.stream import load
from telephony.calls.commands import AnswerConsent
from telephony.calls.telling import call_id, tell
from tests.conftest import Clock
from tests.http.client import Script
from tests.log.sentences import decider
from tests.people.accounts import person
from tests.telephony.doors.phone import Phone, consent, ended, offered
from tests.telephony.recordings.sounds import wav
from tests.transcription.masking.spoken import said
from transcription.transcripts.appending import append_segments

React = Callable[[], None]
Fire = Callable[[], int]
T1 = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
ORDERED = RecordDestructionOrdered(kept="audio", why="withdrawn", due=T1 + timedelta(hours=24))


def test_an_order_is_brought_forward_and_never_put_off() -> None:
    sooner = OrderDestruction(kept=("audio",), why="declined", due=T1)
    later = OrderDestruction(kept=("audio",), why="declined", due=T1 + timedelta(hours=25))
    decider(RECORD).given(ORDERED).when(sooner).then(
        RecordDestructionOrdered(kept="audio", why="declined", due=T1)
    )
    decider(RECORD).given(ORDERED).when(later).nothing_happens()


def test_what_came_due_is_certified_once() -> None:
    due = RecordDestructionDue(kept="audio")
    gone = RecordDestroyed(kept="audio", why="withdrawn", backups_until=date(2026, 4, 2))
    assert decider(RECORD).given(ORDERED).alarms() == {"audio": T1 + timedelta(hours=24)}
    decider(RECORD).given(ORDERED).when(ComeDue(kept="audio")).then(due)
    assert decider(RECORD).given(ORDERED, due).alarms() == {}
    certify = Certify(kept="audio", backups_until=date(2026, 4, 2))
    decider(RECORD).given(ORDERED, due).when(certify).then(gone)
    decider(RECORD).given(ORDERED, due, gone).when(certify).nothing_happens()
    decider(RECORD).given().when(certify).nothing_happens()


@pytest.fixture
def call(phone: Phone) -> UUID:
    """A recorded call with words."""
    phone.tell_all(offered(), consent(), ended())
    phone.upload(wav(3.0))
    append_segments(call_id("tests", "a-1"), [said("I would rather not say")])
    return call_id("tests", "a-1")


def says_no(call: UUID, how: str) -> None:
    no = AnswerConsent(
        answers={"recording": False, "transcription": False, "analysis": False}, how=how, at=T1
    )
    tell(call, no, source="tests")


def kept_of(call: UUID) -> set[str]:
    """What can still be opened."""
    left: set[str] = set()
    for kind, name in (("call", "audio"), ("transcript", "words")):
        for event in load(f"{kind}/{call}").events:
            content = getattr(event, "content", None)
            if content is not None and not isinstance(content, Forgotten):
                left.add(name)
    return left


def test_s13_a_no_by_a_key_destroys_sound_and_words_at_once(
    call: UUID, react: React, fire_alarms: Fire
) -> None:
    assert kept_of(call) == {"audio", "words"}
    says_no(call, "key")
    react()
    fire_alarms()
    react()
    assert kept_of(call) == set()
    events = load(f"record/{call}").events
    assert [type(event) for event in events].count(RecordDestroyed) == 3
    assert {event.kept for event in events if isinstance(event, RecordDestroyed)} == {
        "audio",
        "words",
        "masked",
    }


def test_s13_a_no_that_was_only_heard_is_sealed_for_a_day_and_read_by_nobody(
    call: UUID, react: React, fire_alarms: Fire, clock: Clock
) -> None:
    says_no(call, "heard")
    react()
    clock.advance(timedelta(hours=23, minutes=59))
    fire_alarms()
    react()
    assert kept_of(call) == {"audio", "words"}
    assert Script(person("auditor")).get(f"calls/{call}/recording").status_code == 403
    clock.advance(timedelta(minutes=2))
    fire_alarms()
    react()
    assert kept_of(call) == set()


def test_s13_a_key_after_a_heard_no_destroys_without_waiting(
    call: UUID, react: React, fire_alarms: Fire
) -> None:
    says_no(call, "heard")
    react()
    says_no(call, "key")
    react()
    fire_alarms()
    react()
    assert kept_of(call) == set()


def test_a_no_before_anything_was_kept_orders_nothing(phone: Phone, react: React) -> None:
    phone.tell_all(offered(), consent(yes=False), ended())
    react()
    assert load(f"record/{call_id('tests', 'a-1')}").version == 0


def test_a_no_to_recording_alone_leaves_the_words(call: UUID, react: React, fire_alarms: Fire) -> None:
    tell(call, AnswerConsent(answers={"recording": False}, how="key", at=T1), source="tests")
    react()
    fire_alarms()
    react()
    assert kept_of(call) == {"words"}
