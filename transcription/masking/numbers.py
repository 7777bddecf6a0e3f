"""What kind of number a run of digits is."""

from collections.abc import Sequence

CARD_LENGTHS = range(13, 20)
"""Digits of a payment card (ISO/IEC 7812-1: up to 19; 13 is the shortest that is issued)."""
CARD_FIRST_DIGITS = "23456"
"""Payment networks' first digits; 1, 7, 8, 9 and 0 are airlines, fuel, health and national bodies."""
CARD_PREFIX = 4
CARD_PREFIXES_OF_TWO = range(2221, 2721)
"""First four digits of the cards that begin with a 2 (Mastercard's range of 2016). Years and area codes such
as 202 are not among them."""
USUAL_CARD_LENGTHS = (15, 16)
LIKELY_CARD_LENGTH = 12
"""With the word "credit card" near it, so many digits are a card's of which some were not heard."""
SOCIAL_LENGTH = 9
LAST_FOUR = 4
CODE_LENGTHS = (3, 4)


def checks(number: str) -> bool:
    """The check digit is right (Luhn, ISO/IEC 7812-1 annex B)."""
    doubled = (int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(number)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def is_card(number: str) -> bool:
    """Long enough, of a payment network, and with the right check digit."""
    return len(number) in CARD_LENGTHS and number[0] in CARD_FIRST_DIGITS and checks(number)


def card_within(parts: Sequence[str]) -> tuple[int, int] | None:
    """First and last of the parts that together are a card's number; the longest one that is there."""
    spans = [(first, last) for first in range(len(parts)) for last in range(first, len(parts))]
    spans.sort(key=lambda span: span[0] - span[1])
    return next((span for span in spans if is_card("".join(parts[span[0] : span[1] + 1]))), None)


def looks_like_card(number: str) -> bool:
    """A usual card's length and first digit: one digit misheard breaks the check digit."""
    return len(number) in USUAL_CARD_LENGTHS and number[0] in CARD_FIRST_DIGITS


def may_begin_card(number: str) -> bool:
    """Four digits or more, as a payment card begins."""
    if len(number) < CARD_PREFIX or number[0] not in CARD_FIRST_DIGITS:
        return False
    return number[0] != "2" or int(number[:CARD_PREFIX]) in CARD_PREFIXES_OF_TWO
