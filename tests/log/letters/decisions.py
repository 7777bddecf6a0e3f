"""A letter is posted once, delivered once, and returned when it was not delivered by its due time."""

from datetime import datetime
from typing import Any

import msgspec

from coordination.log.errors import Refused
from coordination.log.event import Event
from tests.log.letters.events import LetterDelivered, LetterPosted, LetterReturned


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    posted: bool = False
    ended: bool = False
    due: datetime | None = None


class Post(msgspec.Struct, frozen=True):
    to: str
    due: datetime | None = None


class Deliver(msgspec.Struct, frozen=True):
    pass


class Return(msgspec.Struct, frozen=True):
    now: datetime


class NotPosted(Refused):
    sentence = "This letter was never posted."


def evolve(state: Letter, event: Event) -> Letter:
    match event:
        case LetterPosted(due=due):
            return msgspec.structs.replace(state, posted=True, due=due)
        case LetterDelivered() | LetterReturned():
            return msgspec.structs.replace(state, ended=True, due=None)
        case _:
            return state


def decide(state: Letter, command: Any) -> list[Event]:
    match command:
        case Post(to, due):
            return [] if state.posted else [LetterPosted(to=to, due=due)]
        case Deliver():
            if not state.posted:
                raise NotPosted
            return [] if state.ended else [LetterDelivered()]
        case Return(now):
            return [] if state.due is None or now < state.due else [LetterReturned(late=True)]
        case _:
            raise TypeError(command)


def alarms(state: Letter) -> dict[str, datetime]:
    return {} if state.due is None else {"return": state.due}
