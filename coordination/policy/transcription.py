"""How long words may be late before people do without them, and what the second hearing leans to."""

from datetime import timedelta
from typing import Annotated

import msgspec

from coordination.policy.decided import Decided, FromFile
from coordination.policy.refusals import words_of
from coordination.policy.span import Span

# A phrase is quoted as it was heard, so it can hold no digit that would have to be masked.
Phrase = Annotated[str, msgspec.Meta(pattern=r"^[^\d\n]+$", max_length=40)]


class TranscriptionFile(FromFile, frozen=True, kw_only=True):
    """transcription.yaml"""

    hand_over_unheard_after: Decided[Span]
    second_hearing: Decided[bool]
    leaning: dict[str, Decided[dict[str, list[Phrase]]]]


class Leaning(msgspec.Struct, frozen=True, kw_only=True):
    """What the second hearing leans to in one language: by family the words of each phrase."""

    families: dict[str, frozenset[tuple[str, ...]]]

    @property
    def phrases(self) -> frozenset[tuple[str, ...]]:
        """All of them."""
        return frozenset().union(*self.families.values())


class TranscriptionPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """`hand_over_unheard_after`: a recording that nothing heard for so long is a person's to hear.
    `leaning` by language; empty where the clinic wants no second hearing."""

    hand_over_unheard_after: timedelta
    leaning: dict[str, Leaning]


def transcription_of(file: TranscriptionFile) -> TranscriptionPolicy:
    wanted = file.leaning if file.second_hearing.value else {}
    return TranscriptionPolicy(
        hand_over_unheard_after=file.hand_over_unheard_after.value.length,
        leaning={language: leaning_of(decided.value) for language, decided in wanted.items()},
    )


def leaning_of(families: dict[str, list[str]]) -> Leaning:
    """By family, as the file has them."""
    return Leaning(
        families={
            family: frozenset(words_of(phrase) for phrase in phrases) for family, phrases in families.items()
        }
    )
