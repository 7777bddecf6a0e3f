"""The parts of /readyz about calls that last: whether somebody hears them, and how late their words are.

They are asked of a process that has the sound of calls, so it tries the same way to the transcriber.
"""

import socket

from django.conf import settings

from coordination.http.readiness import Part, part
from coordination.log.database import rows
from transcription.live.notes import FRESH

LATE_SECONDS = 10.0
"""Past it nobody reads along: the talk is elsewhere. Words are given up at 30 (waiting.py)."""
PATIENCE = 0.2  # seconds; on one machine a socket opens at once or not at all

AWAY = "nobody hears calls while they last: is `manage.py transcriber` running on this machine?"
LATE = "words come late while calls last: too many calls at once for this transcriber"


@part("live_transcriber")
def live_transcriber() -> Part:
    """Whether somebody is there to hear. Not set up is well."""
    address = settings.RINGBACK_TRANSCRIBER_SOCKET
    heard = not address or reachable(address)
    return Part(ok=heard, note="" if heard else AWAY)


@part("live_words")
def live_words() -> Part:
    """How many calls have late words, and the seconds of the latest."""
    if not settings.RINGBACK_TRANSCRIBER_SOCKET:
        return Part(ok=True)
    late, seconds = lateness()
    return Part(ok=not late, lag_events=late, lag_seconds=round(seconds, 1), note=LATE if late else "")


def reachable(address: str) -> bool:
    """Whether a transcriber takes sound here."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as tried:
        tried.settimeout(PATIENCE)
        try:
            tried.connect(address)
        except OSError:
            return False
        return True


def lateness() -> tuple[int, float]:
    """Of the calls that last: how many have words that are late, and by how much at the most. A transcriber
    that notes nothing any more gets later every second."""
    ((late, seconds),) = rows(
        b"""
        SELECT count(*) FILTER (WHERE seconds >= %(late)s), coalesce(max(seconds), 0)::float8
        FROM (
            SELECT l.seconds + CASE WHEN age.seconds > %(fresh)s THEN age.seconds ELSE 0 END AS seconds
            FROM live_lag l
            JOIN calls c ON c.id = l.call AND c.state <> 'ended'
            CROSS JOIN LATERAL (SELECT extract(epoch FROM ringback_now() - l.at)::float8 AS seconds) age
        ) calls
        """,
        {"late": LATE_SECONDS, "fresh": FRESH},
    )
    return late, seconds
