"""How a call's sound is had: by channels beside the caller's own, which hear it and are no part of it.

The call keeps its legs whatever becomes of these (S12). What is made beside a call carries the call's name in
its own, so it is found and cut also by a process that did not make it (S13).
"""

import time
from collections.abc import Callable
from functools import partial

from telephony.adapters.asterisk import names
from telephony.adapters.asterisk.refusals import ChannelGone, NotInOurHands
from telephony.adapters.asterisk.rest import Ari
from telephony.recordings.tracks import Track

SIDES: dict[Track, names.Side] = {"inbound": "in", "outbound": "out"}
TRIES = 20
PAUSE = 0.05  # seconds; a new channel is in our application a few milliseconds after it was made

Ticket = Callable[[Track], str]


def stream(ari: Ari, call: str, ticket: Ticket) -> None:
    """Both parties' sound to our AudioSocket door while the call lasts: a tap and a ticket for each."""
    for track in SIDES:
        stream_side(ari, call, track, ticket)


def stream_side(ari: Ari, call: str, track: Track, ticket: Ticket) -> None:
    """One party's."""
    name = names.tap_name(SIDES[track], call)
    ari.hear(call, SIDES[track], name)
    _once_there(partial(ari.go_on, name, names.TAP, ticket(track)))


def tapped(name: str) -> tuple[str, Track] | None:
    """Whose sound, and which party's, a channel of this name brings to our door; None for any other."""
    call, side = names.call_beside(name), names.side_beside(name)
    track = next((track for track, one in SIDES.items() if one == side), None)
    return None if call is None or track is None else (call, track)


def record(ari: Ari, call: str) -> str:
    """Have Asterisk record both parties into one file; the recording has the name of its tap."""
    name = names.tap_name("both", call)
    ari.hear(call, "both", name)
    _once_there(partial(ari.record, name, name))
    return name


def cut(ari: Ari, call: str) -> None:
    """Nobody hears this call any more, and what Asterisk recorded of it is destroyed."""
    beside = [one.id for one in ari.channels() if names.call_beside(one.id) == call]
    for name in beside:
        ari.destroy_recording(name)
        ari.hang_up(name)


def _once_there(act: Callable[[], None]) -> None:
    """Do this to a channel that is just coming into our application."""
    for _ in range(TRIES - 1):
        try:
            act()
        except (NotInOurHands, ChannelGone):
            time.sleep(PAUSE)
        else:
            return
    act()
