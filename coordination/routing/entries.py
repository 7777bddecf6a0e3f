"""What a reactor of routing appends, in the mode in which it was found."""

from collections.abc import Sequence

from msgspec.structs import replace

from coordination.log.append import Entry
from coordination.log.event import Event, Logged
from coordination.log.reacting import context_of
from coordination.log.reactor import REACTORS
from coordination.log.stream import Loaded
from coordination.policy.published import policy


def entry_of(reactor: str, cause: Logged, loaded: Loaded, events: Sequence[Event], mode: str) -> Entry:
    """These events on the stream as it was loaded; in the shadow where nobody is to see them."""
    context = context_of(REACTORS[reactor], cause, policy().version)
    return Entry(
        stream=loaded.stream,
        expected=loaded.version,
        events=events,
        context=replace(context, mode=mode),
    )
