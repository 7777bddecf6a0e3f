"""How our things are called inside an Asterisk, and what its names tell. The example dialplan has the same.

A call is named by its caller's channel id. What we make beside a call carries that name in its own.
"""

import re
import secrets
from typing import Final, Literal

SOURCE: Final = "asterisk"

PEOPLE, FALLBACK = "ringback-people", "ringback-fallback"
PLAY, ROUTE, TAP = "ringback-play", "ringback-route", "ringback-tap"
"""Contexts of the dialplan in which calls go on. The extension is the line's name; of ROUTE it is `s`."""

CALL, LINE, NUMBER, DIRECTION = "RINGBACK_CALL", "RINGBACK_LINE", "RINGBACK_NUMBER", "RINGBACK_DIRECTION"
"""Variables of a channel, shown in every message about it (`channelvars` in ari.conf)."""
PROMPT, TO = "RINGBACK_PROMPT", "RINGBACK_TO"
MOVES = "RINGBACK_MOVES"
"""Set by the dialplan, and shown like those of a call, on a caller whom people have or are rung for: when
their leg is hung up the dialplan goes on, and reads in the global variable `sent_to` where the call goes."""
LEASE = "TIMEOUT(absolute)"

INBOUND, UNANSWERED, OUTBOUND, BESIDE, PAGE = "inbound", "unanswered", "outbound", "beside", "page"
"""With which argument a channel enters our application. BESIDE are our own: taps, not callers. PAGE is one of
our people whom we rang, with the version of what is spoken as the second argument."""

Side = Literal["in", "out", "both"]
_BESIDE = re.compile(r"ringback-(?P<side>in|out|both)-(?P<call>.+)-[0-9a-f]{8}")
_MESSAGE = re.compile(r"ringback-message-(?P<call>.+)-[0-9a-f]{8}")
_PAGE = re.compile(r"ringback-page-(?P<ticket>[A-Za-z0-9_-]{43})")
_ENDPOINT = re.compile(r"[^/]+/(?P<name>[^@;]+?)(?:-[0-9a-f]{8})?(?:[@;].*)?")


def _ours(kind: str, call: str) -> str:
    return f"ringback-{kind}-{call}-{secrets.token_hex(4)}"


def tap_name(side: Side, call: str) -> str:
    """An id for a channel that hears one side of a call: what the caller says (in), or hears (out). What is
    recorded of both has the name of its tap."""
    return _ours(side, call)


def message_name(call: str) -> str:
    """A voicemail."""
    return _ours("message", call)


def new_call() -> str:
    """An id for a channel that we are about to make, known before it rings."""
    return f"ringback-{secrets.token_hex(16)}"


def page_name(ticket: str) -> str:
    """The channel of a page, by its ticket: always the same, so that asking again rings nobody twice."""
    return f"ringback-page-{ticket}"


def ticket_of_page(channel: str) -> str | None:
    """The ticket in a page's channel; None for any other channel."""
    found = _PAGE.fullmatch(channel)
    return found["ticket"] if found else None


def sent_to(call: str) -> str:
    """The global variable that says where a call goes that we take from people."""
    return f"{TO}_{call}"


def call_beside(name: str) -> str | None:
    """The call whose tap or recording it is; None for what is not ours."""
    found = _BESIDE.fullmatch(name)
    return found["call"] if found else None


def side_beside(name: str) -> str | None:
    """Which side of that call it hears."""
    found = _BESIDE.fullmatch(name)
    return found["side"] if found else None


def call_of_message(name: str) -> str | None:
    """The call in which a voicemail was left; None for any other recording."""
    found = _MESSAGE.fullmatch(name)
    return found["call"] if found else None


def sound_of(version: str) -> str:
    """Asterisk's name of a prompt's sound file. With its version: what is played is what is written down."""
    return f"ringback/{version}"


def extension_of(channel_name: str) -> str | None:
    """Whose telephone it is: `front-desk` of `PJSIP/front-desk-0000002a`."""
    found = _ENDPOINT.fullmatch(channel_name)
    return found["name"] if found else None
