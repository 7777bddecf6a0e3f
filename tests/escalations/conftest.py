"""A clinic with people at their screens, a call on the line, and words that must be answered for."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace

from audit.access.record import RECENT
from coordination.escalations.ids import escalation_id
from coordination.escalations.row import EscalationRow
from coordination.escalations.staffing import somebody
from coordination.log.event import Event
from coordination.log.stream import now
from coordination.people import presence
from coordination.people.models import Person
from coordination.policy.in_force import IN_FORCE
from coordination.policy.published import policy, shipped
from coordination.policy.rollout import Mode, Rollout
from telephony.calls.events import CallAnswered, CallEnded
from tests.escalations.words import hear, trigger
from tests.followups.calls import offered, some_number, tell
from tests.http.client import Script
from tests.people.accounts import person


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """A test begins as a process does: no reading is recorded, and what ships is in force."""
    RECENT.clear()
    IN_FORCE.put(None)
    yield
    RECENT.clear()
    IN_FORCE.put(None)


class Ward:
    """People by role, calls, and what is heard in them."""

    def __init__(self, react: Callable[[], None], fire: Callable[[], int], clock: Any) -> None:
        self.react, self.fire, self.clock = react, fire, clock
        self.there: list[Person] = []

    def sits(self, role: str, name: str = "") -> Person:
        """Somebody of that role, with a screen open."""
        one = person(role, name)
        presence.seen(f"socket of {one.pk}", one.pk)
        self.there.append(one)
        return one

    def leaves(self, one: Person) -> None:
        presence.left(f"socket of {one.pk}")
        self.there.remove(one)

    def script(self, one: Person) -> Script:
        return Script(one)

    def call(self, mode: str = "live") -> UUID:
        """A caller is on the line with the front desk."""
        call = uuid4()
        began = now() - timedelta(seconds=60)
        tell(call, offered(some_number(), began), CallAnswered(at=began + timedelta(seconds=5)), mode=mode)
        return call

    def hang_up(self, call: UUID, at: datetime | None = None) -> None:
        tell(call, CallEnded(at=at or now(), reason="completed"))
        self.react()

    def hear(self, call: UUID, *found: Event, mode: str = "live") -> None:
        """Words are heard in a call, and whatever follows from them has followed."""
        hear(call, *(found or [trigger()]), mode=mode)
        self.react()

    def chest_pain(self, mode: str = "live") -> UUID:
        """The escalation of a caller with chest pain."""
        call = self.call(mode)
        self.hear(call, mode=mode)
        return escalation_id(call, "chest_pain")

    def later(self, seconds: float) -> int:
        """The clock goes on, with every screen still open; how many alarms rang."""
        self.clock.advance(timedelta(seconds=seconds))
        for one in self.there:
            presence.seen(f"socket of {one.pk}", one.pk)
        rang: int = self.fire()
        self.react()
        return rang


@pytest.fixture
def ward(react: Callable[[], None], fire_alarms: Callable[[], int], clock: Any) -> Ward:
    return Ward(react, fire_alarms, clock)


def row_of(escalation: UUID) -> EscalationRow:
    return EscalationRow.objects.get(pk=escalation)


def told(row: EscalationRow) -> list[tuple[str, str, str]]:
    return [(one["name"], one["channel"], one["outcome"]) for one in row.notified]


def telephone(mode: Mode) -> None:
    """The clinic lets telephones ring, or not, for every queue."""
    rollout = policy().rollout
    changed = Rollout(everywhere={**rollout.everywhere, "telephone": mode}, queues=rollout.queues)
    IN_FORCE.put(replace(shipped(), rollout=changed, version=f"telephone {mode}"))


def by(one: Person) -> str:
    return somebody(one).by
