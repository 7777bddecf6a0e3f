"""A call as the set of what was reported of it.

A set has no order and holds nothing twice, so however often and in whichever order a phone system
reports the same facts, the state is the same. What a fact means is worked out from the whole set.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal, TypeVar

import msgspec

from coordination.log.event import Event, Forgotten
from coordination.policy.protections import Protection
from telephony.calls.events import (
    CallAnswered,
    CallConsentDeclined,
    CallConsentGiven,
    CallConsentWithdrawn,
    CallEnded,
    CallFact,
    CallGapNoted,
    CallHeld,
    CallOffered,
    CallProtectionSet,
    CallQueued,
    CallRecordingPaused,
    CallRecordingResumed,
    CallRecordingStarted,
    CallRecordingStopped,
    CallRecordingStored,
    CallResumed,
    CallVoicemailLeft,
    EndReason,
    Purpose,
)

Phase = Literal["offered", "queued", "answered", "held", "voicemail", "ended"]
Consent = Literal["unknown", "given", "declined", "withdrawn"]
Recording = Literal["none", "recording", "stored", "dropped"]

F = TypeVar("F", bound=CallFact)

# After so long without news of a call it has ended somewhere unseen. Whom nobody is known to have
# answered waits for us meanwhile: a person sooner.
SILENT_ANSWERED = timedelta(hours=4)
SILENT_WAITING = timedelta(minutes=30)


class Pause(msgspec.Struct, frozen=True, kw_only=True):
    """From when to when a person kept the sound out of the recording; `to` is null until it is resumed."""

    from_: datetime
    to: datetime | None = None


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one call. `version` numbers are the log's; here is only what was said."""

    facts: frozenset[CallFact] = frozenset()

    def of(self, *classes: type[F]) -> list[F]:
        """The facts of these classes, the earliest first."""
        found = [fact for fact in self.facts if isinstance(fact, classes)]
        return sorted(found, key=lambda fact: (fact.at, repr(fact)))

    def first(self, cls: type[F]) -> F | None:
        return next(iter(self.of(cls)), None)

    @property
    def offered(self) -> CallOffered | None:
        return self.first(CallOffered)

    @property
    def ended_at(self) -> datetime | None:
        """The last end that was reported: a leg may end before its call."""
        ends = self.of(CallEnded)
        return ends[-1].at if ends else None

    @property
    def answered_at(self) -> datetime | None:
        """The first answer. One that is stamped after the end is no answer to this caller."""
        end = self.ended_at
        return next((a.at for a in self.of(CallAnswered) if end is None or a.at <= end), None)

    @property
    def last_news_at(self) -> datetime | None:
        """When the last thing happened that anybody told us of."""
        return max((fact.at for fact in self.facts if not isinstance(fact, CallGapNoted)), default=None)

    @property
    def silence(self) -> timedelta:
        """How long this call may be silent before it is given up for lost."""
        return SILENT_WAITING if self.answered_at is None else SILENT_ANSWERED

    @property
    def lost_at(self) -> datetime | None:
        """The last news of a call whose end nobody knows: a gap was noted that reaches too far past it.

        Whatever is told later is news, and finds the call again.
        """
        last = self.last_news_at
        if last is None or self.ended_at is not None:
            return None
        return last if any(gap.to - last >= self.silence for gap in self.of(CallGapNoted)) else None

    @property
    def outcome(self) -> EndReason | None:
        """How the call ended, all reports taken together; null while it lasts.

        Whom a person or a voicemail took was not abandoned, whatever the last report says.
        """
        ends = self.of(CallEnded)
        if not ends:
            return None
        end = ends[-1]
        taken = self.answered_at is not None or self.first(CallVoicemailLeft) is not None
        if taken and end.reason in {"abandoned", "no_answer"}:
            return "completed"
        unanswered = not taken and not end.answer_told and end.reason == "completed"
        return "abandoned" if unanswered else end.reason

    @property
    def phase(self) -> Phase:
        if self.ended_at is not None or self.lost_at is not None:
            return "ended"
        if self.first(CallVoicemailLeft):
            return "voicemail"
        if self.answered_at is not None:
            holds = self.of(CallHeld, CallResumed)
            return "held" if holds and isinstance(holds[-1], CallHeld) else "answered"
        return "queued" if self.first(CallQueued) else "offered"

    @property
    def seconds(self) -> float | None:
        """From the first ring to the end."""
        if self.offered is None or self.ended_at is None:
            return None
        return max(0.0, (self.ended_at - self.offered.at).total_seconds())

    def consent(self, purpose: Purpose) -> Consent:
        """A "no" anywhere in the call wins over every "yes" (S13); nothing said is not a yes (S3).

        Nor is a yes that its source dates after the end: nobody was there to say it.
        """
        noes = [no.at for no in self.of(CallConsentDeclined) if no.purpose == purpose]
        yeses = [yes.at for yes in self.of(CallConsentGiven) if yes.purpose == purpose]
        if noes:
            return "withdrawn" if yeses and yeses[0] < noes[-1] else "declined"
        given = any(yes.purpose == purpose and self._said_in_time(yes) for yes in self.of(CallConsentGiven))
        return "given" if given else "unknown"

    def _said_in_time(self, yes: CallConsentGiven) -> bool:
        """A time that we guessed is that of a webhook about the call itself, which may come after its end."""
        return yes.estimated or self.ended_at is None or yes.at <= self.ended_at

    @property
    def protections(self) -> frozenset[Protection]:
        """Why the call is specially protected; empty when it is not. Nothing takes one away."""
        return frozenset(fact.protection for fact in self.of(CallProtectionSet))

    @property
    def protected(self) -> bool:
        """Then cues and machine drafts are off."""
        return bool(self.protections)

    @property
    def capturing(self) -> bool:
        """Whether sound is being kept now: begun more often than stopped or stored."""
        begun = len(self.of(CallRecordingStarted))
        return begun > len(self.of(CallRecordingStopped)) and self.consent("recording") == "given"

    @property
    def pauses(self) -> tuple[Pause, ...]:
        """The stretches that are kept out of the recording, by time; only the last may be open."""
        found: list[Pause] = []
        for fact in self.of(CallRecordingPaused, CallRecordingResumed):
            paused = bool(found) and found[-1].to is None
            if isinstance(fact, CallRecordingPaused) and not paused:
                found.append(Pause(from_=fact.at))
            elif isinstance(fact, CallRecordingResumed) and paused:
                found[-1] = Pause(from_=found[-1].from_, to=fact.at)
        return tuple(found)

    @property
    def paused_at(self) -> datetime | None:
        """Since when the sound is kept out of the recording of a call that lasts."""
        if self.ended_at is not None or not self.pauses or self.pauses[-1].to is not None:
            return None
        return self.pauses[-1].from_

    @property
    def stored(self) -> CallRecordingStored | None:
        """The recording to play: the longest, in its copy with the most silences. None after a "no", though
        the sealed bytes may still lie."""
        if self.consent("recording") != "given":
            return None
        kept = self.of(CallRecordingStored)
        if not kept:
            return None
        return max(kept, key=lambda one: (one.seconds or 0.0, one.origin, len(one.silences), one.sha256))

    @property
    def recording(self) -> Recording:
        if self.stored is not None:
            return "stored"
        if self.capturing:
            return "recording"
        dropped = any(stop.why != "ended" for stop in self.of(CallRecordingStopped))
        return "dropped" if dropped or self.first(CallRecordingStored) else "none"


NOTHING = Call()


def evolve(call: Call, event: Event) -> Call:
    """Put one more fact into the set."""
    if not isinstance(event, CallFact):
        return call
    fact = as_stated(event)
    if fact.estimated:
        known = any(same_but_time(fact, other) for other in call.facts)
        return call if known else Call(facts=call.facts | {fact})
    guesses = {other for other in call.facts if other.estimated and same_but_time(fact, other)}
    return Call(facts=(call.facts - guesses) | {fact})


def as_stated(fact: CallFact) -> CallFact:
    """The fact without what only its order of arrival made of it: a "no" is a "no"."""
    if isinstance(fact, CallConsentWithdrawn):
        return CallConsentDeclined(at=fact.at, estimated=fact.estimated, purpose=fact.purpose, how=fact.how)
    return fact


def same_but_time(one: CallFact, other: CallFact) -> bool:
    """Whether two reports say the same and differ only in when."""
    if type(one) is not type(other):
        return False
    return msgspec.structs.replace(one, at=other.at, estimated=other.estimated) == other


def call_of(events: Iterable[Event | Forgotten]) -> Call:
    """The call that a stream's events tell of."""
    call = NOTHING
    for event in events:
        if not isinstance(event, Forgotten):
            call = evolve(call, event)
    return call


def known(call: Call, fact: CallFact) -> bool:
    """Whether it was said before; of an estimated fact the time does not tell it from another."""
    stated = as_stated(fact)
    if fact.estimated:
        return any(same_but_time(stated, other) for other in call.facts)
    return stated in call.facts
