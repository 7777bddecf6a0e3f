"""What an Asterisk says over ARI, as far as we listen: resources and events of its 22 (and 18 to 21).

Fields that we do not use are not here and are ignored; an event that is not in EVENTS is none of ours.
Source: the api-docs that every Asterisk serves under /ari/api-docs, compared with what a real 22.10 sent.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec

from telephony.adapters.asterisk import names


class Party(msgspec.Struct, frozen=True):
    number: str = ""


class Place(msgspec.Struct, frozen=True):
    """Where a channel is in the dialplan."""

    context: str = ""
    exten: str = ""
    app_name: str = ""


class Channel(msgspec.Struct, frozen=True):
    """One leg. `channelvars` is there when ari.conf asks for it; a variable that is not set is empty."""

    id: str
    name: str = ""
    state: str = ""
    creationtime: str = ""
    caller: Party = Party()
    dialplan: Place = Place()
    channelvars: dict[str, str] = {}

    def variable(self, name: str) -> str:
        return self.channelvars.get(name) or ""

    @property
    def call(self) -> str | None:
        """The call that this leg is part of; None for one that is none of ours."""
        return self.variable(names.CALL) or None

    @property
    def is_other_party(self) -> bool:
        """The patient's own leg: that of the caller, or the one that we placed."""
        return self.call == self.id


class Bridge(msgspec.Struct, frozen=True):
    id: str
    channels: Sequence[str] = ()


class Playback(msgspec.Struct, frozen=True):
    """`state` is `done` also for one that was stopped, `failed` for a sound that is not there."""

    id: str
    target_uri: str = ""
    state: str = ""

    @property
    def channel(self) -> str:
        return self.target_uri.removeprefix("channel:")


class Recording(msgspec.Struct, frozen=True):
    """`duration` in whole seconds. One that was canceled finishes like any other, and leaves no file."""

    name: str
    state: str = ""
    duration: int | None = None


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """Any event."""

    type: str
    timestamp: str = ""


class AboutChannel(Told, frozen=True, kw_only=True):
    channel: Channel


class StasisStart(AboutChannel, frozen=True, kw_only=True):
    args: Sequence[str] = ()


class Digit(AboutChannel, frozen=True, kw_only=True):
    digit: str


class Destroyed(AboutChannel, frozen=True, kw_only=True):
    """`cause` is that of Q.850; 0 is unknown."""

    cause: int = 0


class Dial(Told, frozen=True, kw_only=True):
    """`caller` is missing where we dialed by ARI. `dialstatus` is empty at the beginning."""

    peer: Channel
    caller: Channel | None = None
    dialstatus: str = ""


class BlindTransfer(AboutChannel, frozen=True, kw_only=True):
    """`channel` is who transfers."""

    exten: str
    result: str
    transferee: Channel | None = None


class AttendedTransfer(Told, frozen=True, kw_only=True):
    transferer_first_leg: Channel
    transferer_second_leg: Channel
    result: str
    transferee: Channel | None = None
    transfer_target: Channel | None = None


class PlaybackTold(Told, frozen=True, kw_only=True):
    playback: Playback


class RecordingTold(Told, frozen=True, kw_only=True):
    recording: Recording


class Plain(Told, frozen=True, kw_only=True):
    """The type says it all."""


EVENTS: dict[str, type[Told]] = {
    "StasisStart": StasisStart,
    "StasisEnd": AboutChannel,
    "ChannelStateChange": AboutChannel,
    "ChannelDtmfReceived": Digit,
    "ChannelHold": AboutChannel,
    "ChannelUnhold": AboutChannel,
    "ChannelHangupRequest": AboutChannel,
    "ChannelDestroyed": Destroyed,
    "Dial": Dial,
    "ChannelEnteredBridge": AboutChannel,
    "BridgeBlindTransfer": BlindTransfer,
    "BridgeAttendedTransfer": AttendedTransfer,
    "PlaybackFinished": PlaybackTold,
    "RecordingStarted": RecordingTold,
    "RecordingFinished": RecordingTold,
    "RecordingFailed": RecordingTold,
    "ApplicationReplaced": Plain,
}


def read_event(raw: str | bytes) -> Told | None:
    """The event in its shape; None for a type that we do not listen to. Raises msgspec.DecodeError."""
    head = msgspec.json.decode(raw, type=Plain)
    shape = EVENTS.get(head.type)
    return None if shape is None else msgspec.json.decode(raw, type=shape)


def time_of(text: str) -> datetime | None:
    """Asterisk's own time, to the millisecond; None for one that is missing or makes no sense."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo is not None else None
