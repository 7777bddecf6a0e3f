"""The read model: the same rows whichever way the events come."""

from uuid import UUID

import pytest
from msgspec.structs import replace

from coordination.followups.events import (
    FollowupAssigned,
    FollowupAttemptRecorded,
    FollowupBreached,
    FollowupCallerLearned,
    FollowupClaimed,
    FollowupClosed,
    FollowupCloseProposed,
    FollowupDueChanged,
    FollowupLapsed,
    FollowupMerged,
    FollowupPromised,
    FollowupReleased,
    FollowupRenewed,
    FollowupReopened,
    FollowupSnoozed,
    FollowupSnoozeEnded,
    Note,
)
from coordination.followups.projections import followups
from tests.followups.people import (
    ANA,
    ATTEMPT,
    BEN,
    CALL,
    CLAIMED,
    CLOSED,
    HOUR,
    NEXT_CALL,
    NOON,
    NUMBER,
    OPENED,
    at,
)
from tests.log.sentences import fresh, projection

pytestmark = pytest.mark.django_db

MERGED = FollowupMerged(call=NEXT_CALL, at=at(5), why="voicemail", heard=False)
SOONER = FollowupDueChanged(due=at(35), duty="nurse", fallback_duty="supervisor", why="voicemail")
PROMISED = FollowupPromised(
    by=ANA, name="Ana Quintero", for_when=at(90), due=at(35), content=Note(text="bring the form")
)
TRIED = FollowupAttemptRecorded(
    attempt=ATTEMPT, at=at(6), channel="phone", outcome="no_answer", by=ANA, next_due=at(36)
)
REACHED = FollowupAttemptRecorded(
    attempt=UUID(int=9), at=at(7), channel="phone", outcome="reached", by=ANA, next_due=None
)


def test_a_callback_from_its_opening_to_its_end() -> None:
    waiting, worked, over, again = fresh(), fresh(), fresh(), fresh()
    projection(followups).given(
        {
            f"followup/{waiting}": [OPENED, MERGED, SOONER, PROMISED],
            f"followup/{worked}": [
                replace(OPENED, call=None, number=None, number_hash="", withheld=True, line=""),
                FollowupCallerLearned(number=NUMBER, number_hash="aa", withheld=False, line="main"),
                CLAIMED,
                FollowupRenewed(until=at(25)),
                TRIED,
                FollowupCloseProposed(why="answered_later", call=NEXT_CALL, at=at(6)),
            ],
            f"followup/{over}": [
                OPENED,
                CLAIMED,
                FollowupLapsed(by=ANA),
                FollowupAssigned(to=BEN, name="Ben Osei", by=ANA, at=at(16), until=at(76)),
                FollowupReleased(by=BEN),
                FollowupBreached(due=at(60), now_duty="supervisor"),
                REACHED,
                CLOSED,
            ],
            f"followup/{again}": [
                OPENED,
                FollowupSnoozed(by=ANA, until=at(50)),
                FollowupSnoozeEnded(),
                FollowupClosed(outcome="duplicate", by=ANA),
                FollowupReopened(by=BEN, due=at(200), duty="navigator", fallback_duty="supervisor"),
                FollowupSnoozed(by=ANA, until=at(90)),
            ],
        }
    ).shows(
        {
            waiting: {
                "version": 4,
                "is_open": True,
                "kind": "callback",
                "why": "voicemail",
                "heard": False,
                "call": CALL,
                "calls": [CALL, NEXT_CALL],
                "number": NUMBER,
                "number_hash": "aa",
                "opened": NOON,
                "due": at(35),
                "due_hour": NOON,
                "duty": "nurse",
                "fallback_duty": "supervisor",
                "promised_by": "Ana Quintero",
                "promised_for": at(90),
                "promised_what": "bring the form",
                "calm": 3,
            },
            worked: {
                "number": NUMBER,
                "withheld": False,
                "line": "main",
                "call": None,
                "calls": [],
                "owner": UUID(ANA.partition("/")[2]),
                "owner_name": "Ana Quintero",
                "claimed_at": NOON,
                "claimed_until": at(25),
                "attempts": [
                    {"at": "2026-11-23T17:06:00+00:00", "channel": "phone", "outcome": "no_answer", "by": ANA}
                ],
                "in_vain": 1,
                "contacted": False,
                "next_attempt": at(36),
                "due": at(36),
                "calm": 2,
                "proposed_why": "answered_later",
                "proposed_call": NEXT_CALL,
            },
            over: {
                "is_open": False,
                "outcome": "reached",
                "owner": None,
                "owner_name": "",
                "claimed_until": None,
                "duty": "supervisor",
                "contacted": True,
                "in_vain": 0,
                "due": NOON + HOUR,
            },
            again: {
                "is_open": True,
                "outcome": "",
                "due": at(200),
                "due_hour": NOON + 3 * HOUR,
                "snoozed_until": at(90),
                "owner": None,
            },
        }
    )


def test_a_claim_ends_a_snooze_and_an_assignment_too() -> None:
    one = fresh()
    snoozed = FollowupSnoozed(by=BEN, until=at(50))
    claimed = FollowupClaimed(by=ANA, name="Ana Quintero", at=at(1), until=at(16))
    projection(followups).given({f"followup/{one}": [OPENED, snoozed, claimed]}).shows(
        {one: {"snoozed_until": None, "owner_name": "Ana Quintero"}}
    )


def test_what_was_promised_can_be_forgotten() -> None:
    one = fresh()
    forgotten = FollowupPromised(by=ANA, name="Ana Quintero", for_when=at(90), due=at(90))
    projection(followups).given({f"followup/{one}": [OPENED, forgotten]}).shows(
        {one: {"promised_what": None, "promised_for": at(90)}}
    )
