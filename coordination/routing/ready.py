"""The word families of the policy in force, made ready once for each version of their words."""

import hashlib
from typing import TypeVar

import msgspec

from coordination.policy.errors import PolicyError
from coordination.policy.published import Policy, policy
from coordination.policy.triggers import Triggers
from coordination.routing.patterns.errors import PatternError
from coordination.routing.triggers.building import families_of
from coordination.routing.triggers.families import Families

K = TypeVar("K")
KEPT = 12  # of each: what is in force, what is just published, and drafts that are looked at

_of_version: dict[tuple[str, str], Families] = {}
_of_words: dict[str, Families] = {}


def families() -> Families:
    """Of the policy in force. A changed roster makes another policy of the same words: they are not made
    ready again, which takes a second or so."""
    current = policy()
    return _of("triggers", current.version, current.triggers)


def barriers() -> Families:
    """What keeps callers from care, in the same way."""
    current = policy()
    return _of("barriers", current.version, current.barriers)


def cues() -> Families:
    """What shows how a call goes, in the same way."""
    current = policy()
    return _of("cues", current.version, current.cues.words)


def _of(name: str, version: str, words: Triggers) -> Families:
    known = _of_version.get((name, version))
    return known if known is not None else _kept(_of_version, (name, version), made_ready(words))


def prepare(policy: Policy) -> None:
    """A policy's words before it is in force, in a process that has looked for words before: else the first
    words after it is published would wait. PolicyError for a pattern that cannot be read."""
    if not _of_version:
        return
    try:
        _of("triggers", policy.version, policy.triggers)
        _of("barriers", policy.version, policy.barriers)
        _of("cues", policy.version, policy.cues.words)
    except PatternError as error:
        raise PolicyError(error.where, error.pattern, error.sentence) from error


def made_ready(triggers: Triggers) -> Families:
    """The families of these words, whichever policy they are of: a draft's too."""
    words = hashlib.sha256(msgspec.json.encode(triggers)).hexdigest()
    known = _of_words.get(words)
    return known if known is not None else _kept(_of_words, words, families_of(triggers))


def _kept(cache: dict[K, Families], key: K, value: Families) -> Families:
    if len(cache) >= KEPT:
        cache.pop(next(iter(cache)))
    cache[key] = value
    return value
