"""The part `transcriber` of /readyz. Calls do not depend on it; words do."""

from coordination.http.readiness import Part, part
from coordination.log.database import rows
from transcription.live.readiness import live_transcriber, live_words

LATE_SECONDS = 300.0  # a waiting recording is heard within seconds: past this the transcriber is away or slow
WAITING = "recordings wait to be heard: is `manage.py transcriber` running?"


@part("transcriber")
def transcriber() -> Part:
    """How many recordings are still to be heard, how long the oldest has waited, and how many are parked. Not
    well either when calls that last are not heard, or late."""
    ((jobs, seconds, parked),) = rows(
        b"""
        SELECT count(*) FILTER (WHERE state <> 'parked'),
            coalesce(extract(epoch FROM ringback_now() - min(wanted_at) FILTER (WHERE state <> 'parked')),
                     0)::float8,
            count(*) FILTER (WHERE state = 'parked')
        FROM transcription_pass WHERE NOT second AND state IN ('waiting', 'running', 'parked')
        """
    )
    notes = ["" if seconds < LATE_SECONDS else WAITING, live_transcriber().note, live_words().note]
    return Part(
        ok=not any(notes),
        lag_events=jobs,
        lag_seconds=round(seconds, 3),
        parked=parked,
        note="; ".join(filter(None, notes)),
    )
