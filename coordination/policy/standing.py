"""The policy's streams as they are at one moment, from one look at the log."""

from collections.abc import Iterable, Mapping

import msgspec

from coordination.log.decider import state_of
from coordination.log.stream import Loaded, load_many
from coordination.policy.decisions import decider_of
from coordination.policy.documents import REGISTER, Files, document_stream, hash_of, names_of, overlaid
from coordination.policy.events import PolicyProposed
from coordination.policy.register import Register, register_of
from coordination.policy.state import Document


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Every document by name, also those that nobody touched, and the register."""

    documents: Mapping[str, Document]
    loaded: Mapping[str, Loaded]
    register: Register
    register_version: int

    def files_over(self, shipped: Files) -> dict[str, bytes]:
        """What is in force: the published documents over what ships."""
        published = {name: one.text for name, one in self.documents.items() if one.text is not None}
        return overlaid(shipped, published)

    def proposed(self) -> dict[str, str]:
        """Every text that was ever proposed, by SHA-256."""
        return {
            hash_of(event.text): event.text
            for loaded in self.loaded.values()
            for event in loaded.events
            if isinstance(event, PolicyProposed)
        }


def standing_of(shipped: Files) -> Standing:
    """The documents that these files are, as the log has them now."""
    return _standing(names_of(shipped))


def _standing(names: Iterable[str]) -> Standing:
    streams = {name: document_stream(name) for name in names}
    found = load_many([*streams.values(), REGISTER])
    loaded = {name: found[stream] for name, stream in streams.items()}
    return Standing(
        documents={name: state_of(decider_of(name), one.events) for name, one in loaded.items()},
        loaded=loaded,
        register=register_of(found[REGISTER].events),
        register_version=found[REGISTER].version,
    )
