"""Whose words cannot wait: such a caller is not put on hold and gets no voicemail, but goes on to people.

Who has the words knows it, and is above us: it registers here.
"""

from collections.abc import Callable
from uuid import UUID

Knows = Callable[[UUID], bool]
_KNOWING: list[Knows] = []


def knows_urgent(knows: Knows) -> Knows:
    """Register who can say of a call whether somebody must answer at once for what was said in it."""
    _KNOWING.append(knows)
    return knows


def is_urgent(call: UUID) -> bool:
    """Whether anybody says so, of all that is in the log by now. Raises what a database raises."""
    return any(knows(call) for knows in _KNOWING)
