"""Accounts for tests: one a role, with a token; a password only where a test signs in by it."""

import itertools

from coordination.people import tokens
from coordination.people.models import Person

_numbers = itertools.count(1)


def person(role: str, name: str = "", password: str | None = None) -> Person:
    """A new account."""
    made = Person(
        username=(name.split(maxsplit=1)[0].lower() if name else f"{role}{next(_numbers)}"),
        display_name=name or f"{role.replace('_', ' ').title()} Person",
        role=role,
    )
    if password is None:
        made.set_unusable_password()
    else:
        made.set_password(password)
    made.save()
    return made


def token_of(someone: Person) -> str:
    secret = tokens.fresh()
    tokens.grant(someone, "test", secret)
    return secret
