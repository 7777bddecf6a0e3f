"""What may be asked of a page."""

from datetime import datetime
from uuid import UUID

import msgspec

from telephony.pages.events import PageFailure, PagePurpose


class RequestPage(msgspec.Struct, frozen=True, kw_only=True):
    """Call somebody of the staff. The same page is requested once, however often this comes."""

    now: datetime
    person: UUID | None
    name: str
    number: str
    line: str
    script: str
    script_version: str
    language: str
    purpose: PagePurpose
    reference: UUID


class BeginDialing(msgspec.Struct, frozen=True, kw_only=True):
    """The phone system is about to be asked. Nothing happens if it was before, or if it is too late."""

    now: datetime
    source: str


class NotePlaced(msgspec.Struct, frozen=True, kw_only=True):
    """The phone system says that it has the call."""

    now: datetime
    source: str
    pbx_call_id: str


class NoteAnswered(msgspec.Struct, frozen=True, kw_only=True):
    """The telephone was picked up."""

    now: datetime


class PressKey(msgspec.Struct, frozen=True, kw_only=True):
    """Who picked up pressed a key."""

    now: datetime
    key: str


class NoteFailed(msgspec.Struct, frozen=True, kw_only=True):
    """The call could not be placed, or is over."""

    now: datetime
    why: PageFailure


class WithdrawPage(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody else has taken what this page is for."""

    now: datetime


class GiveUp(msgspec.Struct, frozen=True, kw_only=True):
    """The time has come at which somebody must have acted."""

    now: datetime


Command = (
    RequestPage | BeginDialing | NotePlaced | NoteAnswered | PressKey | NoteFailed | WithdrawPage | GiveUp
)
