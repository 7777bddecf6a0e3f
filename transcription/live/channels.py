"""Which party a track carries, and where its sound lies."""

from telephony.recordings.tracks import Track
from transcription.transcripts.events import Channel

TRACKS: tuple[Track, ...] = ("inbound", "outbound")


def channel_of(track: Track) -> Channel:
    """What comes in from the line is the caller."""
    return "caller" if track == "inbound" else "staff"
