"""What was heard is recorded once, however often it is told. Pure.

A pass that begins again after a crash tells all that it hears, and only what is not known becomes a fact. To
decide that, nothing of a transcript has to be known but which facts it holds: each has an id, made from what
makes it the same fact. Whether anything may be recorded at all is the caller's to say (S3, S13): appending.py
asks that in the transaction that appends.
"""

from collections.abc import Sequence
from uuid import UUID, uuid5

import msgspec

from coordination.log.decider import Decider
from coordination.log.event import Event
from transcription.transcripts.events import (
    TranscriptMasked,
    TranscriptNotHeard,
    TranscriptPassCompleted,
    TranscriptPossibleHeard,
    TranscriptSegmentRecorded,
)

HeardFact = (
    TranscriptSegmentRecorded
    | TranscriptMasked
    | TranscriptNotHeard
    | TranscriptPassCompleted
    | TranscriptPossibleHeard
)
"""What a pass tells, in its order: a mask before or after its segment, completion last; then the proposals of
the second hearing."""

Known = frozenset[UUID]
"""The ids of the facts that a transcript holds."""

_NAMESPACE = UUID("5a0c9f3e-6d2b-4f7a-9f57-0d8c4e1b7a26")  # of ids of gaps and completed passes, ours alone


class RecordHeard(msgspec.Struct, frozen=True, kw_only=True):
    """What a pass heard, masked and did not hear, any number at once. Known: no event."""

    facts: Sequence[HeardFact]


def fact_id(fact: HeardFact) -> UUID:
    """The same for the same fact, whoever tells it again."""
    match fact:
        case TranscriptSegmentRecorded():
            return fact.segment
        case TranscriptMasked():
            return fact.mask
        case TranscriptPossibleHeard():
            return fact.possible
        case TranscriptNotHeard():
            place = (fact.heard_in, fact.channel, float(fact.start), float(fact.end))
            return _made("not_heard", *place, fact.why, fact.given_up)
        case TranscriptPassCompleted():
            return _pass_id(fact)


def _pass_id(fact: TranscriptPassCompleted) -> UUID:
    """A pass over the same sound with the same settings, however long it took. A live pass that goes on
    after the sound broke off has heard more of it."""
    more = float(fact.seconds) if fact.heard_in == "live" else ""
    return _made("completed", fact.heard_in, fact.settings, fact.recording, more)


def _made(*parts: object) -> UUID:
    return uuid5(_NAMESPACE, "/".join(map(str, parts)))


def evolve(known: Known, event: Event) -> Known:
    """What people make of the words is no fact of this kind."""
    return known | {fact_id(event)} if isinstance(event, HeardFact) else known


def decide(known: Known, command: RecordHeard) -> Sequence[HeardFact]:
    """The facts that are news, in the order in which they were told."""
    fresh: list[HeardFact] = []
    seen = set(known)
    for fact in command.facts:
        if (id_ := fact_id(fact)) not in seen:
            seen.add(id_)
            fresh.append(fact)
    return fresh


HEARD: Decider[Known] = Decider(kind="transcript", initial=frozenset(), evolve=evolve, decide=decide)
