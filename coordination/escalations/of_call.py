"""The escalations of a call, found by the ids that they must have: no read model is asked."""

from collections.abc import Iterable
from uuid import UUID

from coordination.escalations.ids import escalation_id, stream_of
from coordination.log.stream import Loaded, load_many
from coordination.policy.published import policy


def escalations_of(call: UUID) -> list[Loaded]:
    """Those that were raised, one for each category at the most. What was only computed is not among them."""
    found = load_many([stream_of(escalation_id(call, category)) for category in _categories()])
    return [loaded for loaded in found.values() if loaded.version]


def _categories() -> Iterable[str]:
    return policy().handoff_map.categories
