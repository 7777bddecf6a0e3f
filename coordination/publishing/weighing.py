"""A draft against what is in force: its problems, what of it is looser, whether it acts by telephone."""

from collections.abc import Mapping
from functools import lru_cache

import msgspec

from coordination.policy.documents import Files, file_of, hash_of
from coordination.policy.errors import PolicyError
from coordination.policy.loosening import loosened
from coordination.policy.problems import People, problems_of
from coordination.policy.published import LANGUAGES, Policy, policy_of, shipped_files
from coordination.policy.reading import version_of
from coordination.policy.standing import Standing
from coordination.policy.triggers import Triggers
from coordination.routing.patterns.errors import PatternError
from coordination.routing.ready import made_ready


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """`after` is None while it cannot be in force. `files`: what would be; `acts`: it lets something act by
    telephone that does not now; `notices`: hash of the notices that would be in force."""

    before: Policy
    after: Policy | None
    files: Mapping[str, bytes]
    problems: tuple[str, ...]
    loosens: tuple[str, ...]
    acts: bool
    notices: str


def weigh(name: str, text: str | None, standing: Standing, people: People) -> Weighed:
    """The policy with this text as the document `name`; None is the text that ships."""
    in_force = standing.files_over(shipped_files())
    before = _made_of(in_force)
    content = shipped_files()[file_of(name)] if text is None else text.encode()
    files = {**in_force, file_of(name): content}
    after = _usable(files)
    problems = problems_of(name, before, files, people)
    if after is not None:
        problems += _unreadable_words(before, after)
    return Weighed(
        before=before,
        after=after,
        files=files,
        problems=tuple(problems),
        loosens=tuple(loosened(before, after)) if after is not None else (),
        acts=after is not None and bool(after.rollout.acting() - before.rollout.acting()),
        notices=notices_of(files),
    )


def notices_of(files: Files) -> str:
    """SHA-256 over what callers hear, in all languages: what somebody signs when she signs the notices."""
    hashes = [hash_of(files[f"prompts.{language}.yaml"].decode()) for language in LANGUAGES]
    return hash_of("\n".join(hashes))


def _usable(files: Files) -> Policy | None:
    try:
        return policy_of(files)
    except PolicyError:
        return None


def _unreadable_words(before: Policy, after: Policy) -> list[str]:
    """Word patterns that the engine cannot use, where they changed: it would find nothing by any of them."""
    try:
        for old, new in zip(_words_of(before), _words_of(after), strict=True):
            if old != new:
                made_ready(new)
    except PatternError as error:
        return [f"{error}."]
    return []


def _words_of(policy: Policy) -> tuple[Triggers, ...]:
    return policy.triggers, policy.barriers, policy.cues.words


def _made_of(files: Files) -> Policy:
    return _of_version(version_of(files), tuple(sorted(files.items())))


@lru_cache(maxsize=4)
def _of_version(_: str, files: tuple[tuple[str, bytes], ...]) -> Policy:
    return policy_of(dict(files))
