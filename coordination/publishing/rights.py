"""Who proposes, publishes and signs. docs/access.md has the table, made from here.

Whoever may publish a clinical document may publish a stricter one; what is looser needs a license (S4).
"""

from collections.abc import Mapping
from typing import Final

import msgspec

from coordination.people.models import Person, Role
from coordination.policy.commands import Person as Asking
from coordination.policy.events import Subject
from coordination.publishing.titles import Kind, kind_of

READS: Final = frozenset({Role.NURSE, Role.SUPERVISOR, Role.MANAGER, Role.AUDITOR, Role.ADMINISTRATOR})
PROPOSES: Final = frozenset({Role.NURSE, Role.SUPERVISOR, Role.MANAGER})
# The calls behind a figure are patients': a manager sees how many, never which.
SEES_CALLS: Final = frozenset({Role.NURSE, Role.SUPERVISOR})
SIGNS_SOMETHING: Final = frozenset({Role.SUPERVISOR, Role.MANAGER, Role.ADMINISTRATOR, Role.NURSE})

LICENSED_ROLES: Final = frozenset({Role.NURSE})
LICENSED_GRANTS: Final = frozenset({"medical_director"})


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """Any of these roles, or any of these grants on an account whose role reaches the page."""

    roles: frozenset[Role]
    grants: frozenset[str] = frozenset()

    def holds_for(self, person: Person) -> bool:
        return person.role in self.roles or not self.grants.isdisjoint(person.granted_duties)


PUBLISHES: Mapping[Kind, Rule] = {
    "clinical": Rule(roles=PROPOSES, grants=frozenset({"medical_director"})),
    "legal": Rule(roles=frozenset({Role.MANAGER}), grants=frozenset({"privacy_officer", "medical_director"})),
    "operations": Rule(roles=frozenset({Role.SUPERVISOR, Role.MANAGER})),
}
SIGNS: Mapping[Subject, Rule] = {
    "notices": Rule(
        roles=frozenset({Role.SUPERVISOR, Role.MANAGER}),
        grants=frozenset({"privacy_officer", "medical_director"}),
    ),
    "backups": Rule(roles=frozenset({Role.MANAGER, Role.ADMINISTRATOR})),
    "downtime_drill": Rule(roles=frozenset({Role.SUPERVISOR, Role.MANAGER})),
}


def may_publish(person: Person, name: str) -> bool:
    return PUBLISHES[kind_of(name)].holds_for(person)


def is_licensed(person: Person) -> bool:
    """May loosen what is clinical."""
    return person.role in LICENSED_ROLES or not LICENSED_GRANTS.isdisjoint(person.granted_duties)


def asking(person: Person, name: str) -> Asking:
    """The one who asks, as a decision about this document sees her."""
    return Asking(
        by=f"person/{person.pk}",
        name=person.display_name,
        may_publish=may_publish(person, name),
        licensed=is_licensed(person),
    )
