"""Divides what was said into clauses: as far as a denial, a time or an "if" reaches."""

from collections.abc import Sequence

from coordination.routing.patterns.lexicon import MARKS
from coordination.routing.triggers.context import Clausal

SHORTEST = 2  # words that a clause has before a subject without a comma begins the next one


def clauses(text: str, words: Clausal) -> list[int]:
    """For each character the number of its clause, from 0. A mark belongs to the clause before it."""
    numbers: list[int] = []
    number, begin = 0, 0
    for at in range(len(text)):
        if at > begin and _begins(text, at, begin, words):
            number, begin = number + 1, at
        numbers.append(number)
    return numbers


def _begins(text: str, at: int, begin: int, words: Clausal) -> bool:
    """Whether a clause begins there, the one before it having begun at `begin`."""
    one, before, after = text[at], text[at - 1], text[at + 1 : at + 2]
    if before in MARKS:
        return one not in MARKS and (before != "," or one in words.openers)
    if one in words.joiners:
        return after in words.openers or after in words.past
    return one in words.contrasts or (
        at - begin >= SHORTEST and before not in words.joiners and _is_subject(one, before, after, words)
    )


def _is_subject(one: str, before: str, after: str, words: Clausal) -> bool:
    """A subject that no word before it takes for its own."""
    if one in words.pointers and after in words.happens:
        return before not in words.takers
    if one in words.subjects:
        return before not in words.takers
    return one in words.possessives and before not in words.carriers


def bounds(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """First character and the one after the last of each clause."""
    found: list[tuple[int, int]] = []
    for at, number in enumerate(numbers):
        if number == len(found):
            found.append((at, at + 1))
        else:
            found[-1] = (found[-1][0], at + 1)
    return found
