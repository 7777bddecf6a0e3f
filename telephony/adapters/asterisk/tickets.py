"""Tickets for our AudioSocket door, by the name that Asterisk gives the call."""

from telephony.adapters.asterisk.names import SOURCE
from telephony.calls.telling import call_id
from telephony.doors.audiosocket.tickets import Tap, issue
from telephony.recordings.tracks import Track


def ticket(call: str, track: Track) -> str:
    """A UUID with which one party's sound introduces itself, once."""
    return str(issue(Tap(call_id(SOURCE, call), track, SOURCE)))
