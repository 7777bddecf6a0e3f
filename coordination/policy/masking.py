"""By which words near it a number is known to be a card's or a social security number."""

import msgspec

from coordination.policy.decided import Decided, FromFile

Phrases = dict[str, Decided[list[str]]]


class MaskingFile(FromFile, frozen=True, kw_only=True):
    """masking.yaml"""

    near_card_numbers: Phrases
    near_security_codes: Phrases
    near_social_security_numbers: Phrases


class MaskingWords(msgspec.Struct, frozen=True, kw_only=True):
    """Phrases of all languages together, each as its words in small letters."""

    card: frozenset[tuple[str, ...]]
    security_code: frozenset[tuple[str, ...]]
    social_security: frozenset[tuple[str, ...]]


def masking_words_of(file: MaskingFile) -> MaskingWords:
    """The file as sets to look phrases up in."""
    return MaskingWords(
        card=_phrases(file.near_card_numbers),
        security_code=_phrases(file.near_security_codes),
        social_security=_phrases(file.near_social_security_numbers),
    )


def _phrases(by_language: Phrases) -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(phrase.lower().split()) for decided in by_language.values() for phrase in decided.value
    )
