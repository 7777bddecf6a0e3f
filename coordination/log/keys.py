"""Data keys: a stream's own (facts) and a call's by content class (words, audio, notes).

A key that is missing and not listed in `log_destroyed` has not been made yet; one that is listed
there is gone for good. Open keys are cached for 60 s; `drop` empties the cache at once, and every
process calls it when it hears of a destruction.
"""

import time
from collections.abc import Iterable, Sequence
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction

from coordination.log.arrays import array
from coordination.log.database import execute, rows
from coordination.log.errors import StreamForgotten
from coordination.log.sealing import new_wrapped_key, unwrap

FACTS = ""  # the class under which a stream's own key stands
CACHE_SECONDS = 60.0
CACHE_KEYS = 50_000  # about 20 MB; past it the cache begins anew

Owner = tuple[str, str]
_cache: dict[Owner, tuple[float, AESGCM | None]] = {}
# Keys made by transactions of this process that are not known to have committed. They are not cached: after
# a rollback the same owner gets another key.
_unsettled: set[Owner] = set()


def made(owner: Owner) -> None:
    """Say, inside the transaction that makes it, that this key is new."""
    _unsettled.add(owner)
    transaction.on_commit(lambda: _unsettled.discard(owner))


def drop() -> None:
    """Forget every open key: the next use asks the database."""
    _cache.clear()


def content_owner(correlation: UUID | None, stream: str) -> str:
    """Whose content a stream holds: its call's; a stream without a call is its own."""
    return str(correlation) if correlation else stream


def open_key(kek: str, wrapped: bytes, owner: Owner) -> AESGCM:
    """Unwrap and cache."""
    cached = _fresh(owner, time.monotonic())
    if cached is not None and cached[1] is not None:
        return cached[1]
    key = AESGCM(unwrap(kek, wrapped, *owner))
    _remember(owner, key)
    return key


def keys_of(owners: Iterable[Owner]) -> dict[Owner, AESGCM | None]:
    """The open key of each owner; None where there is none (destroyed or never made)."""
    moment = time.monotonic()
    found: dict[Owner, AESGCM | None] = {}
    missing: list[Owner] = []
    for owner in set(owners):
        cached = _fresh(owner, moment)
        if cached is None:
            missing.append(owner)
        else:
            found[owner] = cached[1]
    if missing:
        stored = rows(
            "SELECT k.owner, k.class, k.kek, k.wrapped FROM log_key k"
            " JOIN unnest(%s::text[], %s::text[]) AS asked (owner, class) USING (owner, class)",
            [array([o for o, _ in missing]), array([c for _, c in missing])],
        )
        for name, content_class, kek, wrapped in stored:
            found[name, content_class] = open_key(kek, wrapped, (name, content_class))
        for owner in missing:
            found.setdefault(owner, None)
    return found


def destroy_key(owner: Owner) -> None:
    """Inside a transaction: the key is gone and will not be made again. Waits for writers who are just
    making it; destructions follow one another, so that their numbers are committed in order."""
    execute("SELECT pg_advisory_xact_lock(hashtextextended('ringback/destruction', 9))")
    execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 9))", ["|".join(owner)])
    execute("DELETE FROM log_key WHERE owner = %s AND class = %s", owner)
    execute("INSERT INTO log_destroyed (owner, class) VALUES (%s, %s) ON CONFLICT DO NOTHING", owner)
    transaction.on_commit(drop)


def content_keys(owners: Sequence[Owner]) -> dict[Owner, AESGCM]:
    """The open keys to write with, made where they are missing.

    StreamForgotten: that content was destroyed, and nothing of its class may come again.
    """
    found = keys_of(owners)
    ready: dict[Owner, AESGCM] = {}
    for owner in sorted(found):
        key = found[owner]
        ready[owner] = _make(owner) if key is None else key
    return ready


def _make(owner: Owner) -> AESGCM:
    execute("SELECT pg_advisory_xact_lock_shared(hashtextextended(%s, 9))", ["|".join(owner)])
    if rows("SELECT 1 FROM log_destroyed WHERE owner = %s AND class = %s", owner):
        raise StreamForgotten(f"{owner[0]} ({owner[1]})")
    kek, wrapped, _ = new_wrapped_key(*owner)
    execute(
        "INSERT INTO log_key (owner, class, kek, wrapped) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING",
        [*owner, kek, wrapped],
    )
    made(owner)
    ((kek, wrapped),) = rows("SELECT kek, wrapped FROM log_key WHERE owner = %s AND class = %s", owner)
    return AESGCM(unwrap(kek, wrapped, *owner))


def _fresh(owner: Owner, moment: float) -> tuple[float, AESGCM | None] | None:
    cached = _cache.get(owner)
    return cached if cached is not None and moment - cached[0] < CACHE_SECONDS else None


def _remember(owner: Owner, key: AESGCM) -> None:
    if owner in _unsettled:
        return
    if len(_cache) >= CACHE_KEYS:
        _cache.clear()
    _cache[owner] = (time.monotonic(), key)
