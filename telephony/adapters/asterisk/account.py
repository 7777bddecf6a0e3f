"""RINGBACK_ASTERISK: where the Asterisk is, and how its dialplan and ours know each other."""

import re
from typing import Literal
from urllib.parse import urlsplit

import msgspec

SHORTEST = 16  # characters: who has this password can listen to every call
SAFE_NAME = re.compile(r"[A-Za-z0-9_.-]{1,64}")
SOCKET = re.compile(r"[A-Za-z0-9_.-]+:[0-9]{1,5}")


class Account(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One Asterisk.

    `trunk` is the PJSIP endpoint that reaches telephone numbers, `region` the country whose way of writing
    numbers it uses. `media` says how sound comes to us: from Asterisk to our AudioSocket door while the call
    lasts, by a recording of Asterisk's own that is fetched afterwards, or not at all.
    """

    url: str
    user: str
    password: str
    app: str = "ringback"
    trunk: str = "trunk"
    region: str = "US"
    media: Literal["audiosocket", "recording", "none"] = "audiosocket"
    audiosocket: str = "127.0.0.1:9092"

    def __post_init__(self) -> None:
        if urlsplit(self.url).scheme not in {"http", "https"} or not urlsplit(self.url).hostname:
            raise ValueError("url is no http:// or https:// address")
        if len(self.password) < SHORTEST:
            raise ValueError(f"password has fewer than {SHORTEST} characters")
        if not SAFE_NAME.fullmatch(self.app) or not SAFE_NAME.fullmatch(self.trunk):
            raise ValueError("app and trunk are letters, digits, dots, dashes and underscores")
        if not SOCKET.fullmatch(self.audiosocket):
            raise ValueError("audiosocket is host:port")


def asterisk_of(text: str) -> Account | None:
    """RINGBACK_ASTERISK as it stands in the environment; None where it is empty.

    ValueError says what is wrong, never the password.
    """
    if not text or text == "{}":
        return None
    try:
        return msgspec.json.decode(text, type=Account)
    except msgspec.DecodeError as error:
        raise ValueError(f"RINGBACK_ASTERISK: {error}") from None
