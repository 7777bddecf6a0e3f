"""Reads what is published, puts it on record as a version and in force in this process.

An old version can be read again: `policy_at(call's first event's policy)`.
"""

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

from django.conf import settings
from django.db import transaction
from msgspec.structs import replace

from coordination.log.append import Entry, append
from coordination.log.errors import ConcurrencyError
from coordination.log.event import Context
from coordination.log.execute import TRIES
from coordination.log.stream import now
from coordination.policy.documents import REGISTER, Files
from coordination.policy.errors import UnknownVersion
from coordination.policy.in_force import IN_FORCE
from coordination.policy.published import Policy, policy, policy_of, shipped, shipped_files
from coordination.policy.reading import version_of
from coordination.policy.register import files_at, taking_up
from coordination.policy.standing import Standing, standing_of

ACTOR = "system:policy@1"
Prepare = Callable[[Policy], None]
_prepares: list[Prepare] = []


def before_in_force(prepare: Prepare) -> None:
    """Add what an app above this one makes of a policy, in its `ready`: it is made before that policy is in
    force in this process, so that no caller waits for it. It raises PolicyError for what it cannot use."""
    _prepares.append(prepare)


def take_up() -> Policy:
    """What is published now is in force in this process when this returns, and its version on record.

    Raises PolicyError when the published documents and the files that ship make no policy together: what
    was in force stays so.
    """
    for attempt in range(1, TRIES + 1):
        standing = standing_of(shipped_files())
        files = standing.files_over(shipped_files())
        found = _made_of(files)
        for prepare in _prepares:
            prepare(found)
        try:
            with transaction.atomic():
                entry = register_entry(standing, files)
                append([entry], _context(now(), found.version)) if entry.events else None
            IN_FORCE.put(found)
            return found
        except ConcurrencyError:
            if attempt == TRIES:
                raise
    raise AssertionError("unreachable")


def register_entry(standing: Standing, files: Files) -> Entry:
    """What puts the version of these files on record: no events when it is. It goes with whatever makes them,
    in one transaction: two documents that are published at once see each other."""
    events = taking_up(standing.register, files, standing.proposed())
    return Entry(stream=REGISTER, expected=standing.register_version, events=events)


def _made_of(files: Files) -> Policy:
    """The policy of these files, the same value as before where they are the same."""
    before = IN_FORCE.now() or shipped()
    return before if before.version == version_of(files) else policy_of(files)


def _context(at: datetime, version: str) -> Context:
    return Context(
        actor=ACTOR, role="system", clinic=settings.RINGBACK_CLINIC, occurred_at=at, policy=version
    )


def policy_at(version: str) -> Policy:
    """The policy as it was when decisions named this version. What ships now stands where that version had
    no such document yet.

    Raises UnknownVersion, and PolicyError when this code cannot read so old a document any more.
    """
    for known in (policy(), shipped()):
        if known.version == version:
            return known
    return _at(version)


@lru_cache(maxsize=32)
def _at(version: str) -> Policy:
    standing = standing_of(shipped_files())
    files = files_at(standing.register, version, standing.proposed())
    if files is None:
        raise UnknownVersion(version)
    return replace(policy_of({**shipped_files(), **files}), version=version)
