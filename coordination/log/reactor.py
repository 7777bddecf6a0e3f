"""What happens because of somebody's fact.

    @reactor("open_callbacks", kinds=("call",), on=(CallEnded, CallVoicemailLeft))
    def open_callbacks(cause: Logged) -> list[Entry]:
        ...

One causing event, one transaction: the guard and what is appended. A reactor decides from the log
alone; a read model may suggest stream ids. Ids of what it opens are `opened_id`, so that doing it
again does nothing. It never runs in a rebuild.
"""

from collections.abc import Callable, Sequence
from uuid import UUID, uuid5

import msgspec

from coordination.log.append import Entry
from coordination.log.event import Event, Logged

React = Callable[[Logged], Sequence[Entry]]

REACTORS: dict[str, "Reactor"] = {}
_NAMESPACE = UUID("6f1c9a52-3a0e-4c52-9a3c-5b1f0e7d4c11")  # of reactors' ids, ours alone


class Reactor(msgspec.Struct, frozen=True, kw_only=True):
    """`on`: the event classes that it needs, None for all of its kinds."""

    name: str
    kinds: tuple[str, ...]
    version: str
    on: tuple[type[Event], ...] | None
    react: React

    @property
    def actor(self) -> str:
        return f"system:{self.name}@{self.version}"


def reactor(
    name: str, *, kinds: tuple[str, ...], version: str = "1", on: tuple[type[Event], ...] | None = None
) -> Callable[[React], React]:
    """Register a reactor under a name that its guards and ids keep for ever."""

    def register(react: React) -> React:
        if name in REACTORS:
            raise TypeError(f"reactor {name} is registered twice")
        REACTORS[name] = Reactor(name=name, kinds=kinds, version=version, on=on, react=react)
        return react

    return register


def opened_id(reactor_name: str, cause: UUID) -> UUID:
    """The id of what this reactor opens because of this event: always the same one."""
    return uuid5(_NAMESPACE, f"{reactor_name}/{cause}")
