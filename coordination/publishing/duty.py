"""Who is on duty now, by duty, and who of them is there."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from coordination.people.models import Person, Role
from coordination.people.presence import present
from coordination.people.roles import duties_of
from coordination.policy.published import Policy
from coordination.publishing import shapes


def on_duty(policy: Policy, now: datetime) -> shapes.OnDuty:
    """The clinic at `now`: by the roster where it covers a duty, else everybody who holds it."""
    people = {
        one.username: one for one in Person.objects.filter(is_active=True).order_by("display_name", "pk")
    }
    here = present()
    holders = _holders(list(people.values()))
    duties = []
    for duty, known in policy.duties.items():
        rostered = policy.roster.covers(duty)
        names = policy.roster.on_duty(duty, now) if rostered else [one.username for one in holders[duty]]
        found = [people[name] for name in names if name in people]
        duties.append(
            shapes.DutyNow(
                duty=duty,
                title=known.title,
                rostered=rostered,
                people=[
                    shapes.DutyPerson(
                        id=one.pk, name=one.display_name, initials=one.initials, there=one.pk in here
                    )
                    for one in found
                ],
            )
        )
    turn = policy.roster.on_call(now)
    until = policy.hours.open_until(now)
    whose = people.get(turn.person) if turn.person is not None else None
    return shapes.OnDuty(
        now=now,
        open_until=until,
        next_open=None if until is not None else policy.hours.next_open(now),
        duties=duties,
        telephone=turn.number,
        telephone_of=whose.display_name if whose is not None else None,
    )


def _holders(people: Sequence[Person]) -> Mapping[str, list[Person]]:
    held: dict[str, list[Person]] = defaultdict(list)
    for one in people:
        for duty in duties_of(Role(one.role), one.granted_duties):
            held[duty].append(one)
    return held
