"""Confirmed or dismissed by the owning duty, and ended by a person: this is the measure."""

from functools import reduce
from typing import Any

from msgspec.structs import replace

from coordination.escalations import commands as ask
from coordination.escalations.events import (
    EscalationAcknowledged,
    EscalationCallerReached,
    EscalationConfirmed,
    EscalationDismissed,
    EscalationResolved,
    Note,
)
from coordination.escalations.refusals import (
    IsResolved,
    JudgedAlready,
    NotJudged,
    NotReached,
    NotYoursToJudge,
    WithoutWords,
)
from coordination.escalations.state import Resolved
from tests.escalations.people import DANA, NOOR, RAISED, SAME_DAY, SUE, as_, at, raised
from tests.escalations.sentences import RULES, given

TAKEN = EscalationAcknowledged(
    at=at(10),
    by=DANA.by,
    name=DANA.name,
    via="screen",
    reach_by=at(610),
    call_back_by=None,
    decide_by=None,
    settle_by=None,
)
REACHED = EscalationCallerReached(at=at(30), by=DANA.by, name=DANA.name, settle_by=at(3630))
CONFIRMED = EscalationConfirmed(at=at(40), by=DANA.by, name=DANA.name, noted=False)
DISMISSED = EscalationDismissed(
    at=at(40),
    by=DANA.by,
    name=DANA.name,
    settle_by=at(3640),
    noted=True,
    content=Note(text="She spoke of a film."),
)
RESOLVED = EscalationResolved(at=at(50), by=DANA.by)


def confirm(**who: Any) -> ask.Confirm:
    return ask.Confirm(note="", **who)


def dismiss(why: str = "She spoke of a film.", **who: Any) -> ask.Dismiss:
    return ask.Dismiss(why=why, **who)


def test_a_nurse_confirms_and_the_caller_is_still_to_be_reached() -> None:
    given(RAISED, TAKEN).when(confirm(**as_(DANA, 40))).then(CONFIRMED)
    given(RAISED, TAKEN, CONFIRMED).when(ask.Resolve(**as_(DANA, 50))).refuses(NotReached)


def test_who_judges_what_nobody_had_taken_takes_it() -> None:
    judged = given(RAISED).when(confirm(**as_(DANA, 10)))._decide()
    assert [type(event) for event in judged] == [EscalationAcknowledged, EscalationConfirmed]


def test_only_a_clinician_judges_what_is_clinical() -> None:
    for someone in (SUE, NOOR):
        given(RAISED, TAKEN).when(confirm(**as_(someone, 40))).refuses(NotYoursToJudge, "a nurse")
        given(RAISED, TAKEN).when(dismiss(**as_(someone, 40))).refuses(NotYoursToJudge, "a nurse")


def test_only_the_owning_duty_judges_what_is_not_clinical() -> None:
    complaint = raised(
        clinical=False,
        duty="supervisor",
        backup_duty="privacy_officer",
        ladder=SAME_DAY,
        category="complaint",
    )
    history = tuple(RULES.decide(RULES.initial, complaint))
    given(*history).when(confirm(**as_(DANA, 40))).refuses(NotYoursToJudge, "supervisor")
    judged = given(*history).when(confirm(**as_(SUE, 40)))._decide()
    assert isinstance(judged[-1], EscalationConfirmed)


def test_dismissing_says_why_and_ends_the_emergency_clocks() -> None:
    given(RAISED, TAKEN).when(dismiss(**as_(DANA, 40))).then(DISMISSED)
    given(RAISED, TAKEN).when(dismiss(" ", **as_(DANA, 40))).refuses(WithoutWords)
    given(RAISED, TAKEN, DISMISSED).when(ask.Resolve(**as_(DANA, 50))).then(RESOLVED)


def test_it_is_judged_once() -> None:
    given(RAISED, TAKEN, DISMISSED).when(confirm(**as_(DANA, 45))).refuses(JudgedAlready, "dismissed")
    given(RAISED, TAKEN, CONFIRMED).when(dismiss(**as_(DANA, 45))).refuses(JudgedAlready, "confirmed")
    given(RAISED, TAKEN, CONFIRMED).when(confirm(**as_(DANA, 45))).nothing_happens()
    given(RAISED, TAKEN, DISMISSED).when(dismiss(**as_(DANA, 45))).nothing_happens()


def test_whoever_judged_it_without_a_word_may_add_her_own_later() -> None:
    """Until she has, the caller's words are kept, though the caller said no."""
    words = replace(confirm(**as_(DANA, 60)), note="Pressure on the chest since noon, sent to the hospital.")
    said = replace(CONFIRMED, at=at(60), noted=True, content=Note(text=words.note))
    before = (RAISED, TAKEN, REACHED, CONFIRMED)
    given(*before).when(words).then(said)
    given(*before, RESOLVED).when(words).then(said)
    given(*before, RESOLVED).when(confirm(**as_(DANA, 60))).refuses(IsResolved)
    given(*before, said).when(replace(words, note="Another.")).nothing_happens()
    given(*before, said, RESOLVED).when(words).refuses(IsResolved)
    after = reduce(RULES.evolve, (*before, RESOLVED, said), RULES.initial)
    assert isinstance(after, Resolved)
    assert after.was.noted


def test_it_ends_when_the_caller_was_reached_and_it_was_judged() -> None:
    given(RAISED, TAKEN, REACHED).when(ask.Resolve(**as_(DANA, 50))).refuses(NotJudged)
    given(RAISED, TAKEN, REACHED, CONFIRMED).when(ask.Resolve(**as_(DANA, 50))).then(RESOLVED)
    given(RAISED, TAKEN, REACHED, CONFIRMED, RESOLVED).when(ask.Resolve(**as_(SUE, 60))).nothing_happens()


def test_what_is_resolved_is_raised_anew_and_not_taken_again() -> None:
    over = given(RAISED, TAKEN, REACHED, CONFIRMED, RESOLVED)
    over.when(ask.Acknowledge(**as_(DANA, 60))).refuses(IsResolved)
    over.when(confirm(**as_(DANA, 60))).refuses(IsResolved)
