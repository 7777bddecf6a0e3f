"""Bearer tokens: made here, shown once, found by hash.

256 random bits need no slow hash: there is nothing to guess.
"""

import hashlib
import secrets

from coordination.people.models import Person, Token

PREFIX = "rb_"


def fresh() -> str:
    """A new secret; nothing is stored."""
    return PREFIX + secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def grant(person: Person, name: str, secret: str) -> Token:
    """Let `secret` act as `person`. Giving the same one again changes nothing."""
    token, _ = Token.objects.update_or_create(
        hash=hash_of(secret), defaults={"person": person, "name": name, "revoked_at": None}
    )
    return token


def person_of(secret: str) -> Person | None:
    """Whose token this is; None when unknown, revoked, or the account is closed."""
    if not secret.startswith(PREFIX) or len(secret) > 200:
        return None
    token = (
        Token.objects.select_related("person")
        .filter(hash=hash_of(secret), revoked_at=None, person__is_active=True)
        .first()
    )
    return token.person if token else None
