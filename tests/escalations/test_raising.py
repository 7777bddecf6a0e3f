"""One escalation for each call and category; no words are dropped."""

from uuid import UUID

from msgspec.structs import replace

from coordination.escalations import commands as ask
from coordination.escalations.events import (
    EscalationCallerTold,
    EscalationDismissed,
    EscalationRaised,
    EscalationResolved,
    EscalationWordsAdded,
    Note,
    Quote,
)
from coordination.escalations.ids import escalation_id
from coordination.escalations.refusals import WithoutOwner
from coordination.log.event import FORGOTTEN
from tests.escalations.people import CALL, DANA, EMERGENCY, NOON, RAISED, WORDS, at, moment, place, raised
from tests.escalations.sentences import given

MORE = replace(WORDS, text="my left arm is numb", place=place(45.0, 46.5), heard_at=at(9))
DISMISSED = EscalationDismissed(
    at=at(40), by=DANA.by, name=DANA.name, settle_by=at(3640), noted=True, content=Note(text="A film.")
)
RESOLVED = EscalationResolved(at=at(50), by=DANA.by)


def test_one_escalation_for_each_call_and_category() -> None:
    other_call = UUID("00000000-0000-4000-8000-000000000002")
    assert escalation_id(CALL, "chest_pain") == escalation_id(CALL, "chest_pain")
    assert escalation_id(CALL, "chest_pain") != escalation_id(CALL, "breathing")
    assert escalation_id(CALL, "chest_pain") != escalation_id(other_call, "chest_pain")
    assert escalation_id(CALL, "chest_pain", "shadow") != escalation_id(CALL, "chest_pain")


def test_further_words_join_the_open_one() -> None:
    given(RAISED).when(raised(moment(9), words=MORE)).then(
        EscalationWordsAdded(
            at=at(9),
            family="chest_pain",
            why="affirmed",
            heard_at=at(9),
            by=None,
            place=place(45.0, 46.5),
            content=Quote(words="my left arm is numb"),
        )
    )


def test_the_same_words_heard_again_by_the_pass_after_the_call_are_no_news() -> None:
    again = replace(WORDS, text="like a pressure in my chest", place=place(36.2, 38.9))
    given(RAISED).when(raised(moment(200), words=again)).nothing_happens()
    given(RAISED, DISMISSED, RESOLVED).when(raised(moment(200), words=again)).nothing_happens()


def test_s10_words_after_it_was_dismissed_or_resolved_begin_a_new_ladder() -> None:
    for history in ((RAISED, DISMISSED), (RAISED, DISMISSED, RESOLVED)):
        events = given(*history).when(raised(moment(90), words=MORE))._decide()
        assert isinstance(events[0], EscalationRaised)
        assert events[0].until == at(150)
        assert len(events) == 2  # the nurse is told again


def test_s10_words_whose_key_was_destroyed_are_an_escalation_all_the_same() -> None:
    events = given().when(raised(words=replace(WORDS, text=None)))._decide()
    assert isinstance(events[0], EscalationRaised)
    assert events[0].content is FORGOTTEN


def test_s6_without_an_owner_and_another_as_backup_nothing_is_raised() -> None:
    given().when(raised(duty="")).refuses(WithoutOwner)
    given().when(raised(backup_duty="")).refuses(WithoutOwner)
    given().when(raised(backup_duty="nurse")).refuses(WithoutOwner)
    given().when(raised(ladder=replace(EMERGENCY, steps=()))).refuses(WithoutOwner)


def test_what_the_caller_is_told_while_it_is_open_is_kept_with_it_once() -> None:
    tell = ask.Tell(
        at=moment(12),
        said_at=at(11),
        script="emergency_script",
        version="emergency_script.en.1",
        language="en",
        by=DANA.by,
    )
    told = EscalationCallerTold(
        at=at(11), script="emergency_script", version="emergency_script.en.1", language="en", by=DANA.by
    )
    given(RAISED).when(tell).then(told)
    given(RAISED, told).when(tell).nothing_happens()


def test_a_person_may_raise_it_without_words() -> None:
    asked = replace(WORDS, text=None, place=None, why="by_person", heard_at=None, by=DANA.by)
    events = given().when(raised(words=asked))._decide()
    assert isinstance(events[0], EscalationRaised)
    assert (events[0].by, events[0].at) == (DANA.by, NOON)
    given(RAISED).when(raised(words=asked)).nothing_happens()
