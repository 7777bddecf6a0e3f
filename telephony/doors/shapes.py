"""What a phone system may say, and in which shape: interop.md's list and no others."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from telephony.calls.events import Direction, EndReason

PRINTABLE = r"\A[^\x00-\x1f\x7f]+\Z"
Name = Annotated[str, Meta(max_length=64, pattern=PRINTABLE)]
Id = Annotated[str, Meta(max_length=255, pattern=PRINTABLE)]
Number = Annotated[str, Meta(pattern=r"\A\+[1-9][0-9]{6,14}\Z")]
Time = Annotated[datetime, Meta(tz=True)]


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """A CloudEvent. Extension attributes may stand beside these and are not kept."""

    specversion: Literal["1.0"]
    id: Id
    source: Id
    subject: Id
    time: Time
    type: Id
    data: msgspec.Raw
    datacontenttype: Literal["application/json"] | UnsetType = UNSET


class Data(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of what an event says. A field that we do not know is refused: it would be lost."""


class Offered(Data, frozen=True, kw_only=True):
    direction: Direction
    from_: Number | None = msgspec.field(name="from")
    to: Number
    line: Name | None = None


class NoticePlayed(Data, frozen=True, kw_only=True):
    language: Annotated[str, Meta(pattern=r"\A[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")]
    version: Name


class ConsentAnswered(Data, frozen=True, kw_only=True):
    recording: bool | UnsetType = UNSET
    transcription: bool | UnsetType = UNSET
    analysis: bool | UnsetType = UNSET
    how: Name = "not said"


class IvrSelected(Data, frozen=True, kw_only=True):
    menu: Name
    choice: Name


class Queued(Data, frozen=True, kw_only=True):
    queue: Name


class Answered(Data, frozen=True, kw_only=True):
    extension: Name | None = None


class Transferred(Data, frozen=True, kw_only=True):
    to: Name
    kind: Name


class Ended(Data, frozen=True, kw_only=True):
    reason: EndReason


class Plain(Data, frozen=True, kw_only=True):
    """Held, resumed, voicemail left: the type says it all."""


SHAPES: dict[str, type[Data]] = {
    "call.offered": Offered,
    "call.notice_played": NoticePlayed,
    "call.consent": ConsentAnswered,
    "call.ivr_selected": IvrSelected,
    "call.queued": Queued,
    "call.answered": Answered,
    "call.held": Plain,
    "call.resumed": Plain,
    "call.transferred": Transferred,
    "call.voicemail_left": Plain,
    "call.ended": Ended,
}
