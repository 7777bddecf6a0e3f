"""Reads and writes the transcriber's notes of calls that last (row.py)."""

from datetime import timedelta
from uuid import UUID

from coordination.log.database import execute, rows
from transcription.live.row import LiveLag, LivePlace
from transcription.transcripts.events import Channel

# The transcriber writes every second: a note that is older stands still, and words come later every second.
FRESH = 3.0
STALE = timedelta(hours=12)  # no call lasts so long


def places_of(call: UUID) -> dict[str, int]:
    """By channel, the milliseconds up to which the call was answered for."""
    return dict(LivePlace.objects.filter(call=call).values_list("channel", "milliseconds"))


def settle(call: UUID, channel: Channel, milliseconds: int) -> None:
    """To be called in the transaction of what was recorded. Never goes back."""
    execute(
        b"""
        INSERT INTO live_place (call, channel, milliseconds, at) VALUES (%s, %s, %s, ringback_now())
        ON CONFLICT (call, channel) DO UPDATE SET
            milliseconds = greatest(live_place.milliseconds, excluded.milliseconds), at = excluded.at
        """,
        [call, channel, milliseconds],
    )


def forget_lag(call: UUID) -> None:
    """The call is heard to its end. Its places stay: doors that did not hear of the end ask again."""
    LiveLag.objects.filter(call=call).delete()


def clean() -> None:
    """What calls of another day left behind."""
    for table in (b"live_place", b"live_lag"):
        execute(b"DELETE FROM " + table + b" WHERE at < ringback_now() - %s::interval", [STALE])


def note_lag(lags: dict[UUID, float]) -> None:
    """How late each call's words are now."""
    if lags:
        execute(
            b"""
            INSERT INTO live_lag (call, seconds, at)
            SELECT call, seconds, ringback_now() FROM unnest(%s::uuid[], %s::float8[]) AS a (call, seconds)
            ON CONFLICT (call) DO UPDATE SET seconds = excluded.seconds, at = excluded.at
            """,
            [list(lags), list(lags.values())],
        )


def behind(call: UUID) -> float | None:
    """Seconds that the live words of a call are late; null for one that nobody listens to now.

    A transcriber that says nothing any more is away: the words get later with every second.
    """
    found = rows(
        b"SELECT seconds, extract(epoch FROM ringback_now() - at)::float8 FROM live_lag WHERE call = %s",
        [call],
    )
    if not found:
        return None
    seconds, ago = map(float, found[0])
    return round(seconds + (ago if ago > FRESH else 0.0), 1)
