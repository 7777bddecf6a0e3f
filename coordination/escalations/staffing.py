"""Who is on duty, who of them is there, and whose telephone may ring: the clinic at this moment.

By the roster, where it covers a duty; else everybody who holds it. There is who has a screen open.
"""

from collections.abc import Iterable
from datetime import datetime

from coordination.escalations.moment import Moment, Somebody
from coordination.escalations.notifying.browsers import with_browsers
from coordination.escalations.notifying.choosing import messenger
from coordination.people.models import Person, Role
from coordination.people.presence import present
from coordination.people.roles import DUTIES, duties_of
from coordination.policy.published import policy
from coordination.policy.roster import ON_CALL_DUTY, Roster

Staff = dict[str, tuple[Person, ...]]
TELEPHONE = Somebody(by=f"duty/{ON_CALL_DUTY}", name="On-call telephone")


def moment_at(now: datetime) -> Moment:
    """The clinic at `now`, which is the log's time."""
    clinic = policy()
    holders = _holders()
    here = present()
    on_duty = {duty: _on_duty(clinic.roster, duty, now, people) for duty, people in holders.items()}
    reachable = with_browsers()
    return Moment(
        now=now,
        hours=clinic.hours,
        there={duty: _named(one for one in some if one.pk in here) for duty, some in on_duty.items()},
        holders={duty: _named(people) for duty, people in holders.items()},
        browsers={duty: _named(one for one in some if one.pk in reachable) for duty, some in on_duty.items()},
        writes=messenger() is not None,
        telephone=_telephone(clinic.roster, now),
        rings=frozenset(name for name in clinic.handoff_map.queues if clinic.rollout.acts("telephone", name)),
    )


def _holders() -> Staff:
    people = Person.objects.filter(is_active=True).order_by("display_name", "pk")
    held: dict[str, list[Person]] = {duty: [] for duty in DUTIES}
    for one in people:
        for duty in duties_of(Role(one.role), one.granted_duties):
            held[duty].append(one)
    return {duty: tuple(some) for duty, some in held.items()}


def _on_duty(roster: Roster, duty: str, now: datetime, holders: Iterable[Person]) -> list[Person]:
    """Who the roster names holds the duty, whatever her role: that is what a roster is for."""
    if not roster.covers(duty):
        return list(holders)
    names = roster.on_duty(duty, now)
    found = {one.username: one for one in Person.objects.filter(username__in=names, is_active=True)}
    return [found[name] for name in names if name in found]


def _named(people: Iterable[Person]) -> tuple[Somebody, ...]:
    return tuple(somebody(one) for one in people)


def somebody(one: Person) -> Somebody:
    return Somebody(by=f"person/{one.pk}", name=one.display_name)


def _telephone(roster: Roster, now: datetime) -> Somebody:
    """Whose telephone rings for the on-call: there always is one."""
    name = roster.on_call(now).person
    found = Person.objects.filter(username=name, is_active=True).first() if name is not None else None
    return somebody(found) if found is not None else TELEPHONE
