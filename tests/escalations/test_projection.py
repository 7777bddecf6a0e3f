"""The read model: the same rows whichever way events come; what was destroyed; what it says of clocks."""

from functools import reduce

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as over
from msgspec.structs import replace

from coordination.escalations.decisions import alarms, decide
from coordination.escalations.events import (
    EscalationAcknowledged,
    EscalationCallbackFailed,
    EscalationCallerReached,
    EscalationCallerTold,
    EscalationConfirmed,
    EscalationDismissed,
    EscalationLineDropped,
    EscalationNotified,
    EscalationPassedOn,
    EscalationResolved,
    EscalationUnanswered,
    EscalationUnreachableDecided,
    EscalationWordsAdded,
    Note,
    Quote,
)
from coordination.escalations.projections import escalations, words_of
from coordination.escalations.row import EscalationRow
from coordination.escalations.state import EMPTY, Open, State, evolve
from coordination.log.errors import Refused
from coordination.log.event import FORGOTTEN, Event, Logged
from tests.escalations.people import (
    ATTEMPT,
    CALL,
    DANA,
    NOON,
    OSEI,
    PRIYA,
    RAISED,
    SUE,
    at,
    moment,
    place,
    raised,
)
from tests.escalations.test_never_alone import LADDERS, STEPS, command, room
from tests.log.sentences import fresh, projection

pytestmark = pytest.mark.django_db

MORE = EscalationWordsAdded(
    at=at(9),
    family="chest_pain",
    why="affirmed",
    heard_at=at(9),
    by=None,
    place=place(45.0, 46.5),
    content=Quote(words="my left arm is numb"),
)
TOLD_DANA = EscalationNotified(
    at=NOON,
    step="owner",
    round=1,
    duty="nurse",
    person=DANA.by,
    name=DANA.name,
    channel="screen",
    outcome="delivered",
)
RANG = EscalationNotified(
    at=at(120),
    step="on_call",
    round=1,
    duty="on_call_clinician",
    person=OSEI.by,
    name=OSEI.name,
    channel="phone",
    outcome="asked",
)
UNRUNG = replace(RANG, at=at(150), outcome="failed", why="no_answer")
BACKUP = EscalationPassedOn(
    at=at(61),
    to="backup",
    duty="medical_director",
    round=1,
    why="not_acknowledged",
    until=at(120),
    late_seconds=1,
)
TAKEN = EscalationAcknowledged(
    at=at(70),
    by=PRIYA.by,
    name=PRIYA.name,
    via="screen",
    reach_by=at(670),
    call_back_by=None,
    decide_by=None,
    settle_by=None,
)
SAID = EscalationCallerTold(
    at=at(20), script="emergency_script", version="emergency_script.en.1", language="en", by=DANA.by
)
DROPPED = EscalationLineDropped(at=at(80), call_back_by=at(200))
TRIED = EscalationCallbackFailed(
    attempt=ATTEMPT, at=at(90), outcome="busy", by=PRIYA.by, call_back_by=None, decide_by=at(210)
)
DECIDED = EscalationUnreachableDecided(
    at=at(100),
    decision="welfare_check",
    by=PRIYA.by,
    name=PRIYA.name,
    call_back_by=None,
    settle_by=at(3700),
    noted=True,
    content=Note(text="Lives alone."),
)
REACHED = EscalationCallerReached(at=at(75), by=PRIYA.by, name=PRIYA.name, settle_by=at(3675))
CONFIRMED = EscalationConfirmed(
    at=at(110), by=PRIYA.by, name=PRIYA.name, noted=True, content=Note(text="Chest tightness.")
)
DISMISSED = EscalationDismissed(
    at=at(110),
    by=PRIYA.by,
    name=PRIYA.name,
    settle_by=at(3710),
    noted=True,
    content=Note(text="A film."),
)
RESOLVED = EscalationResolved(at=at(130), by=PRIYA.by)


def test_an_escalation_from_its_words_to_its_end() -> None:
    waits, climbs, gone, over_ = fresh(), fresh(), fresh(), fresh()
    projection(escalations).given(
        {
            f"escalation/{waits}": [RAISED, TOLD_DANA, MORE, SAID],
            f"escalation/{climbs}": [
                RAISED,
                TOLD_DANA,
                BACKUP,
                RANG,
                UNRUNG,
                EscalationUnanswered(at=at(240), round=1),
            ],
            f"escalation/{gone}": [RAISED, TAKEN, DROPPED, TRIED, DECIDED],
            f"escalation/{over_}": [RAISED, TAKEN, REACHED, CONFIRMED, RESOLVED],
        }
    ).shows(
        {
            waits: {
                "call": CALL,
                "state": "unacknowledged",
                "duty": "nurse",
                "backup_duty": "medical_director",
                "next_what": "step",
                "next_at": at(60),
                "owner": None,
                "is_open": True,
            },
            climbs: {
                "step": "backup",
                "answering": "medical_director",
                "why": "not_acknowledged",
                "late_seconds": 1,
                "unanswered_at": at(240),
                "next_at": at(120),
            },
            gone: {
                "state": "unreachable",
                "decision": "welfare_check",
                "decided_note": "Lives alone.",
                "dropped_at": at(80),
                "next_what": "settle",
                "next_at": at(3700),
            },
            over_: {
                "state": "resolved",
                "is_open": False,
                "judged": "confirmed",
                "judged_note": "Chest tightness.",
                "acknowledged_by": PRIYA.name,
                "reached_at": at(75),
                "next_what": "",
                "next_at": None,
            },
        }
    )


def folded(*events: Event) -> EscalationRow:
    """The row that these events make, with no database."""
    row = escalations.new_row(fresh())
    for version, event in enumerate(events, 1):
        escalations.fold(row, logged(event, version))
    escalations.settle(row)
    return row


def logged(event: Event, version: int) -> Logged:
    return Logged(
        event_id=fresh(),
        stream=f"escalation/{fresh()}",
        version=version,
        type="",
        schema=1,
        occurred_at=NOON,
        recorded_at=NOON,
        actor="system:test@1",
        role="system",
        clinic="riverbend",
        mode="live",
        correlation=CALL,
        causation=None,
        policy="",
        event=event,
    )


def test_words_are_kept_in_the_order_in_which_they_came() -> None:
    said = words_of(folded(RAISED, MORE))
    assert [(one["text"], one["start"]) for one in said] == [
        ("like a pressure on my chest", 36.0),
        ("my left arm is numb", 45.0),
    ]


def test_s13_words_that_were_destroyed_are_there_without_their_text() -> None:
    (said,) = words_of(folded(replace(RAISED, content=FORGOTTEN)))
    assert (said["text"], said["family"], said["start"]) == (None, "chest_pain", 36.0)


def test_a_telephone_that_rings_again_and_again_is_one_line_that_says_how_often() -> None:
    again = [replace(RANG, at=at(240)), replace(UNRUNG, at=at(290)), replace(RANG, at=at(360))]
    (told,) = folded(RAISED, RANG, UNRUNG, *again).notified
    assert (told["times"], told["outcome"], told["at"]) == (3, "asked", at(360).isoformat())


def test_a_dismissed_one_that_is_raised_anew_begins_anew_with_all_its_words() -> None:
    anew = replace(RAISED, at=at(200), until=at(260), place=place(90.0, 92.0))
    row = folded(RAISED, TAKEN, DISMISSED, anew)
    assert (row.state, row.judged, row.next_at, row.owner) == ("unacknowledged", "", at(260), None)
    assert len(words_of(row)) == 2
    assert SUE.name not in row.acknowledged_by


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@over(STEPS, LADDERS)
def test_s6_a_row_names_the_next_alarm_of_the_ladder_whatever_happened(
    steps: list[tuple[str, int, object, str, int]], ladder: object
) -> None:
    first, state, seconds = raised(), EMPTY, 0
    if ladder is not first.ladder:
        first = raised(ladder=ladder, duty="supervisor", backup_duty="privacy_officer", clinical=False)
    known: State = state
    history: list[Event] = []
    for verb, later, who, there, number in steps:
        seconds += later
        name = "step" if verb == "next" else verb
        asked = command(name, room(there, moment(seconds)), who, number, first)  # type: ignore[arg-type]
        try:
            new = decide(known, asked)
        except Refused:
            continue
        known = reduce(evolve, new, known)
        history += new
    if not history:
        return
    row = folded(*history)
    due = alarms(known)
    assert row.is_open is isinstance(known, Open)
    assert row.next_at == (min(due.values()) if due else None)
    assert row.next_what in {"", *due}
