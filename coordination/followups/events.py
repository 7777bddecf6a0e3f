"""What happens to a follow-up: the facts of streams `followup/<id>`.

A follow-up always has a duty that answers for it, a due time and a fallback (S5). What people wrote
in their own words (what was promised, notes, why it was reopened) is content of the class `note`.
"""

from datetime import datetime
from typing import Literal
from uuid import UUID

from coordination.log.event import FORGOTTEN, Content, Event, Forgotten, event

Cause = Literal[
    "abandoned",
    "no_answer",
    "busy",
    "failed",
    "voicemail",
    "promised",
    "parked",
    "language",
    "not_heard",
    "words",
    "unmatched",
    "repeated_contact",
    "unanswered",
    "not_moved",
]
Channel = Literal["phone", "text", "email", "portal", "letter"]
AttemptOutcome = Literal["reached", "left_message", "no_answer", "busy", "wrong_number", "failed"]
ClosingOutcome = Literal[
    "reached", "answered_later", "could_not_reach", "declined", "duplicate", "spam", "wrong_number"
]
Ending = ClosingOutcome | Literal["matched"]
"""As a person said, or because the patient whom it looked for was confirmed."""


class Note(Content, frozen=True, kw_only=True):
    """What a person of the staff wrote."""

    text: str


class Quote(Content, frozen=True, kw_only=True):
    """The caller's exact words, as they were heard."""

    text: str


@event()
class FollowupOpened(Event, frozen=True, kw_only=True):
    """Care work began. `call` is the call that it began with, null when somebody promised without one.

    `number` is the caller's, null when withheld; `number_hash` finds it again, empty when withheld.
    `series` counts the follow-ups of that number. `heard` is false while nobody has heard a message
    that came with it (S11). `plan` is the one of the policy that set due, duty and fallback. `since`
    is when the caller began to wait: its age counts from there, however late we were told.
    """

    followup_kind: str
    call: UUID | None
    number: str | None
    number_hash: str
    withheld: bool
    line: str
    series: int
    since: datetime
    plan: str
    due: datetime
    duty: str
    fallback_duty: str
    why: Cause
    heard: bool


@event()
class FollowupMerged(Event, frozen=True, kw_only=True):
    """Another call joined, or more became known of one that had: what it leaves to do is done here."""

    call: UUID
    at: datetime
    why: Cause
    heard: bool


@event(content=Quote, content_class="words")
class FollowupWordsNoted(Event, frozen=True, kw_only=True):
    """Words of a call that a person must look at here, and what they may mean.

    `found` says why they are no alarm: denied, older_history...; `possible` are words that only a second
    hearing has. `start` and `end` are seconds of the call's sound.
    """

    call: UUID
    trigger: UUID
    family: str
    tier: Literal["now", "review"]
    found: str
    segment: UUID
    start: float
    end: float
    content: Quote | Forgotten = FORGOTTEN


@event()
class FollowupCallerLearned(Event, frozen=True, kw_only=True):
    """The phone system said late who had called: a message had come in before its call."""

    number: str | None
    number_hash: str
    withheld: bool
    line: str


@event(content=Note, content_class="note")
class FollowupPromised(Event, frozen=True, kw_only=True):
    """A person promised the caller to call back, and when. `due` is what that made of the due time."""

    by: str
    name: str
    for_when: datetime
    due: datetime
    content: Note | Forgotten = FORGOTTEN


@event()
class FollowupClaimed(Event, frozen=True, kw_only=True):
    """A person took it, for a while: a claim lapses unless it is renewed."""

    by: str
    name: str
    at: datetime
    until: datetime


@event()
class FollowupRenewed(Event, frozen=True, kw_only=True):
    """The owner is still at it."""

    until: datetime


@event()
class FollowupLapsed(Event, frozen=True, kw_only=True):
    """A claim's time ran out. Its duty answers again."""

    by: str


@event()
class FollowupReleased(Event, frozen=True, kw_only=True):
    """The owner, or a supervisor, gave it back. Its duty answers again."""

    by: str


@event()
class FollowupAssigned(Event, frozen=True, kw_only=True):
    """A person was given it by somebody else, for a while, as if she had claimed it."""

    to: str
    name: str
    by: str
    at: datetime
    until: datetime


@event(content=Note, content_class="note")
class FollowupAttemptRecorded(Event, frozen=True, kw_only=True):
    """One try on one channel. `next_due`: when to try again, by the plan; null after a contact.

    `attempt` is the id that the one who records it gave it: the same one again is no other try.
    """

    attempt: UUID
    at: datetime
    channel: Channel
    outcome: AttemptOutcome
    by: str
    next_due: datetime | None
    noted: bool = False
    content: Note | Forgotten = FORGOTTEN


@event()
class FollowupDialed(Event, frozen=True, kw_only=True):
    """A call to the caller was placed through the phone system. How it went, an attempt will say."""

    call: UUID
    at: datetime
    by: str


@event()
class FollowupDueChanged(Event, frozen=True, kw_only=True):
    """It is due at another time, and perhaps for another duty, than before."""

    due: datetime
    duty: str
    fallback_duty: str
    why: Cause


@event()
class FollowupBreached(Event, frozen=True, kw_only=True):
    """It was not done by `due`: the fallback answers for it from now on."""

    due: datetime
    now_duty: str


@event()
class FollowupSnoozed(Event, frozen=True, kw_only=True):
    """A person put it out of sight for a while. Its due time stands: the caller still waits."""

    by: str
    until: datetime


@event()
class FollowupSnoozeEnded(Event, frozen=True, kw_only=True):
    """It is in sight again."""


@event()
class FollowupCloseProposed(Event, frozen=True, kw_only=True):
    """Something suggests that it is done: a later call of the same number was answered. A person decides."""

    why: Literal["answered_later"]
    call: UUID
    at: datetime


@event()
class FollowupClosed(Event, frozen=True, kw_only=True):
    """A person ended it, with one of the closing outcomes, or confirmed the patient whom it looked for."""

    outcome: Ending
    by: str


@event(content=Note, content_class="note")
class FollowupReopened(Event, frozen=True, kw_only=True):
    """It was not over after all. It has a new due time, duty and fallback."""

    by: str
    due: datetime
    duty: str
    fallback_duty: str
    content: Note | Forgotten = FORGOTTEN
