"""Why a row is where it is, in a few words: the group and label of the formula, then a reason. Pure.

A reason fits into 26 characters, and holds no word of the caller's.
"""

from datetime import datetime
from typing import Literal, Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from coordination.followups.noted import LONGEST
from coordination.followups.ordering import CALMEST
from coordination.http.words import in_words

Group = Literal["now", "breached", "review", "due", "later"]
Bucket = Literal["<1h", "1-4h", "4-24h", "24-48h", ">48h"]
MOST_SHOWN = 99  # so that a count never breaks the line
HOUR = 3600

BRIEF = {
    "abandoned": "hung up",
    "no_answer": "no answer",
    "busy": "busy",
    "failed": "cut off",
    "voicemail": "not heard",  # S11: no joined call and no attempt hides it
    "promised": "promised",
    "parked": "fault",
    "language": "language",
    "not_heard": "not heard",
    "words": "words",
    "unmatched": "unmatched",
    "repeated_contact": "repeated",
    "unanswered": "nobody",
    "not_moved": "not moved",
}
LONG = {
    "abandoned": "hung up while waiting",
    "no_answer": "nobody answered",
    "busy": "the line was busy",
    "failed": "the call broke off",
    "voicemail": "voicemail, not heard",
    "promised": "a callback was promised",
    "parked": "a call was not worked on",
    "language": "not heard: its language",
    "not_heard": "recording, not heard",
    "words": "words to look at",
    "unmatched": "no patient confirmed yet",
    "repeated_contact": "repeated contact, a cue",
    "unanswered": "nobody answered in time",
    "not_moved": "call not moved: look",
}


class Explained(Protocol):
    """What a row must have to be explained."""

    is_open: bool
    outcome: str
    urgency: int
    kind: str
    why: str
    calm: int
    in_vain: int
    calls: list[UUID]
    attempts: list[dict[str, str]]
    due: datetime | None
    opened: datetime | None
    promised_for: datetime | None
    proposed_why: str

    @property
    def noted_as(self) -> str: ...


def group(row: Explained, now: datetime, zone: ZoneInfo) -> Group:
    """Which part of the list: the first that fits. `due` is today, by the clinic's calendar."""
    if not row.is_open:
        return "later"
    if row.urgency == 0:
        return "now"
    if row.due is None or row.due <= now:
        return "breached"
    if row.kind == "review":
        return "review"
    return "due" if row.due.astimezone(zone).date() == now.astimezone(zone).date() else "later"


def label(row: Explained, now: datetime, zone: ZoneInfo) -> str:
    """What put it there: Now, Breached, Review, Risk 2, Promised, New, Due. What is done is Closed."""
    if not row.is_open:
        return "Closed"
    part = group(row, now, zone)
    if part in {"now", "breached", "review"}:
        return part.capitalize()
    risk = CALMEST - row.calm
    if risk:
        return f"Risk {risk}"
    if row.promised_for is not None:
        return "Promised"
    fresh = row.opened is not None and (now - row.opened).total_seconds() < HOUR
    return "New" if fresh and not row.attempts else "Due"


def reason(row: Explained, zone: ZoneInfo) -> str:
    """What happened, at most 26 characters."""
    if not row.is_open:
        return in_words(row.outcome)
    if row.urgency == 0:
        return "escalation open"
    if row.why == "words" and row.noted_as:
        return _to_look_at(row)
    return _what_happened(row, zone)


def _what_happened(row: Explained, zone: ZoneInfo) -> str:
    brief = BRIEF.get(row.why, in_words(row.kind)[:9])
    if row.proposed_why:
        return "answered later: close?"
    if row.in_vain:
        tries = "try" if row.in_vain == 1 else "tries"
        return f"{brief}, {min(row.in_vain, MOST_SHOWN)} failed {tries}"
    if row.promised_for is not None:
        return f"callback by {day_and_clock(row.promised_for, row.opened, zone)}"
    if len(row.calls) > 1:
        return f"{brief}, {min(len(row.calls), MOST_SHOWN)} calls joined"
    return LONG.get(row.why, in_words(row.kind)[:26])


def _to_look_at(row: Explained) -> str:
    """What the words were taken for; with the failed tries where there is room."""
    tries = f", {min(row.in_vain, MOST_SHOWN)} failed" if row.in_vain else ""
    return row.noted_as + tries if len(row.noted_as + tries) <= LONGEST else row.noted_as


def day_and_clock(at: datetime, opened: datetime | None, zone: ZoneInfo) -> str:
    """`1:05 PM`; with its weekday when it is not the day on which the work began."""
    same = opened is not None and opened.astimezone(zone).date() == at.astimezone(zone).date()
    return clock(at, zone) if same else f"{at.astimezone(zone):%a} {clock(at, zone)}"


def clock(at: datetime, zone: ZoneInfo) -> str:
    """`1:05 PM`, on the clinic's wall."""
    return at.astimezone(zone).strftime("%I:%M %p").lstrip("0")


def bucket(seconds: float) -> Bucket:
    """Aging on the clock: under 1 hour, to 4, to 24, to 48, over."""
    if seconds < HOUR:
        return "<1h"
    if seconds < 4 * HOUR:
        return "1-4h"
    if seconds < 24 * HOUR:
        return "4-24h"
    return "24-48h" if seconds <= 48 * HOUR else ">48h"
