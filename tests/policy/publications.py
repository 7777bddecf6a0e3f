"""Publishing in a test: the events, without the checks that come before them."""

from coordination.log.append import Entry, append
from coordination.log.event import Context, Event
from coordination.log.stream import load, now
from coordination.policy.documents import document_stream, hash_of
from coordination.policy.events import PolicyProposed, PolicyPublished, PolicyWithdrawn

BY = {"by": "person/x", "by_name": "X", "note": "a test"}


def publish(name: str, text: str) -> None:
    """This text as the document, in force from the next look on."""
    number = load(document_stream(name)).version + 1
    _append(
        name,
        PolicyProposed(name=name, draft=number, text=text, based_on=0, **BY),
        PolicyPublished(name=name, number=number, draft=number, hash=hash_of(text), loosens=(), **BY),
    )


def withdraw(name: str) -> None:
    """Back to what ships."""
    _append(name, PolicyWithdrawn(name=name, number=9, loosens=(), **BY))


def _append(name: str, *events: Event) -> None:
    loaded = load(document_stream(name))
    context = Context(actor="person/x", role="manager", clinic="riverbend", occurred_at=now())
    append([Entry(stream=loaded.stream, expected=loaded.version, events=list(events))], context)
