"""By which words a caller tells what keeps them from care: barriers.<language>.yaml.

The files are written as those of the triggers are, and read by the same code; what stands around the words
(denials, times, "if") is in the same context files.
"""

from collections.abc import Mapping

from coordination.policy.errors import PolicyError
from coordination.policy.triggers import ContextFile, FamilyRule, Triggers, WordsFile

KINDS = (
    "transport",
    "cost",
    "childcare",
    "language",
    "work",
    "fear",
    "technology",
    "housing",
    "forgot",
)
RULE = FamilyRule(lowered_by=["denied", "hypothetical"])
"""What is denied or only supposed is no barrier. One of last year is: it may stand in the way again."""


def barriers_of(words: Mapping[str, WordsFile], contexts: Mapping[str, ContextFile]) -> Triggers:
    """All files together. PolicyError where a language lacks a kind, or has one that there is not."""
    for language, one in words.items():
        if odd := set(KINDS) ^ one.families.keys():
            name = min(odd)
            sentence = "is missing" if name in KINDS else "is no kind of barrier"
            raise PolicyError(f"barriers.{language}.yaml", f"families.{name}", sentence)
    return Triggers(rules=dict.fromkeys(KINDS, RULE), words=dict(words), contexts=dict(contexts))
