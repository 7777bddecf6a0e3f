"""Who is reading, as what, and why."""

from uuid import UUID

import msgspec


class Accessor(msgspec.Struct, frozen=True, kw_only=True):
    """One request's reader. Every door function takes it; nothing private is read without one.

    `route` is the pattern of the address, never the address: no id of anybody stands in it.
    `trail` fills as the door is used; an answer with patient data and an empty trail is a fault.
    """

    person: UUID
    name: str
    role: str
    purpose: str
    clinic: str
    route: str
    trail: list[str] = msgspec.field(default_factory=list)
