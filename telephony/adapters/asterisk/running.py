"""The loops of an Asterisk: its events and callers, and the door by which its sound comes."""

import threading
from collections.abc import Callable

import structlog

from coordination.log.errors import Refused
from telephony.adapters.asterisk.adapter import AsteriskAdapter
from telephony.adapters.asterisk.serving import Serving
from telephony.adapters.asterisk.tickets import ticket
from telephony.adapters.connected import asterisk
from telephony.doors.audiosocket.server import run_audiosocket

AGAIN = 5.0  # seconds until the door is tried again, while another process has it

Loop = Callable[[threading.Event], None]
log = structlog.get_logger()


class NoAsterisk(Refused):
    sentence = "RINGBACK_ASTERISK is not set: see docs/asterisk.md."


def _the_asterisk() -> AsteriskAdapter:
    adapter = asterisk()
    if adapter is None:
        raise NoAsterisk
    return adapter


def run_asterisk(stop: threading.Event) -> None:
    """Listen and talk until told to stop. Raises NoAsterisk."""
    Serving(_the_asterisk(), ticket).run(stop)


def run_door(stop: threading.Event) -> None:
    """Open for as long as the process runs: calls go on without it, so that nothing ends where it fails."""
    account = _the_asterisk().ari.account
    host, _, port = account.audiosocket.rpartition(":")
    while account.media == "audiosocket" and not stop.is_set():
        try:
            run_audiosocket(stop, host, int(port))
        except OSError as error:
            log.warning("audiosocket door not open", why=type(error).__name__)
            stop.wait(AGAIN)
    stop.wait()


LOOPS: dict[str, Loop] = {"asterisk": run_asterisk, "audiosocket": run_door}
