"""The word families of the policy in force, made ready once for each version of their words."""

import hashlib

import msgspec

from coordination.policy.published import policy
from coordination.policy.triggers import Triggers
from coordination.routing.triggers.building import families_of
from coordination.routing.triggers.families import Families

KEPT = 4  # versions: the one in force, one that is just published, and drafts that are looked at

_of_version: dict[str, Families] = {}
_of_words: dict[str, Families] = {}


def families() -> Families:
    """Of the policy in force. A changed roster makes another policy of the same words: they are not made
    ready again, which takes a second or so."""
    current = policy()
    known = _of_version.get(current.version)
    if known is None:
        known = _kept(_of_version, current.version, made_ready(current.triggers))
    return known


def made_ready(triggers: Triggers) -> Families:
    """The families of these words, whichever policy they are of: a draft's too."""
    words = hashlib.sha256(msgspec.json.encode(triggers)).hexdigest()
    known = _of_words.get(words)
    return known if known is not None else _kept(_of_words, words, families_of(triggers))


def _kept(cache: dict[str, Families], key: str, value: Families) -> Families:
    if len(cache) >= KEPT:
        cache.pop(next(iter(cache)))
    cache[key] = value
    return value
