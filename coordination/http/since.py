"""Events in a few words: for a lost race, a history, a timeline. Never a patient word (S8)."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from uuid import UUID

import msgspec

from coordination.http.words import ago, in_words
from coordination.log.errors import ConcurrencyError
from coordination.log.event import Event, Logged
from coordination.log.stream import load
from coordination.people.models import Person

E = TypeVar("E", bound=Event)
_SAYS: dict[type[Event], Callable[[Any], str]] = {}
_DOES: dict[type[Event], Callable[[Any], str | None]] = {}


def says(cls: type[E], words: str | Callable[[E], str]) -> None:
    """How an event of this class reads after its actor's name: `says(FollowupClaimed, "claimed this")`."""
    _SAYS[cls] = words if callable(words) else lambda _: words


def summary_of(logged: Logged) -> str:
    """`claimed this`; without words of its own, its type: `followup.due_changed` -> `due changed`."""
    words = _SAYS.get(type(logged.event)) if isinstance(logged.event, Event) else None
    if words is not None:
        return words(logged.event)
    return in_words(logged.type.partition(".")[2])


def does(cls: type[E], who: Callable[[E], str | None]) -> None:
    """Who did what an event of this class says, where a part of ours only took it down; None: its actor."""
    _DOES[cls] = who


def doer_of(logged: Logged, names: Mapping[str, str]) -> str:
    """Whose name stands before the summary; `names` are those of the actors."""
    who = _DOES.get(type(logged.event)) if isinstance(logged.event, Event) else None
    return (who(logged.event) if who is not None else None) or names[logged.actor]


def actor_names(actors: set[str]) -> dict[str, str]:
    """`person/<uuid>` -> the name that colleagues read; parts of ours are Ringback, a phone system itself."""
    ids = {actor: UUID(actor.partition("/")[2]) for actor in actors if actor.startswith("person/")}
    people = dict(Person.objects.filter(pk__in=ids.values()).values_list("pk", "display_name")) if ids else {}
    return {
        actor: people.get(ids[actor], "a former colleague") if actor in ids else _part(actor)
        for actor in actors
    }


def _part(actor: str) -> str:
    if actor.startswith("system:"):
        return "Ringback"
    return {"caller": "the caller"}.get(
        actor, "the phone system" if actor.startswith("phone:") else "Ringback"
    )


def actor_name(actor: str) -> str:
    """One actor's name."""
    return actor_names({actor})[actor]


class Happened(msgspec.Struct, frozen=True):
    """The answer to a stale version."""

    sentence: str
    items: list[dict[str, str]]


def what_happened(error: ConcurrencyError) -> Happened:
    """Everything after the version that the client had seen, and the newest of it as a sentence."""
    loaded = load(error.stream)
    newer = [at for at in loaded.logged if at.version > (error.expected or 0)]
    names = actor_names({at.actor for at in newer})
    items = [
        {
            "at": at.recorded_at.isoformat().replace("+00:00", "Z"),
            "actor": names[at.actor],
            "summary": summary_of(at),
        }
        for at in newer
    ]
    if not newer:
        return Happened("This is not the version that you saw. Load it again.", [])
    last = newer[-1]
    first_name = (
        names[last.actor].split(",")[0].split()[0] if last.actor.startswith("person/") else names[last.actor]
    )
    return Happened(f"{first_name} {summary_of(last)} {ago(last.recorded_at, loaded.now)}.", items)
