"""The index of heard facts: so that who appends need not read a whole call's words for each new one.

It is written in the transaction that appends, and says up to which version it is true; what the log holds
past that is read into it first. So it may be behind, or lost, and is never wrong: the log is the truth.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from uuid import UUID

from coordination.log.database import execute, rows
from coordination.log.decider import state_of
from coordination.log.stream import load_after
from transcription.transcripts.heard import HEARD, HeardFact, Known, fact_id

KEPT = timedelta(days=2)
"""After the last append. Whoever tells a call's facts later than that reads its transcript once."""


def known_of(call: UUID, stream: str, facts: Sequence[HeardFact]) -> Known:
    """Which of these facts the transcript holds. Until the caller's transaction ends nobody else can ask
    that of this call: what is not known now becomes known by the caller alone."""
    ((upto,),) = rows(
        b"""
        INSERT INTO transcript_known_upto (call, version, at) VALUES (%s, 0, ringback_now())
        ON CONFLICT (call) DO UPDATE SET at = excluded.at RETURNING version
        """,
        [call],
    )
    newer = load_after(stream, upto)
    if newer:
        held: Known = state_of(HEARD, (one.event for one in newer))
        remember(call, held, newer[-1].version)
    found = rows(
        "SELECT fact FROM transcript_known_fact WHERE call = %s AND fact = ANY(%s)",
        [call, [fact_id(fact) for fact in facts]],
    )
    return frozenset(fact for (fact,) in found)


def remember(call: UUID, facts: Iterable[UUID], version: int) -> None:
    """The log holds these, and nothing of the kind up to this version that was not told before."""
    execute(
        "INSERT INTO transcript_known_fact (call, fact) SELECT %s, unnest(%s::uuid[]) ON CONFLICT DO NOTHING",
        [call, list(facts)],
    )
    execute("UPDATE transcript_known_upto SET version = %s WHERE call = %s", [version, call])


def forget_old() -> int:
    """Drop the index of calls of another day; of how many."""
    return execute(
        b"""
        WITH old AS (
                DELETE FROM transcript_known_upto WHERE at < ringback_now() - %s::interval RETURNING call),
            gone AS (DELETE FROM transcript_known_fact f USING old WHERE f.call = old.call)
        SELECT call FROM old
        """,
        [KEPT],
    ).rowcount
